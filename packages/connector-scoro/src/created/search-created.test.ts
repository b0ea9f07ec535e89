import { describe, expect, it } from 'vitest';
import type { PropertyValues } from '@tandem/connector-kit';
import { scoroMethod } from '../methods/scoro-methods.ts';
import type { Module } from '../modules/define-module.ts';
import * as modules from '../modules/modules.ts';
import { searchCreated } from './search-created.ts';

type Row = Readonly<Record<string, unknown>>;

const here: PropertyValues = new Map([['timeZone', 'Europe/Berlin']]);
const nowhere: PropertyValues = new Map();

describe('when a record was made', () => {
  const since = new Date('2026-11-02T10:00:00.700Z');
  const record = { event_name: 'Timed' };
  const matches = (row: Row, properties = nowhere) =>
    searchCreated('tasks.create', { record }, since, properties)?.matches({ ...record, ...row });

  it.each([
    ['2026-11-02T11:00:00+01:00', nowhere, true],
    ['2026-11-02T10:58:00+01:00', nowhere, undefined],
    ['2026-11-02T10:54:59+01:00', nowhere, false],
    ['2026-11-02T11:00:00', here, true],
    ['2026-11-02T10:54:00', here, false],
    ['2026-11-02T11:00:00', nowhere, undefined],
    ['2026-11-01T21:54:00', nowhere, false],
    ['2026-11-03T00:00:00', nowhere, true],
    ['once', nowhere, undefined],
  ] as const)('%s tells whether it can be the one', (created, properties, expected) => {
    expect(matches({ created_date: created, modified_date: '2026-11-02T12:00:00+01:00' }, properties)).toBe(expected);
  });

  it('may be told by neither pass of an hour that clocks show twice', () => {
    const search = searchCreated('tasks.create', { record }, new Date('2026-10-25T01:30:00Z'), here);
    expect(search?.matches({ ...record, created_date: '2026-10-25T02:31:00' })).toBeUndefined();
    expect(search?.matches({ ...record, created_date: '2026-10-25T02:20:00' })).toBe(false);
  });

  it('is told by its last change where nothing else does, or not at all', () => {
    expect(matches({ modified_date: '2026-11-02T11:00:01+01:00' })).toBe(true);
    expect(matches({ modified_date: '2026-11-01T11:00:01+01:00' })).toBe(false);
    expect(matches({})).toBeUndefined();
  });
});

describe('a creation is not looked for', () => {
  const since = new Date();
  it.each([
    ['tasks.create', { record: { project_id: 201, priority_id: 1 } }],
    ['tasks.create', { record: { event_name: ' <b>?</b> ' } }],
    ['tasks.create', { record: { event_name: 'A', created_date: '2026-01-01T00:00:00' } }],
    ['timeEntries.create', { record: { event_id: 1, user_id: 1, duration: '01:00:00' } }],
    ['invoices.create', { record: { company_id: 1, currency: 'EUR', lines: [{ product_id: 1, amount: 1 }] } }],
    ['comments.create', { record: { comment: 'Whose?' } }],
    ['companies.create', { record: { name: 'Example Ltd' } }],
    ['vatCodes.create', { record: { vat_name: 'Standard' } }],
    ['tasks.update', { id: 1, record: { event_name: 'A' } }],
    ['files.create', { record: { file_name: 'a.txt' } }],
    ['custom.request', {}],
    ['nothing.create', {}],
    ['tasks.constructor', {}],
  ])('by %s of %j', (method, input) => {
    expect(searchCreated(method, input, since, here)).toBeUndefined();
  });
});

describe('the list that is searched', () => {
  const all: readonly Module[] = Object.values(modules);
  const creates = all.flatMap(({ key, example, actions }) =>
    Object.entries(actions).flatMap(([verb, { kind }]) =>
      kind === 'create' ? [[`${key}.${verb}`, example] as const] : [],
    ),
  );

  it.each(creates)('for %s takes what it is asked', (method, example) => {
    // A date of its own in each zone, and texts in whatever a record of the module is told by.
    const record = { ...example, description: 'A', comment: 'A', name: 'A' };
    const search = searchCreated(method, { record }, new Date('2026-11-02T10:00:00Z'), nowhere);
    if (search === undefined) return;
    const schema = scoroMethod(search.method)?.input();
    expect(schema?.safeParse(search.input).error).toBeUndefined();
    expect(search.input).toMatchObject({ filter: { modified_date: { from_date: '2026-11-01' } }, perPage: 100 });
  });

  it('is known for most of what can be created', () => {
    const known = creates.filter(([method, example]) => {
      const record = { ...example, description: 'A', comment: 'A', name: 'A' };
      return searchCreated(method, { record }, new Date(), nowhere) !== undefined;
    });
    expect(known.map(([method]) => method)).toEqual(
      expect.arrayContaining(['tasks.create', 'timeEntries.create', 'contacts.create', 'invoices.create']),
    );
    expect(known.length).toBeGreaterThanOrEqual(18);
  });

  it('is narrowed by the records that the new one belongs to, where Scoro is known to filter by them', () => {
    const record = { event_id: 7, user_id: 3, activity_id: 2, description: 'A' };
    const search = searchCreated('timeEntries.create', { record }, new Date('2026-11-02T23:00:00Z'), nowhere);
    expect(search?.input).toEqual({
      filter: { event_id: 7, user_id: 3, modified_date: { from_date: '2026-11-02' } },
      includeDeleted: true,
      perPage: 100,
    });
  });
});
