import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const checkout = join(import.meta.dirname, '..', '..');

/** A checkout in miniature, in a folder with a space: the launcher as it is, a lockfile without packages, a server that only waits. */
let folder: string;
let root: string;
let started: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem launch-'));
  root = join(folder, 'a b');
  started = [];
  mkdirSync(join(root, 'packages/cli/src'), { recursive: true });
  mkdirSync(join(root, 'packages/cli/bin'), { recursive: true });
  mkdirSync(join(root, 'scripts/launch'), { recursive: true });
  for (const file of ['scripts/launch.mjs', 'packages/cli/bin/pinned-node.mjs'])
    cpSync(join(checkout, file), join(root, file));
  for (const name of ['build', 'install', 'lock']) {
    cpSync(join(checkout, `scripts/launch/${name}.mjs`), join(root, `scripts/launch/${name}.mjs`));
  }
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'mini', version: '1.0.0', type: 'module' }));
  lock('1.0.0');
  writeFileSync(
    join(root, 'packages/cli/src/main.ts'),
    `const [, , command, what = 'wait']: string[] = process.argv;
     process.on('SIGINT', () => { console.log('stopped'); process.exit(0); });
     console.log(command + ' ' + what);
     if (what === 'wait') setInterval(() => {}, 1000);
     else process.exit(Number(what));`,
  );
});

afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('the launcher', () => {
  it('installs from the lockfile once, and passes the exit code through', async () => {
    const first = await launch(['start', '7']);
    expect(first).toMatchObject({ code: 7, out: 'start 7\n' });
    expect(first.err).toContain('Installing');
    const second = await launch(['start', '0']);
    expect(second).toMatchObject({ code: 0, out: 'start 0\n', err: '' });
  });

  it('takes what npm itself has installed from this very lockfile', async () => {
    mkdirSync(join(root, 'node_modules'));
    writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: {} }));
    expect(await launch(['start', '0'])).toMatchObject({ code: 0, err: '' });
  });

  it('works without a home', async () => {
    const done = await launch(['start', '0'], { HOME: '' });
    expect(done).toMatchObject({ code: 0, out: 'start 0\n' });
  });

  it('never installs under a running server, and says so', async () => {
    const server = await launchServer();
    lock('1.0.1');
    const other = await launch(['start', '0']);
    expect(other).toMatchObject({ code: 2, out: '' });
    expect(other.err).toContain(`"start" (process ${server.pid})`);
    server.kill('SIGINT');
    await ended(server);
    expect(await launch(['start', '0'])).toMatchObject({ code: 0 });
  });

  it('lets signals through, so that the server stops by itself', async () => {
    const server = await launchServer();
    const output = text(server.stdout ?? process.stdin);
    server.kill('SIGINT');
    expect(await ended(server)).toBe(0);
    expect(await output).toContain('stopped');
  });

  it('installs once where two launches come at once', async () => {
    const [one, other] = await Promise.all([launch(['start', '0']), launch(['start', '0'])]);
    expect([one.code, other.code]).toEqual([0, 0]);
    expect(`${one.err}${other.err}`.match(/Installing/g)).toHaveLength(1);
    expect(existsSync(join(root, '.cache/launch.lock'))).toBe(false);
  });

  it('takes over the lock of a launch that died', async () => {
    const dead = spawn(process.execPath, ['-e', '']);
    await ended(dead);
    mkdirSync(join(root, '.cache'));
    writeFileSync(join(root, '.cache/launch.lock'), String(dead.pid));
    expect(await launch(['start', '0'])).toMatchObject({ code: 0, out: 'start 0\n' });
  });

  it('says what went wrong where npm cannot install', async () => {
    const manifest = { name: 'mini', version: '1.0.0', dependencies: { nowhere: 'file:./nowhere.tgz' } };
    writeFileSync(join(root, 'package.json'), JSON.stringify(manifest));
    const done = await launch(['start', '0']);
    expect(done.code).toBe(1);
    expect(done.err).toContain('The installation failed');
  });

  it('refuses a command that it does not know', async () => {
    expect(await launch(['toString'])).toMatchObject({ code: 2, err: expect.stringContaining('Usage') });
  });

  it('is parsed by Node 20.19: no syntax that is younger', () => {
    for (const name of [
      '../launch.mjs',
      'build.mjs',
      'install.mjs',
      'lock.mjs',
      '../../packages/cli/bin/pinned-node.mjs',
    ]) {
      expect(readFileSync(join(import.meta.dirname, name), 'utf8')).not.toMatch(
        /\b(using|import defer|Promise\.try|\.toSorted|import\.meta\.(dirname|filename))\b/,
      );
    }
  });
});

function lock(version: string): void {
  const content = { name: 'mini', version, lockfileVersion: 3, packages: { '': { name: 'mini', version } } };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(content));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'mini', version, type: 'module' }));
}

function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = spawn(process.execPath, [join(root, 'scripts/launch.mjs'), ...args], {
    cwd: folder,
    env: { ...process.env, NODE_COMPILE_CACHE: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  return child;
}

async function launch(
  args: readonly string[],
  environment?: NodeJS.ProcessEnv,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = run(args, environment);
  if (child.stdout === null || child.stderr === null) throw new Error('no pipes');
  const [code, out, err] = await Promise.all([ended(child), text(child.stdout), text(child.stderr)]);
  return { code, out, err };
}

async function launchServer(): Promise<ChildProcess> {
  const child = run(['start']);
  await new Promise((ready) => child.stdout?.once('data', ready));
  return child;
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  return new Promise((resolve) => child.once('exit', resolve));
}
