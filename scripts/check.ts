import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

interface Check {
  readonly name: string;
  /** A script of the checkout and its arguments, run by this Node. */
  readonly command: readonly string[];
  /** What to do when it fails. */
  readonly remedy: string;
  /** A file without which there is nothing to check. */
  readonly needs?: string;
}

const checks: readonly Check[] = [
  {
    name: 'types',
    command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'],
    remedy: 'Mend the types; no any, no !, no @ts-ignore.',
  },
  {
    name: 'types of the console',
    command: ['node_modules/typescript/bin/tsc', '-p', 'packages/console/tsconfig.json'],
    remedy: 'Mend the types; no any, no !, no @ts-ignore.',
    needs: 'packages/console/tsconfig.json',
  },
  {
    name: 'lint',
    command: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings', '--format=unix'],
    remedy: 'Mend what it names; the rules stand in .oxlintrc.json.',
  },
  {
    name: 'formatting',
    command: ['node_modules/oxfmt/bin/oxfmt', '--check'],
    remedy: 'Run "npx oxfmt".',
  },
  {
    name: 'unused code',
    command: ['node_modules/knip/bin/knip.js', '--no-progress'],
    remedy: 'Take away what nothing uses, or use it; knip.json says what is an entry.',
  },
  {
    name: 'import direction',
    command: ['scripts/check-import-direction.ts'],
    remedy: 'The plan stands in scripts/house.ts and docs/architecture.md.',
  },
  { name: 'names', command: ['scripts/check-names.ts'], remedy: 'Rename the files.' },
  { name: 'packages', command: ['scripts/check-packages.ts'], remedy: 'Mend the package.json.' },
  {
    name: 'supply',
    command: ['scripts/check-supply.ts'],
    remedy: 'Take another package, or explain it in scripts/supply.ts.',
  },
  {
    name: 'generated files',
    command: ['scripts/generate-docs.ts', '--check'],
    remedy: 'Run "npx node scripts/generate-docs.ts" and commit what it wrote.',
    needs: 'scripts/generate-docs.ts',
  },
  {
    name: 'generated types',
    command: ['packages/client/scripts/generate.ts', '--check'],
    remedy: 'Run "npx node packages/client/scripts/generate.ts" and commit what it wrote.',
  },
];

const root = join(import.meta.dirname, '..');
const wanted = process.argv.slice(2);
const chosen = checks.filter(
  ({ name, needs }) =>
    (wanted.length === 0 || wanted.includes(name)) && (needs === undefined || existsSync(join(root, needs))),
);
const failed = chosen.filter((check) => !run(check));

console.log(
  failed.length === 0
    ? `All ${chosen.length} checks passed.`
    : `${failed.length} of ${chosen.length} checks failed: ${failed.map(({ name }) => name).join(', ')}.`,
);
process.exitCode = failed.length === 0 && chosen.length > 0 ? 0 : 1;

function run({ name, command, remedy }: Check): boolean {
  const began = performance.now();
  const [script = '', ...parameters] = command;
  const done = spawnSync(
    process.execPath,
    ['--conditions=tandem-source', '--disable-warning=ExperimentalWarning', join(root, script), ...parameters],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const passed = done.status === 0;
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (!passed) console.log(`${done.stdout}${done.stderr}${done.error?.message ?? ''}\n${remedy}\n`);
  return passed;
}
