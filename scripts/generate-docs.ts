import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cycleSchema } from './pages/cycle-schema.ts';
import { errorsPage } from './pages/errors-page.ts';
import { figuresPage } from './pages/figures-page.ts';
import { scoroPage } from './pages/scoro-page.ts';

/** What of docs/ comes out of the code. */
const pages: Readonly<Record<string, () => string>> = {
  'docs/cycle.schema.json': cycleSchema,
  'docs/errors.md': errorsPage,
  'docs/figures.md': figuresPage,
  'docs/scoro-connector.md': scoroPage,
};

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');

for (const [file, make] of Object.entries(pages)) {
  const path = join(root, file);
  const text = make();
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  if (check) {
    console.error(`${file} is not what the code says.`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, text);
    console.log(`Wrote ${file}`);
  }
}
