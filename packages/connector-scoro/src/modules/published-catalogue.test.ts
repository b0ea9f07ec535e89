import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Field, FieldKind, Fields } from '@tandem/connector-kit';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Module } from './define-module.ts';
import * as modules from './modules.ts';

const folder = join(import.meta.dirname, '../../../../../shared/scoro-api/catalogue');

const publishedField = z.looseObject({
  type: z.string(),
  format: z.string().optional(),
  wire: z.string().optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  knownValues: z.array(z.union([z.string(), z.number()])).optional(),
  availableIn: z.array(z.string()).optional(),
  readOnly: z.boolean().optional(),
  deprecated: z.boolean().optional(),
  filterable: z.boolean().optional(),
  userTokenOnly: z.boolean().optional(),
  inferred: z.boolean().optional(),
  keyedBy: z.string().optional(),
  get fields() {
    return z.record(z.string(), publishedField).optional();
  },
  items: z.unknown().optional(),
});
type PublishedField = z.infer<typeof publishedField>;

const published = z.looseObject({
  module: z.string(),
  path: z.string(),
  evidence: z.string(),
  auth: z.enum(['either', 'apiKey', 'userToken', 'none']),
  idField: z.string().optional(),
  actions: z.array(z.looseObject({ action: z.string(), inferred: z.boolean().optional() })),
  fields: z.record(z.string(), publishedField),
});

const files = existsSync(folder) ? readdirSync(folder).filter((name) => name !== 'user-auth.yaml') : [];
const all: readonly Module[] = Object.values(modules);

/** The kinds that may stand for a published type; what a value means (money, HTML) is said by its name and not by its type. */
const kindsOf: Readonly<Record<string, readonly FieldKind[]>> = {
  number: ['integer', 'number', 'decimal', 'choice', 'text'],
  string: ['text', 'richText', 'choice', 'decimal', 'date', 'dateTime', 'integer'],
  boolean: ['flag'],
  array: ['list', 'map', 'any'],
  object: ['object', 'map', 'any'],
  any: ['any'],
};
const kindsOfFormat: Readonly<Record<string, FieldKind>> = {
  date: 'date',
  'datetime-iso8601': 'dateTime',
  'datetime-naive': 'dateTime',
  'duration-hms': 'duration',
};
const verbs: Readonly<Record<string, string>> = { view: 'get' };
const replies: Readonly<Record<string, string>> = { view: 'get', list: 'list', modify: 'modify' };

function moduleOf(path: string): Module {
  const found = all.find((module) => module.path === path.replace('{customModulePath}', '{customModule}'));
  if (found === undefined) throw new Error(`No module has the path ${path}.`);
  return found;
}

function differences(name: string, ours: Field | undefined, theirs: PublishedField, top: boolean): string[] {
  if (ours === undefined) return [`${name}: is missing`];
  if (theirs.inferred === true) return ours.unconfirmed === true ? [] : [`${name}: is not marked unconfirmed`];
  const expected =
    theirs.format !== undefined && kindsOfFormat[theirs.format] !== undefined
      ? [kindsOfFormat[theirs.format]]
      : kindsOf[theirs.type];
  const values = theirs.enum ?? theirs.knownValues;
  const scale = /(\d) places/.exec(theirs.wire ?? '')?.[1];
  const checks: readonly (readonly [string, boolean])[] = [
    [`kind ${ours.kind} for ${theirs.type} ${theirs.format ?? ''}`, expected?.includes(ours.kind) === true],
    [
      'values',
      values === undefined ||
        ours.kind === 'any' ||
        new Set(values).symmetricDifference(new Set(ours.values)).size === 0,
    ],
    ['openness', values === undefined || ours.kind === 'any' || (ours.open === true) === (theirs.enum === undefined)],
    ['scale', scale === undefined || ours.scale === Number(scale)],
    ['numeric text', !/numeric STRING/.test(theirs.wire ?? '') || ours.wire === 'numericString'],
    ['readOnly', theirs.readOnly !== true || ours.readOnly === true || ours.createOnly === true],
    ['deprecated', (theirs.deprecated === true) === (ours.deprecated === true)],
    ['onlyWith', (theirs.userTokenOnly === true) === (ours.onlyWith === 'userAuth')],
    ['filter', !top || theirs.filterable !== false || ours.filter === 'no'],
    ['availableIn', !top || sameReplies(ours, theirs)],
  ];
  return [...checks.filter(([, holds]) => !holds).map(([what]) => `${name}: ${what}`), ...nested(name, ours, theirs)];
}

function sameReplies(ours: Field, theirs: PublishedField): boolean {
  const expected = theirs.availableIn?.map((reply) => replies[reply]).toSorted();
  return expected === undefined
    ? ours.availableIn === undefined || ours.wire === 'customFields'
    : expected.join() === ours.availableIn?.toSorted().join();
}

function nested(name: string, ours: Field, theirs: PublishedField): string[] {
  if (ours.wire === 'customFields') return [];
  const item = publishedField.safeParse(theirs.items);
  const members = theirs.fields ?? (item.success ? item.data.fields : undefined);
  const known = ours.fields ?? ours.of?.fields;
  if (members === undefined || ours.kind === 'any') return [];
  return Object.entries(members).flatMap(([member, field]) =>
    differences(`${name}.${member}`, memberOf(known, member), field, false),
  );
}

function memberOf(fields: Fields | undefined, name: string): Field | undefined {
  return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
}

describe.skipIf(files.length === 0)('the published catalogue', () => {
  it('has a module here for each of its own', () => {
    expect(all).toHaveLength(files.length);
  });

  it.each(files)('%s says the same of paths, credentials, actions and fields', (file) => {
    const theirs = published.parse(parse(readFileSync(join(folder, file), 'utf8')));
    const ours = moduleOf(theirs.path);
    const modes = { either: ['apiKey', 'userAuth'], apiKey: ['apiKey'], userToken: ['userAuth'], none: [] }[
      theirs.auth
    ];
    expect({ idField: ours.idField, modes: ours.modes, evidence: ours.evidence }).toEqual({
      idField: theirs.idField,
      modes,
      evidence: theirs.evidence,
    });

    const ourVerbs = Object.keys(ours.actions);
    const theirVerbs = theirs.actions.map(({ action }) => verbs[action] ?? action);
    expect(
      theirVerbs.filter((verb) => !ourVerbs.includes(verb) && !(verb === 'modify' && ourVerbs.includes('update'))),
    ).toEqual([]);

    const fields = Object.entries(theirs.fields).filter(([name]) => name !== 'c_*');
    expect(fields.flatMap(([name, field]) => differences(name, memberOf(ours.fields, name), field, true))).toEqual([]);
  });
});
