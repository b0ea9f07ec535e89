import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import { house, testRooms, type PackagePlan } from './house.ts';
import { checkoutFiles } from './source-files.ts';

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const root = join(import.meta.dirname, '..');
const files = checkoutFiles(root).filter((file) => /^packages\/[^/]+\/src\/.*\.tsx?$/.test(file));
const imports = new Map(files.map((file) => [file, importsOf(file)]));
const problems = [...files.flatMap(problemsOf), ...circles()];

for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error(
    '\nA room imports only from rooms before it in scripts/house.ts, a package only from those it names there. Move what both need up, or hand it in as a parameter.',
  );
  process.exitCode = 1;
}

function importsOf(file: string): Import[] {
  const { module } = parseSync(file, readFileSync(join(root, file), 'utf8'));
  const fixed = module.staticImports.map((found) => ({
    specifier: found.moduleRequest.value,
    typeOnly: found.entries.length > 0 && found.entries.every((entry) => entry.isType),
  }));
  const passedOn = module.staticExports
    .flatMap((found) => found.entries)
    .flatMap((entry) =>
      entry.moduleRequest ? [{ specifier: entry.moduleRequest.value, typeOnly: entry.isType }] : [],
    );
  const later = module.dynamicImports.flatMap((found) => {
    const text = readFileSync(join(root, file), 'utf8').slice(found.moduleRequest.start, found.moduleRequest.end);
    const literal = /^['"`]([^'"`$]+)['"`]$/.exec(text)?.[1];
    return literal === undefined ? [] : [{ specifier: literal, typeOnly: false }];
  });
  return [...fixed, ...passedOn, ...later];
}

function problemsOf(file: string): string[] {
  const [, packageName = ''] = file.split('/');
  const plan = house.find(({ name }) => name === packageName);
  if (plan === undefined) return [`${file}: the package ${packageName} is not on the plan.`];
  const room = roomOf(file);
  if (!isKnown(plan, room) && !isWholeTest(file))
    return [`${file}: the room "${room}" of ${packageName} is not on the plan.`];
  return (imports.get(file) ?? []).flatMap(({ specifier }) => {
    const problem = specifier.startsWith('.')
      ? withinPackage(plan, file, specifier)
      : acrossPackages(plan, file, specifier);
    return problem === undefined ? [] : [`${file}: ${problem}`];
  });
}

function withinPackage(plan: PackagePlan, file: string, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(file), specifier);
  if (!target.startsWith(`packages/${plan.name}/`)) return `imports ${specifier}, which lies outside its package.`;
  if (!target.startsWith(`packages/${plan.name}/src/`)) return undefined;
  const from = roomOf(file);
  const to = roomOf(target);
  if (isHarness(target)) {
    return mayUseHarness(file) ? undefined : `imports ${specifier}, which is there for tests only.`;
  }
  if (isHarness(file) || isWholeTest(file) || from === to || from === 'index') return undefined;
  if (to === 'index') return `imports its own package's index; import the file itself.`;
  if (plan.rooms.indexOf(to) < plan.rooms.indexOf(from)) return undefined;
  return `"${from}" imports from "${to}" (${specifier}), which comes after it.`;
}

function acrossPackages(plan: PackagePlan, file: string, specifier: string): string | undefined {
  const other = /^@tandem\/([^/]+)/.exec(specifier)?.[1];
  if (other === undefined || other === plan.name) return undefined;
  if (mayUseHarness(file) && plan.testsMayImport?.includes(other) === true) return undefined;
  if (!plan.mayImport.includes(other)) return `${plan.name} may not import @tandem/${other}.`;
  const only = plan.onlyIn?.[other];
  if (only === undefined || only === roomOf(file) || mayUseHarness(file)) return undefined;
  return `only "${only}" of ${plan.name} may import @tandem/${other}.`;
}

function mayUseHarness(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || isHarness(file);
}

/** A test of the whole package lies directly in its source folder, beside no file of its own. */
function isWholeTest(file: string): boolean {
  return /^packages\/[^/]+\/src\/[^/]+\.test\.tsx?$/.test(file) && !files.includes(file.replace('.test.', '.'));
}

/** A harness stands in a room of its own, or in a folder of the room that it is for. */
function isHarness(file: string): boolean {
  return file
    .split('/')
    .slice(3, -1)
    .some((folder) => testRooms.includes(folder));
}

/** The folder directly below `src`, or the name of a file that lies there itself. */
function roomOf(file: string): string {
  return (file.split('/')[3] ?? '').replace(/(\.test)?\.tsx?$/, '');
}

function isKnown(plan: PackagePlan, room: string): boolean {
  return room === 'index' || testRooms.includes(room) || plan.rooms.includes(room);
}

/** Files that import each other in a ring when they run. */
function circles(): string[] {
  const mayCircle = (file: string): boolean =>
    house.some(
      ({ name, mayCircle: rooms }) => file.startsWith(`packages/${name}/`) && rooms?.includes(roomOf(file)) === true,
    );
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) {
      if (!mayCircle(file)) found.push(`A circle of imports: ${[...path.slice(at), file].join(' -> ')}`);
      return;
    }
    if (done.has(file)) return;
    for (const { specifier, typeOnly } of imports.get(file) ?? []) {
      if (!typeOnly && specifier.startsWith('.')) walk(posix.join(posix.dirname(file), specifier), [...path, file]);
    }
    done.add(file);
  };
  for (const file of files) walk(file, []);
  return found;
}
