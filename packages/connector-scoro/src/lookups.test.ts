import { describe, expect, it } from 'vitest';
import { scoroLookups } from './lookups.ts';
import { scoroMethod } from './methods/scoro-methods.ts';
import type { Module } from './modules/define-module.ts';
import * as modules from './modules/modules.ts';

function lookup(name: string) {
  const found = scoroLookups.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no look-up ${name}`);
  return found;
}

describe('look-ups', () => {
  it('find records whose name holds the text', () => {
    expect(lookup('projects').input(' house ')).toEqual({ perPage: 25, filter: { project_name: '%house%' } });
    expect(lookup('projects').input('  ')).toEqual({ perPage: 25 });
  });

  it('show a record by its name', () => {
    expect(lookup('projects').choice({ project_id: 4, project_name: 'House', company_name: 'Acme' })).toEqual({
      value: 4,
      label: 'House (Acme)',
    });
    expect(lookup('contacts').choice({ contact_id: 4, name: 'Anna', lastname: 'Tamm' })).toEqual({
      value: 4,
      label: 'Anna Tamm',
    });
    expect(lookup('contacts').choice({ contact_id: 4, name: 'Acme', lastname: '' })).toEqual({
      value: 4,
      label: 'Acme',
    });
    expect(lookup('tasks').choice({ event_id: 4, event_name: null })).toEqual({ value: 4, label: '4' });
    expect(lookup('tasks').choice({})).toBeUndefined();
    expect(lookup('tasks').choice(null)).toBeUndefined();
  });

  it.each(scoroLookups.map((found) => [found.name, found] as const))(
    '%s ask what their method takes',
    (_name, found) => {
      const schema = scoroMethod(found.method)?.input();
      expect(schema?.safeParse(found.input('')).error).toBeUndefined();
      expect(schema?.safeParse(found.input('a%b')).error).toBeUndefined();
    },
  );

  it('are there for every record that a field refers to, save those without a name', () => {
    const names = new Set([...scoroLookups.map((found) => found.name), 'comments', 'retainers']);
    const all: readonly Module[] = Object.values(modules);
    const referred = all.flatMap((module) =>
      Object.values(module.fields).flatMap((field) => (field.refersTo === undefined ? [] : [field.refersTo])),
    );
    expect([...new Set(referred)].filter((name) => !names.has(name))).toEqual([]);
  });
});
