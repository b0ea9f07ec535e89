import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { house } from './house.ts';

const root = join(import.meta.dirname, '..');
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

describe('the documentation', () => {
  it('links to files that are there', () => {
    for (const page of pages) {
      const links = [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)];
      for (const [, link = ''] of links) {
        expect(existsSync(join(root, page, '..', link)), `${page} links to ${link}`).toBe(true);
      }
    }
  });

  it('names every variable that the program reads, and no other', () => {
    const folder = join(root, 'packages/platform/src/configuration');
    const source = readdirSync(folder)
      .filter((name) => !name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
    const table = readFileSync(join(root, 'docs/configuration.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    expect(variablesIn(table.join())).toEqual(variablesIn(source.join()));
  });

  it('draws every room of the house', () => {
    const picture = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
    const drawn = new Set(picture.match(/[a-z][a-z-]+/g));
    const missing = house.flatMap(({ name, rooms }) => [name, ...rooms].filter((room) => !drawn.has(room)));
    expect(missing).toEqual([]);
  });
});

function variablesIn(source: string): string[] {
  return [...new Set(source.match(/TANDEM_[A-Z_]+/g))].toSorted();
}
