#!/usr/bin/env node
import { realpathSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compileCacheFolder, findNode, runWithPinnedNode } from './pinned-node.mjs';

const here = dirname(realpathSync(fileURLToPath(import.meta.url)));
const root = join(here, '..', '..', '..');
const main = join(here, '..', 'src', 'main.ts');
const server = ['start', 'serve'].find((name) => name === process.argv[2]);
const opensDatabase = server !== undefined || ['backup', 'restore'].includes(process.argv[2]);

if (!opensDatabase && findNode(root) === process.execPath) {
  // Only what opens the database needs more than the right Node, and a second process costs as long as many a command.
  module.enableCompileCache(compileCacheFolder(root));
  await import(pathToFileURL(main).href);
} else {
  runWithPinnedNode(root, [main, ...process.argv.slice(2)], server || '');
}
