import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Connector } from '../definition/connector.ts';

/** What must hold of every definition, whatever the application. */
export function itIsWellDefined(connector: Connector): void {
  const methods = connector.methods.map((facts) => connector.method(facts.key));

  it('names every method once, and finds each by its key', () => {
    const keys = connector.methods.map((facts) => facts.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(methods.map((method) => method?.key)).toEqual(keys);
    expect(connector.method('no.such')).toBeUndefined();
    expect(connector.method('__proto__')).toBeUndefined();
  });

  it('gives every method a name, a category, a summary, and only modes that exist', () => {
    const modes = new Set(connector.modes.map((mode) => mode.name));
    for (const facts of connector.methods) {
      expect(facts.name, facts.key).not.toBe('');
      expect(facts.category, facts.key).not.toBe('');
      expect(facts.summary, facts.key).not.toBe('');
      expect(facts.modes.length, facts.key).toBeGreaterThan(0);
      expect(
        facts.modes.filter((mode) => !modes.has(mode)),
        facts.key,
      ).toEqual([]);
    }
  });

  it('gives every property a label and help, and every mode properties that exist and where to find them', () => {
    const names = new Set(connector.properties.map((property) => property.name));
    for (const property of connector.properties) {
      expect(property.label, property.name).not.toBe('');
      expect(property.help, property.name).not.toBe('');
    }
    for (const mode of connector.modes) {
      expect(mode.where.length, mode.name).toBeGreaterThan(0);
      expect(mode.required.every((name) => mode.properties.includes(name) && names.has(name))).toBe(true);
    }
    expect(connector.properties.some((property) => property.destination === true)).toBe(true);
  });

  it('gives schemas that are JSON Schema 2020-12, and examples that fit them', () => {
    const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
    for (const method of methods) {
      if (method === undefined) {
        continue;
      }
      const validate = ajv.compile(z.toJSONSchema(method.input(), { io: 'input' }));
      ajv.compile(z.toJSONSchema(method.output()));
      expect(validate(method.example()), `${method.key}: ${JSON.stringify(validate.errors)}`).toBe(true);
      expect(method.input().safeParse(method.example()).success, method.key).toBe(true);
    }
  });

  it('refuses members that no schema knows', () => {
    for (const method of methods) {
      const outcome = method?.input().safeParse({ ...method.example(), no_such_member: 1 });
      expect(outcome?.success, method?.key).toBe(false);
    }
  });

  it('draws an icon that runs no script', () => {
    expect(connector.icon).toMatch(/^<svg[\s>]/);
    expect(connector.icon).not.toMatch(/<script|\son\w+=|javascript:/i);
  });
}
