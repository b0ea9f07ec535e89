import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { isAlive } from '../../packages/cli/bin/pinned-node.mjs';

/**
 * Does work that only one launch of a checkout may do at a time. `work` first looks whether there is anything to do, answers
 * undefined if not, else the task; the task runs under the lock, after another look.
 *
 * @param {string} root the checkout
 * @param {() => undefined | (() => Promise<void> | void)} work
 * @param {string} doing such as `installing`, for the message to those who wait
 */
export async function withLock(root, work, doing) {
  if (work() === undefined) return;
  const release = await takeLock(root, doing);
  try {
    const task = work();
    if (task !== undefined) await task();
  } finally {
    release();
  }
}

/**
 * @param {string} root
 * @param {string} doing
 */
async function takeLock(root, doing) {
  const folder = join(root, '.cache');
  const lock = join(folder, 'launch.lock');
  const mine = join(folder, `launch.${process.pid}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(mine, String(process.pid));
  const drop = () => rmSync(lock, { force: true });
  try {
    for (let said = false; !linked(mine, lock);) {
      if (takeAwayIfStale(lock, mine)) continue;
      if (!said) console.error(`Another launch of this checkout is ${doing}; waiting for it ...`);
      said = true;
      await setTimeout(200);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  process.on('exit', drop);
  return () => {
    process.off('exit', drop);
    drop();
  };
}

/**
 * A link appears with its content or not at all.
 *
 * @param {string} from
 * @param {string} to
 */
function linked(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} lock
 * @param {string} mine
 */
function takeAwayIfStale(lock, mine) {
  const owner = ownerOf(lock);
  if (owner === undefined) return true;
  if (isAlive(owner)) return false;
  const aside = `${mine}.stale`;
  try {
    renameSync(lock, aside);
  } catch {
    return true;
  }
  // Between the look and the renaming, another launch may have taken the lock anew: then it gets it back.
  if (ownerOf(aside) !== owner) linked(aside, lock);
  rmSync(aside, { force: true });
  return true;
}

/** @param {string} lock */
function ownerOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return undefined;
  }
}
