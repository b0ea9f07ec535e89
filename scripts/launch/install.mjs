import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { whatRuns } from '../../packages/cli/bin/pinned-node.mjs';

/**
 * What has to be installed from the lockfile, or undefined where everything of it is there.
 *
 * @param {string} root the checkout
 * @returns {undefined | (() => Promise<void>)}
 */
export function install(root) {
  const lockfile = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = createHash('sha256').update(`${process.platform}-${process.arch}\n${lockfile}`).digest('hex');
  const stampFile = join(root, 'node_modules', '.cache', 'tandem', 'installed');
  if (readText(stampFile) === stamp) return undefined;
  if (isInstalled(root, JSON.parse(lockfile))) {
    keep(stampFile, stamp);
    return undefined;
  }
  return async () => {
    const running = whatRuns(root);
    if (running.length > 0) {
      const list = running.map(({ what, pid }) => `"${what}" (process ${pid})`).join(', ');
      throw Object.assign(
        new Error(
          `The lockfile has changed, but ${list} is running from this checkout. Stop it first; the installation would pull its files away.`,
        ),
        { exitStatus: 2 },
      );
    }
    console.error('Installing what package-lock.json names ...');
    await npmCi(root);
    keep(stampFile, stamp);
  };
}

/**
 * Whether npm has already installed exactly this lockfile, as a contributor's own `npm install` does.
 *
 * @param {string} root
 * @param {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean }> }} lockfile
 */
function isInstalled(root, lockfile) {
  const text = readText(join(root, 'node_modules', '.package-lock.json'));
  if (text === undefined) return false;
  const installed = JSON.parse(text).packages;
  return Object.entries(lockfile.packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** @param {string} root */
async function npmCi(root) {
  const options = [
    'ci',
    '--no-audit',
    '--no-fund',
    '--include=dev',
    '--include=optional',
    '--no-update-notifier',
    '--loglevel=error',
  ];
  const npm = process.env['npm_execpath'];
  const throughNode = npm !== undefined && /\.[cm]?js$/.test(npm);
  // The Node that runs npm, not one below the folder that npm is about to empty.
  const [command, args] = throughNode
    ? [process.env['npm_node_execpath'] || process.execPath, [npm, ...options]]
    : ['npm', options];
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: !throughNode && process.platform === 'win32',
    env: { ...process.env, ...cacheWithoutHome(root) },
  });
  const status = await new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`npm could not be started: ${error.message}`)));
    child.on('exit', (code) => resolve(code));
  });
  if (status !== 0) {
    throw Object.assign(
      new Error(
        'The installation failed; npm says why above. It needs the npm registry and a checkout that can be written to.',
      ),
      { exitStatus: 1 },
    );
  }
}

/**
 * Where HOME is set but empty, npm would take the root of the file system for it.
 *
 * @param {string} root
 */
function cacheWithoutHome(root) {
  if (process.env['HOME'] !== '') return {};
  return { HOME: join(root, '.cache'), npm_config_cache: join(root, '.cache', 'npm') };
}

/**
 * @param {string} file
 * @param {string} stamp
 */
function keep(file, stamp) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, stamp);
}

/** @param {string} file */
function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
