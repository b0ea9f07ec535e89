import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { findNode, noNodeMessage } from '../../packages/cli/bin/pinned-node.mjs';

/** What is built before it runs: from which sources, into which folder, by which command (`{out}` is the new folder). */
const parts = [
  {
    name: 'console',
    sources: ['packages/console', 'packages/client'],
    out: 'packages/console/dist',
    command: [
      'node_modules/vite/bin/vite.js',
      'build',
      'packages/console',
      '--outDir',
      '{out}',
      '--emptyOutDir',
      '--logLevel',
      'warn',
    ],
  },
];

const left = new Set(['node_modules', 'dist', '.cache', 'coverage', 'screenshots']);

/**
 * What is stale and has to be built, or undefined where nothing is.
 *
 * @param {string} root the checkout
 * @returns {undefined | (() => void)}
 */
export function build(root) {
  const stale = parts
    .filter((part) => existsSync(join(root, part.sources[0], 'package.json')))
    .map((part) => ({ ...part, stamp: stampOf(root, part.sources) }))
    .filter((part) => readText(join(root, part.out, '.sources')) !== part.stamp);
  if (stale.length === 0) return undefined;
  return () => {
    for (const part of stale) buildPart(root, part);
  };
}

/**
 * @param {string} root
 * @param {{ name: string, out: string, command: string[], stamp: string }} part
 */
function buildPart(root, part) {
  console.error(`Building the ${part.name} ...`);
  const node = findNode(root);
  if (node === undefined) throw new Error(noNodeMessage());
  const fresh = join(root, '.cache', `${part.name}-${process.pid}`);
  const [script, ...parameters] = part.command.map((word) => (word === '{out}' ? fresh : word));
  const done = spawnSync(node, ['--conditions=tandem-source', join(root, script), ...parameters], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error(`The ${part.name} could not be built; the lines above say why.`);
  }
  writeFileSync(join(fresh, '.sources'), part.stamp);
  const out = join(root, part.out);
  const old = `${fresh}-old`;
  mkdirSync(join(out, '..'), { recursive: true });
  if (existsSync(out)) renameSync(out, old);
  renameSync(fresh, out);
  rmSync(old, { recursive: true, force: true });
}

/**
 * @param {string} root
 * @param {string[]} folders
 */
function stampOf(root, folders) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const file of folders.flatMap((folder) => filesBelow(join(root, folder)))) {
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !left.has(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}

/** @param {string} file */
function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
