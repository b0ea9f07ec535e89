import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSite } from '../testing/new-site.ts';
import type { Condition, Query } from './query.ts';
import { Pages, where } from './query.ts';
import type { Row } from './row.ts';
import type { Table } from './table.ts';

/** What the rows are, found the slow way. */
function everything(table: Table, query: Query): number[] {
  const rows: Row[] = Array.from({ length: table.count }, (_, index) => table.row(index));
  for (const id of table.created) {
    const row = table.get(id);
    if (row !== undefined) rows.push(row);
  }
  const matching = rows.filter(
    (row) =>
      (row.deleted === null || (query.deletedSince !== null && row.deleted >= query.deletedSince)) &&
      query.conditions.every((condition) => condition.test(row.value(condition.field))),
  );
  const ids = matching.map((row) => row.id);
  return query.newestFirst ? ids.toReversed() : ids;
}

function conditionsOn(
  table: Table,
  wanted: {
    readonly user: number | null;
    readonly event: number | null;
    readonly from: number | null;
    readonly to: number | null;
  },
): Condition[] {
  const field = (name: string): Condition['field'] => {
    const found = table.field(name);
    if (found === undefined) throw new Error(name);
    return found;
  };
  const { user, event, from, to } = wanted;
  const range = { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
  return [
    ...(user === null ? [] : [{ field: field('user_id'), test: (held: unknown) => held === user }]),
    ...(event === null ? [] : [{ field: field('event_id'), test: (held: unknown) => held === event, oneOf: [event] }]),
    ...(from === null && to === null
      ? []
      : [
          {
            field: field('modified_date'),
            range,
            test: (held: unknown) =>
              typeof held === 'number' && (from === null || held >= from) && (to === null || held <= to),
          },
        ]),
  ];
}

const change = fc.record({
  place: fc.nat(520),
  kind: fc.constantFrom('delete', 'move', 'touch', 'create'),
  event: fc.integer({ min: 20_001, max: 20_070 }),
});

describe('a page of rows', () => {
  it('is what a look at every row gives, whatever was written, filtered and in which order', () => {
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 40 }),
        fc.option(fc.integer({ min: 1, max: 23 })),
        fc.option(fc.integer({ min: 20_001, max: 20_070 })),
        fc.option(fc.float({ min: 0, max: 1, noNaN: true })),
        fc.option(fc.float({ min: 0, max: 1, noNaN: true })),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 60 }),
        (changes, user, event, from, to, newestFirst, includeDeleted, size) => {
          const site = newSite(0.05);
          const table = site.table('timeEntries');
          const now = site.clock.until;
          for (const { place, kind, event: target } of changes) {
            const id = kind === 'create' ? site.nextId('timeEntries') : 90_001 + (place % table.count);
            const values = new Map<string, string | number>(
              [...(table.get(id)?.written?.values ?? [])].flatMap(([name, value]) =>
                typeof value === 'number' ? [[name, value] as const] : [],
              ),
            );
            if (kind === 'touch') table.touch((place % 10) / 100, now + place);
            else
              table.put(id, {
                values:
                  kind === 'delete'
                    ? values
                    : new Map([
                        ...values,
                        ['event_id', target],
                        ['user_id', 1 + (place % 20)],
                        ['modified_date', now + place],
                      ]),
                deleted: kind === 'delete' ? now : null,
              });
          }
          const instant = (share: number | null): number | null =>
            share === null ? null : Math.round(site.clock.from + share * (now + 600 - site.clock.from));
          const conditions = conditionsOn(table, { user, event, from: instant(from), to: instant(to) });
          const query: Query = { conditions, newestFirst, deletedSince: includeDeleted ? 0 : null, key: 'q' };
          const expected = everything(table, query);
          const pages = new Pages();
          for (let offset = 0; offset <= expected.length; offset += size) {
            expect(pages.page(table, query, offset, size).map((row) => row.id)).toEqual(
              expected.slice(offset, offset + size),
            );
          }
          const middle = Math.floor(expected.length / 2);
          expect(new Pages().page(table, query, middle, size).map((row) => row.id)).toEqual(
            expected.slice(middle, middle + size),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('of a million rows is found without a walk, filtered by dates too', () => {
    const site = newSite(100);
    const table = site.table('timeEntries');
    const [pages, began] = [new Pages(), performance.now()];
    const all: Query = { conditions: [], newestFirst: false, deletedSince: null, key: '' };
    for (let turn = 0; turn < 1_000; turn += 1) {
      expect(pages.page(table, all, 999_999 - turn, 1)[0]?.id).toBe(1_090_000 - turn);
    }
    // A walk to the end takes tens of milliseconds; a thousand of them would take a minute.
    expect(performance.now() - began).toBeLessThan(10_000);

    let looked = 0;
    const conditions = conditionsOn(table, {
      user: null,
      event: null,
      from: site.clock.along(990_000, 1_000_000),
      to: null,
    }).map((condition) => ({ ...condition, test: () => (looked += 1) > 0 }));
    const [first] = pages.page(table, { ...all, conditions, key: 'r' }, 0, 100);
    expect((first?.id ?? 0) - 1_080_001).toBeLessThan(100);
    expect(looked).toBe(0);
  });
});

describe('where', () => {
  it('finds by arithmetic what a look at every row finds, in every module that knows how', () => {
    const site = newSite(0.2);
    for (const [module, member, values] of [
      ['timeEntries', 'event_id', [20_001, 20_005, 20_044]],
      ['tasks', 'project_id', [201, 207]],
      ['tasks', 'parent_id', [20_001, 20_038, 20_039]],
      ['projectPhases', 'project_id', [203]],
      ['readings', 'meter_id', [51, 80]],
    ] as const) {
      const table = site.table(module);
      for (const value of values) {
        const slow = Array.from({ length: table.count }, (_, index) => table.row(index))
          .filter((row) => row.get(member) === value)
          .map((row) => row.id);
        expect(where(table, member, value).map((row) => row.id)).toEqual(slow);
      }
    }
  });
});

describe('members that are said to rise', () => {
  it('never fall', () => {
    expect.hasAssertions();
    const site = newSite(0.3);
    for (const path of [
      'timeEntries',
      'tasks',
      'calendar',
      'projects',
      'contacts',
      'invoices',
      'bills',
      'expenses',
      'receipts',
      'readings',
      'sendLog',
      'notifications',
      'timeOffs',
      'products',
    ]) {
      const table = site.table(path);
      for (const field of table.module.fields.filter((one) => one.rising === true)) {
        let before: number | string = '';
        for (let index = 0; index < table.count; index += 1) {
          const value = table.row(index).value(field);
          if (typeof value !== 'number' && typeof value !== 'string') throw new Error(`${path}.${field.name} is empty`);
          if (index > 0) expect(value >= before, `${path}.${field.name} at ${index}`).toBe(true);
          before = value;
        }
      }
    }
  });
});
