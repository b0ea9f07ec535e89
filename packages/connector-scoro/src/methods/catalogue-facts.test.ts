import type { Field, Fields } from '@tandem/connector-kit';
import { describe, expect, it } from 'vitest';
import { methodsOfModule } from './methods-of-module.ts';
import type { Module } from '../modules/define-module.ts';
import * as modules from '../modules/modules.ts';

const all: readonly Module[] = Object.values(modules);

/** One line a field: its kind and every fact that decides how it is read, written or filtered. */
function linesOf(fields: Fields, depth = 1): string[] {
  return Object.entries(fields).flatMap(([name, field]) => [
    `${'  '.repeat(depth)}${name}: ${factsOf(field)}`,
    ...inside(field, depth + 1),
  ]);
}

function factsOf({ kind, about: _about, values, of, fields: _fields, writes, ...facts }: Field): string {
  const words = Object.entries(facts).map(([fact, value]) => (value === true ? fact : `${fact}=${String(value)}`));
  const item = of === undefined ? [] : [`of ${of.kind}`];
  const known = values === undefined ? [] : [`[${values.join('|')}]`];
  const written = writes === undefined ? [] : [`written as ${writes.kind} of ${writes.of?.kind ?? writes.kind}`];
  return [kind, ...item, ...known, ...words.toSorted(), ...written].join(' ');
}

function inside(field: Field, depth: number): string[] {
  const members = field.fields ?? field.of?.fields;
  // Nested records of another module stand under that module.
  return members === undefined || all.some((module) => module.fields === members) ? [] : linesOf(members, depth);
}

function describeModule(module: Module): string {
  const { key, path, category, modes, evidence, idField, unconfirmed } = module;
  const methods = methodsOfModule(module).map((method) => {
    const retry = typeof method.retry === 'function' ? 'by input' : method.retry;
    const words = [
      method.effect,
      retry,
      ...(method.paged ? [method.paging?.attested === true ? 'paged' : 'paged?'] : []),
    ];
    return `  ${method.key}: ${[...words, ...(method.givesFile ? ['file'] : []), ...(method.unconfirmed === undefined ? [] : ['unconfirmed'])].join(' ')}`;
  });
  const head = `${key} (/${path}) "${category}" ${modes.join('|')} ${evidence} id=${idField ?? '-'}${unconfirmed === undefined ? '' : ' unconfirmed'}`;
  return [head, ...methods, ' fields', ...linesOf(module.fields)].join('\n');
}

describe('the catalogue of modules', () => {
  it('is what it was: every module, method and field, with the facts that decide how it behaves', async () => {
    await expect(`${all.map(describeModule).join('\n\n')}\n`).toMatchFileSnapshot('./catalogue-facts.txt');
  });

  it('has one key and one path a module', () => {
    expect(new Set(all.map((module) => module.key)).size).toBe(all.length);
    expect(new Set(all.map((module) => module.path)).size).toBe(all.length);
  });

  it('names the module that an id points to by a module that can be listed', () => {
    const keys = new Set(all.filter((module) => Object.hasOwn(module.actions, 'list')).map((module) => module.key));
    const pointed = all.flatMap((module) => Object.values(module.fields).flatMap((field) => field.refersTo ?? []));
    expect(pointed.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('knows each id field', () => {
    const missing = all.filter(({ idField, fields }) => idField !== undefined && !Object.hasOwn(fields, idField));
    expect(missing.map((module) => module.key)).toEqual([]);
  });
});
