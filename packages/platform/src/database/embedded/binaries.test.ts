import { lstatSync, readlinkSync } from 'node:fs';
import { chmod, copyFile, link, lstat, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBinaries, prepareBinaries } from './binaries.ts';
import { run } from './run.ts';
import { findServerAccount } from './server-account.ts';

const isRoot = process.getuid?.() === 0;

describe.skipIf(process.platform === 'win32')('prepareBinaries', () => {
  let base: string;
  let installed: string;
  beforeAll(async () => {
    const { postgres } = await findBinaries(undefined, tmpdir());
    installed = dirname(dirname(postgres));
    base = await mkdtemp(join(tmpdir(), 'tandem-binaries-'));
    await chmod(base, 0o755);
  });
  afterAll(() => rm(base, { recursive: true, force: true }));

  /** The package as npm leaves it where it runs no install scripts: without links, and without the right to execute. */
  async function asUnpacked(name: string, from = installed, to = join(base, name)): Promise<string> {
    await mkdir(to, { recursive: true });
    for (const entry of await readdir(from, { withFileTypes: true })) {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      if (entry.isDirectory()) await asUnpacked(name, source, target);
      if (entry.isFile() && !entry.name.endsWith('.a')) await linkOrCopy(source, target);
    }
    return to;
  }

  async function linkOrCopy(source: string, target: string): Promise<void> {
    await link(source, target).catch(() => copyFile(source, target));
  }

  it('makes the links between libraries that npm leaves out', async () => {
    const native = await asUnpacked('unpacked');
    const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    const links = (await readdir(join(installed, 'lib'))).filter((name) => isLink(join(installed, 'lib', name)));
    const binaries = await prepareBinaries({ native, version: '18' }, undefined, [join(base, 'cache-a')]);
    expect(binaries.postgres.startsWith(native)).toBe(true);
    for (const name of links)
      expect(readlinkSync(join(native, 'lib', name))).toBe(readlinkSync(join(installed, 'lib', name)));
    const { output } = await run(binaries.postgres, ['--version'], { account: undefined, cwd: '/' });
    expect(output).toContain('PostgreSQL) 18');
  });

  it.runIf(isRoot)('serves a user who may not reach the package with a copy that only root can change', async () => {
    const account = await findServerAccount(join(base, 'nowhere'));
    const home = join(base, 'home');
    const native = await asUnpacked('home/native');
    await chmod(home, 0o700);
    const cache = join(base, 'cache-b');
    const umask = process.umask(0o077);
    const first = await prepareBinaries({ native, version: '18' }, account, [cache]).finally(() =>
      process.umask(umask),
    );
    expect(first.postgres).toBe(join(cache, 'postgresql-18', 'bin', 'postgres'));
    expect((await run(first.postgres, ['--version'], { account, cwd: '/' })).exitCode).toBe(0);
    expect((await lstat(join(cache, 'postgresql-18'))).mode & 0o022).toBe(0);
    const madeAt = (await stat(first.postgres)).ctimeMs;
    const second = await prepareBinaries({ native, version: '18' }, account, [cache]);
    expect((await stat(second.postgres)).ctimeMs).toBe(madeAt);
    expect(await readdir(cache)).toEqual(['postgresql-18']);
  });

  it.runIf(isRoot)('trusts no copy that another user could have made', async () => {
    const account = await findServerAccount(join(base, 'nowhere'));
    const native = await asUnpacked('home-2/native');
    await chmod(join(base, 'home-2'), 0o700);
    const open = join(base, 'cache-open');
    await mkdir(open);
    await chmod(open, 0o777);
    const binaries = await prepareBinaries({ native, version: '18' }, account, [open, join(base, 'cache-c')]);
    expect(binaries.postgres.startsWith(join(base, 'cache-c'))).toBe(true);
    expect(await readdir(open)).toEqual([]);
  });
});
