import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { house } from './house.ts';

const manifestShape = z.looseObject({
  name: z.string(),
  version: z.string(),
  private: z.boolean().optional(),
  license: z.string(),
  type: z.string(),
  description: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

const root = join(import.meta.dirname, '..');
const rootVersion = manifestOf(root).version;
const folders = readdirSync(join(root, 'packages')).filter((name) =>
  existsSync(join(root, 'packages', name, 'package.json')),
);
const problems = folders.flatMap(problemsOf);

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

function problemsOf(folder: string): string[] {
  const manifest = manifestOf(join(root, 'packages', folder));
  const say = (wrong: boolean, what: string): string[] => (wrong ? [`packages/${folder}/package.json: ${what}`] : []);
  const siblings = Object.keys(manifest.dependencies).filter((name) => name.startsWith('@tandem/'));
  const plan = house.find(({ name }) => name === folder);
  const permitted = [...(plan?.mayImport ?? []), ...(plan?.testsMayImport ?? [])];
  return [
    ...say(manifest.name !== `@tandem/${folder}`, `"name" should be @tandem/${folder}.`),
    ...say(manifest.version !== rootVersion, `"version" should be ${rootVersion}, as in the root.`),
    ...say(manifest.license !== 'Apache-2.0', '"license" should be Apache-2.0.'),
    ...say(manifest.type !== 'module', '"type" should be module.'),
    ...say(manifest.private !== true && manifest.description === undefined, 'what is published needs a "description".'),
    ...siblings.flatMap((name) =>
      say(!permitted.includes(name.slice('@tandem/'.length)), `may not depend on ${name}; scripts/house.ts says so.`),
    ),
  ];
}

function manifestOf(folder: string): z.infer<typeof manifestShape> {
  return manifestShape.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
}
