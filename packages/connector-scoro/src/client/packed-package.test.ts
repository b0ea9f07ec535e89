import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publint } from 'publint';
import { z } from 'zod';
import { startSandbox, type RunningSandbox } from '@tandem/scoro-sandbox';

const run = promisify(execFile);
const home = join(import.meta.dirname, '../..');
const minutes = 60_000;

let folder: string;
let tarball: string;
let sandbox: RunningSandbox;
let examples: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scoro-packed-'));
  [sandbox, examples] = await Promise.all([startSandbox({ port: 0, limits: 'off' }), readExamples()]);
  const { stdout } = await npm(['pack', '--json', '--pack-destination', folder], home);
  // What the build prints stands before the report.
  const [report]: [{ filename: string }] = JSON.parse(stdout.slice(stdout.indexOf('[\n')));
  tarball = join(folder, report.filename);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'somebody', private: true, type: 'module' }));
  await npm(['install', '--no-audit', '--no-fund', '--loglevel=error', tarball], folder);
  const documented = (await readDocExamples()).map((text) => `${docPrelude}${text}`);
  await Promise.all(
    [...examples, ...documented].map((text, index) => writeFile(join(folder, `example-${index}.ts`), text)),
  );
}, 3 * minutes);

afterAll(async () => {
  await sandbox?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The programs of the README. */
async function readExamples(): Promise<string[]> {
  const readme = await readFile(join(home, 'README.md'), 'utf8');
  return [...readme.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, text = '']) => text);
}

const docPrelude = `import { scoro, type ScoroClient } from '@tandem/connector-scoro';
declare const acme: ScoroClient;
export {};
`;

/** The examples of the client's doc comments. */
async function readDocExamples(): Promise<string[]> {
  const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.ts') && !name.includes('.test'));
  const texts = await Promise.all(files.map((name) => readFile(join(import.meta.dirname, name), 'utf8')));
  return texts.flatMap((text) =>
    [...text.matchAll(/@example\n([^]*?)\s+\*\//g)].map(([, lines = '']) => scoped(lines.replaceAll(/^\s*\* ?/gm, ''))),
  );
}

/** A block of its own, so that an example may declare the names that the prelude has. */
function scoped(text: string): string {
  return `async function example(): Promise<void> {\n${text}\n}\nvoid example;\nvoid scoro;\nvoid acme;\n`;
}

function npm(options: readonly string[], cwd: string) {
  // Settings of the npm that runs these tests must not reach into the packed package's folder.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(config_local_prefix|package|lifecycle)/.test(name)),
  );
  return run('npm', [...options], { cwd, env, maxBuffer: 10_000_000 });
}

describe('the packed package, installed in an empty folder', () => {
  it('holds what its manifest promises', async () => {
    const { messages } = await publint({
      pkgDir: join(folder, 'node_modules/@tandem/connector-scoro'),
      level: 'warning',
      pack: false,
    });
    // The first condition leads to the sources, which stay in the workspace; nobody else asks for it.
    const others = messages.filter(
      ({ code, path }) => !(code === 'FILE_DOES_NOT_EXIST' && path.includes('tandem-source')),
    );
    expect(others).toEqual([]);
  });

  it(
    'type-checks the examples of its README and of its doc comments',
    async () => {
      const tsc = createRequire(import.meta.url).resolve('typescript/package.json');
      const types = dirname(dirname(createRequire(import.meta.url).resolve('@types/node/package.json')));
      await writeFile(
        join(folder, 'tsconfig.json'),
        JSON.stringify({
          compilerOptions: {
            strict: true,
            noEmit: true,
            exactOptionalPropertyTypes: true,
            noUncheckedIndexedAccess: true,
            module: 'nodenext',
            target: 'es2024',
            lib: ['es2024'],
            types: ['node'],
            typeRoots: [types],
            skipLibCheck: false,
          },
          include: ['example-*.ts'],
        }),
      );
      const outcome = await run(process.execPath, [join(dirname(tsc), 'bin/tsc'), '-p', folder]).then(
        () => '',
        (error: { stdout: string }) => error.stdout,
      );
      expect(outcome).toBe('');
    },
    minutes,
  );

  it(
    'runs the examples of its README against the sandbox',
    async () => {
      const credentials = z
        .object({ apiKey: z.string(), username: z.string(), password: z.string() })
        .parse(await (await fetch(`${sandbox.url}/acme/credentials.json`)).json());
      const env = {
        ...process.env,
        NODE_OPTIONS: '',
        SCORO_API_KEY: credentials.apiKey,
        SCORO_USERNAME: credentials.username,
        SCORO_PASSWORD: credentials.password,
      };
      for (const [index, text] of examples.entries()) {
        await writeFile(
          join(folder, `run-${index}.ts`),
          text.replace('= scoro({', `= scoro({ sandboxUrl: '${sandbox.url}',`),
        );
        const { stdout } = await run(process.execPath, [join(folder, `run-${index}.ts`)], { cwd: folder, env });
        expect(stdout).not.toBe('');
      }
      expect(examples.length).toBeGreaterThan(2);
    },
    minutes,
  );
});
