import type { Field } from '../records/field.ts';
import { integerOf } from '../records/kinds/number.ts';
import { durationSeconds } from '../records/kinds/time.ts';
import type { Condition } from '../records/query.ts';
import type { Table } from '../records/table.ts';
import type { Value } from '../records/value.ts';
import { isList, isPlainObject, isValueMap, own } from '../records/value.ts';
import type { World } from '../records/world.ts';
import { specialFilters } from './special-filters.ts';

/** `%` stands for any text; everything else is matched exactly. */
function textTest(pattern: string): (held: string) => boolean {
  if (!pattern.includes('%')) return (held) => held === pattern;
  const parts = pattern.split('%');
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  const middle = parts.slice(1, -1).filter((part) => part !== '');
  return (held) => {
    if (held.length < first.length + last.length || !held.startsWith(first) || !held.endsWith(last)) return false;
    let place = first.length;
    for (const part of middle) {
      const found = held.indexOf(part, place);
      if (found < 0 || found + part.length > held.length - last.length) return false;
      place = found + part.length;
    }
    return true;
  };
}

function isUnset(held: Value): boolean {
  return held === null || held === '' || held === 0 || (isList(held) && held.length === 0);
}

function numberOf(wanted: unknown): number {
  if (typeof wanted === 'boolean') return wanted ? 1 : 0;
  if (typeof wanted === 'string') return durationSeconds(wanted) ?? Number(wanted);
  return typeof wanted === 'number' ? wanted : Number.NaN;
}

/** The test of one wanted value; undefined where a filter can not say such a thing. */
function scalarTest(field: Field, wanted: unknown, world: World): ((held: Value) => boolean) | undefined {
  if (wanted === null || wanted === '') return isUnset;
  if (typeof wanted !== 'string' && typeof wanted !== 'number' && typeof wanted !== 'boolean') return undefined;
  switch (field.kind.compare) {
    case 'number': {
      const number = numberOf(wanted);
      return (held) => held !== null && Number(held) === number;
    }
    case 'text': {
      const test = textTest(String(wanted));
      return (held) => (typeof held === 'string' ? test(held) : typeof held === 'number' && test(String(held)));
    }
    case 'date':
      return (held) => held === String(wanted).slice(0, 10);
    case 'time': {
      const time = world.clock.parse(String(wanted))?.local;
      return (held) => held === time;
    }
    case 'members': {
      const id = integerOf(wanted);
      return (held) => isList(held) && held.some((one) => one === wanted || one === id);
    }
    case 'none':
      return undefined;
  }
}

function bounds(wanted: Record<string, unknown>, world: World): { from: unknown; to: unknown } | 'empty' | undefined {
  const has = (name: string): boolean => Object.hasOwn(wanted, name);
  if (has('from_date') || has('to_date')) return { from: own(wanted, 'from_date'), to: own(wanted, 'to_date') };
  if ((has('from') || has('to')) && world.settings.fromToRanges !== 'ignored') {
    return world.settings.fromToRanges === 'empty' ? 'empty' : { from: own(wanted, 'from'), to: own(wanted, 'to') };
  }
  return undefined;
}

/** A bound as a field holds it; undefined where it is none. A bare date means 00:00:00. */
function boundOf(field: Field, bound: unknown, world: World): number | string | undefined {
  if (typeof bound === 'number') return bound;
  if (typeof bound !== 'string' || bound === '') return undefined;
  if (field.kind.compare === 'number') return Number.isNaN(Number(bound)) ? undefined : Number(bound);
  const time = world.clock.parse(bound);
  if (time === undefined) return undefined;
  return field.kind.compare === 'time' ? time.local : world.clock.date(time.local);
}

function rangeCondition(field: Field, wanted: Record<string, unknown>, world: World): Condition | undefined {
  const found = bounds(wanted, world);
  if (found === undefined) return undefined;
  if (found === 'empty') return { field, test: () => false };
  const from = boundOf(field, found.from, world);
  const to = boundOf(field, found.to, world);
  const test = (held: Value): boolean => {
    if (held === null || held === '') return false;
    const value = field.kind.compare === 'number' ? Number(held) : held;
    return (from === undefined || value >= from) && (to === undefined || value <= to);
  };
  return { field, test, range: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } };
}

/** What a filter says of one member; undefined where it says nothing that can be understood, which is ignored. */
function conditionOf(field: Field, wanted: unknown, world: World): Condition | undefined {
  if (isPlainObject(wanted)) return rangeCondition(field, wanted, world);
  const list = Array.isArray(wanted) ? wanted.slice(0, 1_000) : [wanted];
  const tests = list.map((one) => scalarTest(field, one, world)).filter((test) => test !== undefined);
  if (tests.length === 0) return undefined;
  const first = tests[0];
  const test =
    tests.length === 1 && first !== undefined ? first : (held: Value): boolean => tests.some((one) => one(held));
  const numbers = field.kind.compare === 'number' ? list.map(numberOf) : [];
  return numbers.length > 0 && numbers.every((number) => Number.isInteger(number))
    ? { field, test, oneOf: numbers }
    : { field, test };
}

/** `filter.custom_fields: {c_x: value}`; `""` finds unset ones. */
function customFieldConditions(table: Table, wanted: unknown): Condition[] {
  const field = table.field('custom_fields');
  if (field === undefined || !isPlainObject(wanted)) return [];
  return Object.entries(wanted).flatMap(([id, value]) => {
    if (!id.startsWith('c_')) return [];
    const dates: Field = { ...field, kind: { ...field.kind, compare: isPlainObject(value) ? 'date' : 'text' } };
    const inner = conditionOf(dates, value, table.world);
    if (inner === undefined) return [];
    return [{ field, test: (held: Value) => inner.test(isValueMap(held) ? (held[id] ?? '') : '') }];
  });
}

/** The conditions of a filter. Members that are unknown, or that can not be filtered, are ignored in silence (PROTOCOL.md 8.1). */
export function conditionsOf(filter: unknown, table: Table): Condition[] {
  if (!isPlainObject(filter)) return [];
  const { world, module } = table;
  const conditions: Condition[] = [];
  for (const [name, wanted] of Object.entries(filter)) {
    if (name === 'custom_fields') {
      conditions.push(...customFieldConditions(table, wanted));
      continue;
    }
    const special = specialFilters(table, name, wanted);
    if (special !== undefined) {
      conditions.push(...special);
      continue;
    }
    const field = table.field(name);
    if (field === undefined || field.filterable === false) continue;
    if (world.settings.filters === 'attested' && !module.attestedFilters.includes(name) && field.name !== module.id)
      continue;
    const condition = conditionOf(field, wanted, world);
    if (condition !== undefined) conditions.push(condition);
  }
  return conditions;
}
