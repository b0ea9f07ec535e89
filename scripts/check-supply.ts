import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockfileShape, manifestShape, supplyProblems } from './supply.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
const problems = supplyProblems(
  lockfileShape.parse(read('package-lock.json')),
  manifestShape.parse(read('package.json')),
);

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
