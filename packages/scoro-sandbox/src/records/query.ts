import type { Field } from './field.ts';
import { Row } from './row.ts';
import type { Table } from './table.ts';
import type { Value } from './value.ts';

/** One thing that rows must be. */
export interface Condition {
  readonly field: Field;
  readonly test: (value: Value) => boolean;
  /** The values it may have, where it is one of a few numbers. */
  readonly oneOf?: readonly number[];
  /** Bounds, both included; of the type that the field holds. */
  readonly range?: { readonly from?: number | string; readonly to?: number | string };
}

export interface Query {
  readonly conditions: readonly Condition[];
  /** Deleted rows too, where they were deleted after this time; null: none. */
  readonly deletedSince: number | null;
  readonly newestFirst: boolean;
  /** The same text for the same question: positions of pages are remembered under it. */
  readonly key: string;
}

/** A run of computed rows, or one record that was written. */
type Part = { readonly from: number; readonly to: number } | { readonly row: Row };

interface Place {
  readonly part: number;
  readonly within: number;
}

const REMEMBERED = 256;

/** Answers lists from a table. Pages in sequence cost one walk over the rows in all; pages without conditions cost nothing to find. */
export class Pages {
  #places = new Map<string, Place>();

  page(table: Table, query: Query, offset: number, limit: number): Row[] {
    const { parts, remaining } = plan(table, query);
    const key = `${table.module.path} ${table.version} ${query.key} `;
    const known = this.#places.get(key + offset);
    const walk = new Walk(table, parts, remaining, query.newestFirst, known ?? { part: 0, within: 0 });
    const found: Row[] = [];
    if (known === undefined) walk.skip(offset);
    while (found.length < limit) {
      const row = walk.next();
      if (row === undefined) return found;
      found.push(row);
    }
    if (remaining.length > 0) this.#remember(key + (offset + found.length), walk.place);
    return found;
  }

  #remember(key: string, place: Place): void {
    this.#places.delete(key);
    this.#places.set(key, place);
    if (this.#places.size > REMEMBERED) {
      const oldest = this.#places.keys().next();
      if (oldest.done !== true) this.#places.delete(oldest.value);
    }
  }
}

/** The first rows that match, in the order of ids. */
export function select(table: Table, conditions: readonly Condition[], limit = Number.POSITIVE_INFINITY): Row[] {
  const { parts, remaining } = plan(table, { conditions, deletedSince: null, newestFirst: false, key: '' });
  const walk = new Walk(table, parts, remaining, false, { part: 0, within: 0 });
  const found: Row[] = [];
  for (let row = walk.next(); row !== undefined && found.length < limit; row = walk.next()) found.push(row);
  return found;
}

/** Rows whose member is a number. */
export function where(table: Table, member: string, value: number, limit?: number): Row[] {
  const field = table.field(member);
  return field === undefined ? [] : select(table, [{ field, test: (held) => held === value, oneOf: [value] }], limit);
}

class Walk {
  readonly #table: Table;
  readonly #parts: readonly Part[];
  readonly #conditions: readonly Condition[];
  readonly #backwards: boolean;
  #part: number;
  #within: number;

  constructor(
    table: Table,
    parts: readonly Part[],
    conditions: readonly Condition[],
    backwards: boolean,
    start: Place,
  ) {
    this.#table = table;
    this.#parts = parts;
    this.#conditions = conditions;
    this.#backwards = backwards;
    this.#part = start.part;
    this.#within = start.within;
  }

  get place(): Place {
    return { part: this.#part, within: this.#within };
  }

  /** Passes rows; without conditions left to test, whole runs at once. */
  skip(rows: number): void {
    let left = rows;
    while (left > 0) {
      const part = this.#parts[this.#part];
      if (part === undefined) return;
      if ('from' in part && this.#conditions.length === 0) {
        const here = Math.min(left, part.to - part.from - this.#within);
        this.#within += here;
        left -= here;
        if (this.#within >= part.to - part.from) this.#advance();
      } else {
        if (this.next() === undefined) return;
        left -= 1;
      }
    }
  }

  next(): Row | undefined {
    for (;;) {
      const part = this.#parts[this.#part];
      if (part === undefined) return undefined;
      if ('row' in part) {
        this.#advance();
        return part.row;
      }
      while (this.#within < part.to - part.from) {
        const index = this.#backwards ? part.to - 1 - this.#within : part.from + this.#within;
        this.#within += 1;
        // No row in a run has been written over, so that nothing needs to be looked up.
        const row = new Row(this.#table, this.#table.module.idOf(index), index, undefined);
        if (matches(row, this.#conditions)) return row;
      }
      this.#advance();
    }
  }

  #advance(): void {
    this.#part += 1;
    this.#within = 0;
  }
}

function matches(row: Row, conditions: readonly Condition[]): boolean {
  for (const condition of conditions) {
    if (!condition.test(row.value(condition.field))) return false;
  }
  return true;
}

/** Which runs of rows can match at all, and which conditions are left to test on them. */
function plan(table: Table, query: Query): { parts: Part[]; remaining: readonly Condition[] } {
  const remaining: Condition[] = [];
  let from = 0;
  let to = table.count;
  let candidates: number[] | undefined;
  for (const condition of query.conditions) {
    const { field, range, oneOf } = condition;
    if (range !== undefined && field.rising === true) {
      if (range.from !== undefined) from = Math.max(from, firstAtLeast(table, field, range.from, false));
      if (range.to !== undefined) to = Math.min(to, firstAtLeast(table, field, range.to, true));
      continue;
    }
    const found = oneOf === undefined ? undefined : indexesOf(table, field, oneOf);
    if (found !== undefined && (candidates === undefined || found.length < candidates.length)) candidates = found;
    remaining.push(condition);
  }
  const runs =
    candidates === undefined
      ? [{ from, to }]
      : candidates.filter((index) => index >= from && index < to).map((index) => ({ from: index, to: index + 1 }));
  const parts = withWritten(table, query, runs);
  return { parts: query.newestFirst ? parts.toReversed() : parts, remaining };
}

/** The runs without the rows that were written over, and those of them that match in their places. */
function withWritten(table: Table, query: Query, runs: readonly { from: number; to: number }[]): Part[] {
  const parts: Part[] = [];
  let run = 0;
  let start = runs[0]?.from ?? 0;
  const pass = (upTo: number): void => {
    for (let current = runs[run]; current !== undefined; current = runs[run]) {
      if (start >= current.to) {
        run += 1;
        start = runs[run]?.from ?? 0;
      } else if (start >= upTo) {
        return;
      } else {
        const end = Math.min(current.to, upTo);
        parts.push({ from: start, to: end });
        start = end;
      }
    }
  };
  for (const index of table.changed) {
    pass(index);
    const current = runs[run];
    if (current !== undefined && start === index) start = index + 1;
    const row = table.row(index);
    if (shown(row, query) && matches(row, query.conditions)) parts.push({ row });
  }
  pass(Number.POSITIVE_INFINITY);
  for (const id of table.created) {
    const row = table.get(id);
    if (row !== undefined && shown(row, query) && matches(row, query.conditions)) parts.push({ row });
  }
  return parts;
}

function shown(row: Row, query: Query): boolean {
  return row.deleted === null || (query.deletedSince !== null && row.deleted >= query.deletedSince);
}

/** The first row number whose member is at least (or, with `past`, more than) a bound. */
function firstAtLeast(table: Table, field: Field, bound: number | string, past: boolean): number {
  let low = 0;
  let high = table.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = (field.isModified ? table.modified(field, middle) : field.base(middle, table.world)) ?? '';
    const before = past ? value <= bound : value < bound;
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
}

function indexesOf(table: Table, field: Field, values: readonly number[]): number[] | undefined {
  const { module, world, count } = table;
  const find =
    field.name === module.id
      ? (id: number) => [module.indexOf(id)]
      : Object.hasOwn(module.find, field.name)
        ? module.find[field.name]
        : undefined;
  if (find === undefined) return undefined;
  const indexes = new Set(
    values.flatMap((value) => find(value, world.size)).filter((index) => index >= 0 && index < count),
  );
  return [...indexes].sort((left, right) => left - right);
}
