// Behind npm start, test, check, bench, soak and dev. Plain JavaScript that Node 20.19 can parse, without dependencies:
// it installs, builds what is stale, and hands over to the pinned Node.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runWithPinnedNode } from '../packages/cli/bin/pinned-node.mjs';
import { build } from './launch/build.mjs';
import { install } from './launch/install.mjs';
import { withLock } from './launch/lock.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What each npm script runs once everything is there. */
const commands = {
  start: { command: ['packages/cli/src/main.ts', 'start'], built: true },
  test: { command: ['node_modules/vitest/vitest.mjs', 'run'], built: true },
  check: { command: ['scripts/check.ts'], built: false },
  bench: { command: ['bench/run.ts'], built: true },
  soak: { command: ['soak/run.ts'], built: false },
  dev: { command: ['scripts/dev.ts'], built: false },
};

const [name = '', ...rest] = process.argv.slice(2);
const wanted = Object.hasOwn(commands, name) ? commands[name] : undefined;

if (wanted === undefined) {
  fail(`Usage: node scripts/launch.mjs ${Object.keys(commands).join('|')}`, 2);
} else {
  try {
    await withLock(root, () => install(root), 'installing');
    if (wanted.built) await withLock(root, () => build(root), 'building');
  } catch (error) {
    fail(error.message, error.exitStatus || 1);
  }
  const [script, ...parameters] = wanted.command;
  if (!existsSync(join(root, script))) fail(`${script} is missing from this checkout.`, 1);
  runWithPinnedNode(root, [join(root, script), ...parameters, ...rest], name);
}

/**
 * @param {string} message
 * @param {number} status
 */
function fail(message, status) {
  console.error(message);
  process.exit(status);
}
