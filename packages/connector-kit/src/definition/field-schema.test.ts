import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import {
  type ChangesOf,
  choice,
  date,
  dateTime,
  decimal,
  duration,
  flag,
  integer,
  list,
  map,
  type NewRecordOf,
  object,
  readAndWrite,
  type RecordOf,
  richText,
  text,
} from './field.ts';
import { changesSchema, newRecordSchema, notWritableNames, readSchema } from './field-schema.ts';

const fields = {
  task_id: integer({ readOnly: true, about: 'Identifies the task.' }),
  name: text({ requiredOnCreate: true }),
  body: richText(),
  status: choice(['open', 'done'], { open: true }),
  kind: choice(['task', 'cal']),
  priority: choice([1, 2, 3]),
  price: decimal({ scale: 2 }),
  is_done: flag({ deprecated: true }),
  due: date(),
  start: dateTime(),
  changed: dateTime({ wire: 'naive' }),
  length: duration({ unit: 'HH:MM:SS' }),
  project_id: integer({ refersTo: 'projects', onlyWith: 'userAuth' }),
  budget: text({ createOnly: true }),
  secret: text({ writeOnly: true }),
  lines: list(object({ id: integer(), price: decimal() })),
  part: object({ name: text({ requiredOnCreate: true }), size: integer() }),
  amounts: map(decimal()),
  users: readAndWrite(list(object({ id: integer() })), list(integer())),
};

describe('the schema of a record as read', () => {
  const schema = readSchema(fields);

  it('takes subsets, nulls and unknown members', () => {
    expect(schema.safeParse({ name: null, c_new: 1, users: [{ id: 1, extra: true }] }).success).toBe(true);
  });

  it('takes values of a choice that are not known yet', () => {
    expect(schema.safeParse({ kind: 'rent', priority: 4 }).success).toBe(true);
  });

  it('leaves out what never comes back', () => {
    expect(Object.keys(schema.shape)).not.toContain('secret');
  });

  it('carries the facts of each field into JSON Schema', () => {
    const { properties } = z.toJSONSchema(schema, { io: 'output' });
    expect(properties?.['task_id']).toMatchObject({
      title: 'Task ID',
      description: 'Identifies the task.',
      readOnly: true,
    });
    expect(properties?.['project_id']).toMatchObject({ 'x-refers-to': 'projects', 'x-only-with': 'userAuth' });
    expect(properties?.['is_done']).toMatchObject({ deprecated: true });
    expect(properties?.['length']).toMatchObject({ 'x-unit': 'HH:MM:SS' });
    expect(JSON.stringify(properties?.['due'])).toContain('"format":"date"');
    expect(JSON.stringify(properties?.['start'])).toContain('"format":"date-time"');
    expect(JSON.stringify(properties?.['changed'])).not.toContain('date-time');
    expect(JSON.stringify(properties?.['price'])).toContain('"pattern"');
  });
});

describe('the schema of a new record', () => {
  const schema = newRecordSchema(fields);

  it('requires what must be given', () => {
    expect(schema.safeParse({}).success).toBe(false);
    expect(schema.safeParse({ name: null }).success).toBe(false);
    expect(schema.safeParse({ name: 'Call' }).success).toBe(true);
  });

  it.each([
    ['an unknown member', { name: 'a', nmae: 'b' }],
    ['what the application sets', { name: 'a', task_id: 1 }],
    ['an unknown member of a line', { name: 'a', lines: [{ prize: 1 }] }],
    ['an unknown value of a closed choice', { name: 'a', kind: 'rent' }],
    ['a number in scientific notation', { name: 'a', price: '1e3' }],
    ['a day that the calendar has not', { name: 'a', due: '2026-02-30' }],
    ['a date where a time is needed', { name: 'a', start: '2026-02-03' }],
    ['seconds where a length of time is needed', { name: 'a', length: '90' }],
    ['a nested object without what it requires', { name: 'a', part: { size: 1 } }],
    ['the form that is only read', { name: 'a', users: [{ id: 1 }] }],
  ])('refuses %s', (_what, record) => {
    expect(schema.safeParse(record).success).toBe(false);
  });

  it.each([
    [{ name: 'a', price: 12.5, status: 'additional7', due: '2024-02-29' }],
    [{ name: 'a', start: '2026-01-31 10:00', length: '125:30:00' }],
    [{ name: 'a', start: '2026-01-31T10:00:00+02:00', users: [3] }],
    [{ name: 'a', budget: 'simple', amounts: { '2026-01-01': '3.50' } }],
  ])('takes %j', (record) => {
    expect(schema.safeParse(record).error).toBeUndefined();
  });
});

describe('the schema of changes', () => {
  it('requires nothing, clears with null, and keeps what was fixed at the start', () => {
    const schema = changesSchema(fields);
    expect(schema.safeParse({ name: null }).success).toBe(true);
    expect(schema.safeParse({ budget: 'simple' }).success).toBe(false);
    expect([...notWritableNames(schema)]).toEqual(['task_id', 'budget']);
  });

  it('requires what the application asks for in every write', () => {
    expect(changesSchema(fields, ['kind']).safeParse({}).success).toBe(false);
  });
});

describe('the static types of a record', () => {
  it('follow from the fields', () => {
    type Fields = typeof fields;
    expectTypeOf<RecordOf<Fields>['price']>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<RecordOf<Fields>['users']>().toExtend<readonly { readonly id?: number | null }[] | null | undefined>();
    expectTypeOf<ChangesOf<Fields>['users']>().toEqualTypeOf<readonly number[] | null | undefined>();
    expectTypeOf<ChangesOf<Fields>['price']>().toEqualTypeOf<string | number | null | undefined>();
    expectTypeOf<ChangesOf<Fields>>().not.toHaveProperty('task_id');
    expectTypeOf<ChangesOf<Fields>>().not.toHaveProperty('budget');
    expectTypeOf<NewRecordOf<Fields>>().toHaveProperty('budget');
    expectTypeOf<NewRecordOf<Fields>['name']>().toEqualTypeOf<string>();
    expectTypeOf<ChangesOf<Fields>['kind']>().toEqualTypeOf<'task' | 'cal' | null | undefined>();
    expectTypeOf<'other'>().toExtend<NonNullable<RecordOf<Fields>['kind']>>();
  });
});
