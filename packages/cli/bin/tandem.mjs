#!/usr/bin/env node
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runWithPinnedNode } from './pinned-node.mjs';

const here = dirname(realpathSync(fileURLToPath(import.meta.url)));
const root = join(here, '..', '..', '..');
const main = join(here, '..', 'src', 'main.ts');
const servers = ['start', 'serve'];

runWithPinnedNode(root, [main, ...process.argv.slice(2)], servers.find((name) => name === process.argv[2]) || '');
