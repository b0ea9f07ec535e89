import type { Work } from '../limits/work.ts';
import { measure } from '../limits/size.ts';

/** A text that is the same for the same JSON, whatever the order of its members. */
export function itemKey(value: unknown, work: Work): string {
  if (typeof value !== 'object' || value === null) {
    work.charge(typeof value === 'string' ? value.length + 8 : 8);
    return `${typeof value}:${String(value)}`;
  }
  const { characters } = measure(value);
  work.charge(characters * 2);
  return `object:${JSON.stringify(value, inOrder)}`;
}

/** The items in order: numbers by size, then texts by their characters, then the rest as they came; nothing last. */
export function orderItems(
  list: readonly unknown[],
  select: (item: unknown) => unknown,
  descending: boolean,
  work: Work,
): unknown[] {
  const rows = list.map((item) => ({ item, key: select(item) }));
  const comparisons = rows.length * Math.ceil(Math.log2(rows.length + 2));
  work.charge(comparisons * 4);
  const sign = descending ? -1 : 1;
  return rows
    .sort((a, b) => {
      const byRank = rank(a.key) - rank(b.key);
      return byRank === 0 ? sign * compare(a.key, b.key, work) : byRank;
    })
    .map(({ item }) => item);
}

function rank(key: unknown): number {
  if (typeof key === 'number') return 0;
  if (typeof key === 'string') return 1;
  return key === undefined || key === null ? 3 : 2;
}

function compare(a: unknown, b: unknown, work: Work): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'string' || typeof b !== 'string') return 0;
  work.charge(Math.min(a.length, b.length) >>> 4);
  return a === b ? 0 : a < b ? -1 : 1;
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
