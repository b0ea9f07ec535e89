import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { z } from 'zod';
import {
  anyValue,
  choice,
  date,
  dateTime,
  decimal,
  duration,
  flag,
  integer,
  list,
  map,
  object,
  richText,
  TandemError,
  text,
  type Fields,
} from '@tandem/connector-kit';
import { filterSchema, type FilterOf } from './filter-schema.ts';
import { planFilter, type FilterOptions } from './plan-filter.ts';
import { recheckRows } from './recheck-rows.ts';

const fields = {
  event_id: integer({ filter: 'attested' }),
  event_name: text(),
  status: choice(['task_status1', 'task_status9'], { open: true, filter: 'attested' }),
  priority_id: choice([1, 2, 3]),
  kind: choice(['task', 'cal']),
  description: richText(),
  is_personal: flag(),
  sum: decimal({ scale: 2 }),
  start_date: date(),
  modified_date: dateTime({ filter: 'attested' }),
  created_date: dateTime(),
  duration_planned: duration(),
  related_users: list(integer()),
  activity_type: text({ filter: 'no' }),
  status_name: text({ availableIn: ['get'] }),
  project_name: text({ onlyWith: 'userAuth' }),
  lines: list(object({ price: decimal() })),
  permissions: map(anyValue()),
  odd: anyValue(),
  custom_fields: map(anyValue(), { wire: 'customFields', availableIn: ['get'] }),
} satisfies Fields;

const schema = filterSchema(fields, { date: date() });

function plan(filter: FilterOf<typeof fields> | Record<string, unknown>, options: FilterOptions = {}) {
  return planFilter(fields, filter, options);
}

function sift(filter: Record<string, unknown>, rows: readonly unknown[], options: FilterOptions = {}) {
  return recheckRows(plan(filter, options), rows, rows);
}

function errorOf(act: () => unknown): TandemError {
  try {
    act();
  } catch (error) {
    if (error instanceof TandemError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

describe('the schema of a filter', () => {
  it.each([
    { event_id: 5 },
    { event_id: [1, 2] },
    { event_name: 'Acme%' },
    { event_name: '' },
    { status: ['task_status1', 'additional5'] },
    { priority_id: 2 },
    { is_personal: false },
    { sum: '12.50' },
    { sum: 12.5 },
    { start_date: '2026-01-31' },
    { start_date: { from_date: '2026-01-01' } },
    { modified_date: { from_date: '2026-01-01', to_date: '2026-01-31T10:00:00+02:00' } },
    { created_date: '2026-01-31 10:00:00' },
    { related_users: [7] },
    { related_users: 7 },
    { duration_planned: '125:00:00' },
    { odd: 'x' },
    { custom_fields: { c_a: 1, c_b: '', c_c: { to_date: '2026-02-01' }, c_d: [1, 'x'] } },
    { date: { from_date: '2026-01-01', to_date: '2026-02-01' } },
    {},
  ])('takes %j', (filter) => {
    expect(schema.safeParse(filter).error).toBeUndefined();
  });

  it.each([
    { event_id: '5' },
    { event_id: 1.5 },
    { event_id: [] },
    { event_id: null },
    { eventName: 'x' },
    { description: 'x' },
    { activity_type: 'x' },
    { lines: [] },
    { permissions: {} },
    { kind: 'other' },
    { priority_id: 9 },
    { is_personal: 1 },
    { is_personal: [true] },
    { sum: 'much' },
    { start_date: '2026-02-30' },
    { start_date: {} },
    { start_date: { from: '2026-01-01' } },
    { modified_date: 'yesterday' },
    { duration_planned: '1h' },
    { event_name: 'x'.repeat(1001) },
    { custom_fields: { c_a: { deep: 1 } } },
    { custom_fields: 'c_a' },
  ])('refuses %j', (filter) => {
    expect(schema.safeParse(filter).success).toBe(false);
  });

  it('says of each filter whether anybody attests it', () => {
    const { properties } = z.toJSONSchema(schema, { io: 'input' });
    expect(properties).toMatchObject({
      event_id: { 'x-filter': 'attested' },
      event_name: { 'x-filter': 'unattested' },
      custom_fields: { 'x-filter': 'attested' },
      date: { 'x-filter': 'attested' },
    });
    expect(Object.keys(properties ?? {})).not.toContain('description');
  });
});

describe('what goes out', () => {
  it('is in the forms that Scoro takes', () => {
    const filter = {
      event_id: [1, 2],
      is_personal: true,
      sum: 5,
      modified_date: { from_date: '2026-01-01', to_date: '2026-01-31T10:00:00' },
      created_date: '2026-03-01',
      custom_fields: { c_a: '', c_b: true, c_c: { from_date: '2026-01-01' } },
    };
    expect(plan(filter).wire).toEqual({
      event_id: [1, 2],
      is_personal: 1,
      sum: '5',
      modified_date: { from_date: '2026-01-01', to_date: '2026-01-31T10:00:00' },
      created_date: '2026-03-01',
      custom_fields: { c_a: '', c_b: 1, c_c: { from_date: '2026-01-01' } },
    });
  });

  it('has times with an offset as local time of the site, and says where the zone is missing', () => {
    const filter = { modified_date: { from_date: '2026-07-01T10:00:00Z' } };
    expect(plan(filter, { timeZone: 'Europe/Tallinn' }).wire).toEqual({
      modified_date: { from_date: '2026-07-01T13:00:00' },
    });
    const error = errorOf(() => plan(filter));
    expect(error.code).toBe('input_invalid');
    expect(error.facts.errors?.[0]?.field).toBe('filter.modified_date.from_date');
  });

  it('has custom fields beside the others in custom modules', () => {
    expect(plan({ custom_fields: { c_a: 1 } }, { flatCustomFields: true }).wire).toEqual({ c_a: 1 });
  });

  it('has filters that no row carries, and names that were let through, as they are', () => {
    expect(plan({ date: { from_date: '2026-01-01' }, whatever: { a: [1] } }, { also: { date: date() } })).toMatchObject(
      {
        wire: { date: { from_date: '2026-01-01' }, whatever: { a: [1] } },
        rechecked: [],
      },
    );
  });

  it('keeps a name such as __proto__ a name', () => {
    const hostile: Record<string, unknown> = JSON.parse('{"__proto__":1,"custom_fields":{"__proto__":2}}');
    const { wire } = plan(hostile);
    expect(Object.getOwnPropertyDescriptor(wire, '__proto__')?.value).toBe(1);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('the rows that come back', () => {
  it('are not looked at where the filter is attested', () => {
    expect(plan({ event_id: 1, status: 'x', custom_fields: { c_a: 1 } }).rechecked).toEqual([]);
    const rows = [{ event_id: 2 }];
    expect(sift({ event_id: 1 }, rows)).toEqual({ rows, warnings: [] });
  });

  it('pass without a word where Scoro did filter', () => {
    const rows = [{ event_name: 'Call Acme' }, { event_name: 'Call Beta' }];
    expect(sift({ event_name: 'Call%' }, rows)).toEqual({ rows, warnings: [] });
  });

  it('are filtered here, with a warning, where Scoro did not', () => {
    const rows = [{ event_name: 'Call Acme' }, { event_name: 'Write' }, { event_name: null }, {}];
    const { rows: kept, warnings } = sift({ event_name: '%acme' }, rows);
    expect(kept).toEqual([{ event_name: 'Call Acme' }]);
    expect(warnings).toMatchObject([{ code: 'filter_rechecked', field: 'filter' }]);
  });

  it('deliver the raw rows of those that match clean', () => {
    const found = recheckRows(
      plan({ is_personal: true }),
      [{ is_personal: true }, { is_personal: false }],
      [{ is_personal: 1 }, { is_personal: 0 }],
    );
    expect(found.rows).toEqual([{ is_personal: 1 }]);
  });

  it.each([
    ['text without wildcard', { event_name: 'acme' }, [{ event_name: 'ACME' }], [{ event_name: 'acme ltd' }]],
    [
      'wildcards',
      { event_name: 'a%b%c' },
      [{ event_name: 'aXbYc' }, { event_name: 'abc' }],
      [{ event_name: 'ac' }, { event_name: 'abcd' }, { event_name: 'acb' }],
    ],
    ['overlapping ends', { event_name: 'aba%aba' }, [{ event_name: 'abaaba' }], [{ event_name: 'ababa' }]],
    ['empty text', { event_name: '' }, [{ event_name: '' }, { event_name: null }], [{ event_name: 'x' }]],
    [
      'a list',
      { priority_id: [1, 3] },
      [{ priority_id: 1 }, { priority_id: 3 }],
      [{ priority_id: 2 }, { priority_id: null }],
    ],
    ['flags', { is_personal: false }, [{ is_personal: false }, { is_personal: null }], [{ is_personal: true }]],
    ['decimals by value', { sum: 12.5 }, [{ sum: '12.50' }], [{ sum: '12.51' }, { sum: null }]],
    [
      'dates',
      { start_date: { from_date: '2026-01-01', to_date: '2026-01-31' } },
      [{ start_date: '2026-01-01' }, { start_date: '2026-01-31' }],
      [{ start_date: '2026-02-01' }, { start_date: null }],
    ],
    [
      'times by the clock of the site',
      { created_date: { from_date: '2026-01-01', to_date: '2026-01-02' } },
      [{ created_date: '2026-01-01T00:00:00+02:00' }, { created_date: '2026-01-02T00:00:00+02:00' }],
      [{ created_date: '2026-01-02T00:00:01+02:00' }],
    ],
    [
      'lengths of time',
      { duration_planned: '01:00:00' },
      [{ duration_planned: '01:00:00' }],
      [{ duration_planned: '00:01:00' }, { duration_planned: null }],
    ],
    [
      'members of lists',
      { related_users: [7, 8] },
      [{ related_users: [1, 8] }],
      [{ related_users: [] }, { related_users: null }, { related_users: [1] }],
    ],
    ['ids that stand as texts', { odd: 5 }, [{ odd: '5' }, { odd: 5 }], [{ odd: '6' }, { odd: {} }]],
  ])('are compared by %s', (_what, filter, matching, others) => {
    expect(sift(filter, [...matching, ...others]).rows).toEqual(matching);
  });

  it('are compared in linear time, whatever the pattern', () => {
    const started = performance.now();
    const row = { event_name: 'a'.repeat(100_000) };
    expect(sift({ event_name: `${'%a'.repeat(400)}%b` }, [row, { event_name: 'b' }]).rows).toEqual([]);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('never let a row pass that a wildcard would not match', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '%'), maxLength: 8 });
    fc.assert(
      fc.property(texts, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }), (pattern, value) => {
        const expected = new RegExp(`^${pattern.replaceAll('%', '.*')}$`).test(value);
        expect(plan({ event_name: pattern }).matches({ event_name: value })).toBe(expected);
      }),
    );
  });
});

describe('a filter that could not be checked is refused', () => {
  it('before anything is sent, where rows of a list do not carry the field', () => {
    const error = errorOf(() => plan({ status_name: 'Done' }));
    expect(error.code).toBe('input_invalid');
    expect(error.facts.errors).toMatchObject([{ field: 'filter.status_name', code: 'not_filterable' }]);
    expect(plan({ status_name: 'Done' }, { detailed: true }).rechecked).toEqual(['status_name']);
  });

  it('where only a signed-in user would get the field', () => {
    expect(errorOf(() => plan({ project_name: 'x' }, { mode: 'apiKey' })).facts.errors).toMatchObject([
      { code: 'not_filterable' },
    ]);
    expect(plan({ project_name: 'x' }, { mode: 'userAuth' }).rechecked).toEqual(['project_name']);
  });

  it('where no row that came back carries it, but not where none came back', () => {
    expect(errorOf(() => sift({ event_name: 'x' }, [{ event_id: 1 }])).facts.errors).toMatchObject([
      { field: 'filter.event_name', code: 'not_filterable' },
    ]);
    expect(sift({ event_name: 'x' }, [])).toEqual({ rows: [], warnings: [] });
  });
});
