/**
 * Builds what is published: one JavaScript file with the connector kit in it, and the declarations of both. Runs before
 * `npm pack`, since Node refuses to strip types inside `node_modules`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { rolldown } from 'rolldown';
import { z } from 'zod';

const home = join(import.meta.dirname, '..');
/** Built beside and moved into place, so that nobody meets half a build. */
const output = join(home, '.cache', `dist-${process.pid}`);
const declarations = join(output, 'types');

const manifestShape = z.object({ dependencies: z.record(z.string(), z.string()) });
const manifest = manifestShape.parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')));
const installed = Object.keys(manifest.dependencies);

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
await bundle();
declare();
rmSync(join(home, 'dist'), { recursive: true, force: true });
renameSync(output, join(home, 'dist'));

async function bundle(): Promise<void> {
  const build = await rolldown({
    input: join(home, 'src/index.ts'),
    platform: 'node',
    resolve: { conditionNames: ['tandem-source', 'node', 'import', 'default'] },
    external: (id) => id.startsWith('node:') || installed.some((name) => id === name || id.startsWith(`${name}/`)),
    checks: { unresolvedImport: true },
  });
  await build.write({
    file: join(output, 'index.js'),
    format: 'esm',
    // What the kit imports when it needs it stays in the one file.
    codeSplitting: false,
    sourcemap: false,
    comments: { jsdoc: false, legal: true },
  });
  await build.close();
}

/** The compiler gives a declaration beside each source; names of the workspace become paths, since nobody else can resolve them. */
function declare(): void {
  const tsc = join(dirname(findUp('node_modules/typescript/package.json')), 'bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(home, 'packaging/declarations.json'), '--outDir', declarations], {
    stdio: 'inherit',
  });
  for (const file of readdirSync(declarations, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.d.ts')) continue;
    const path = join(declarations, file);
    writeFileSync(path, relocate(readFileSync(path, 'utf8'), file.split(sep).join('/')));
  }
  writeFileSync(join(output, 'index.d.ts'), "export * from './types/connector-scoro/src/index.js';\n");
}

function relocate(text: string, file: string): string {
  const kit = posix.relative(posix.dirname(file), 'connector-kit/src/index.js');
  return text
    .replaceAll(/(['"])@tandem\/connector-kit\1/g, `'${kit.startsWith('.') ? kit : `./${kit}`}'`)
    .replaceAll(/(['"])(\.{1,2}\/[^'"]+)\.ts\1/g, "'$2.js'");
}

function findUp(path: string): string {
  for (let folder = home; ; folder = dirname(folder)) {
    try {
      readFileSync(join(folder, path));
      return join(folder, path);
    } catch (error) {
      if (dirname(folder) === folder)
        throw new Error(`${relative(home, path)} is not there; run npm install.`, { cause: error });
    }
  }
}
