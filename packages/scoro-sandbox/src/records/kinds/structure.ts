import type { Kind } from '../kind.ts';
import { Refusal } from '../refusal.ts';
import type { Value } from '../value.ts';
import { isList, isPlainObject, own } from '../value.ts';
import { integerOf } from './number.ts';

/** JSON as a value; whatever a request can hold is one, booleans as 0 and 1. */
export function valueOf(input: unknown): Value {
  if (input === null || typeof input === 'string' || typeof input === 'number') return input;
  if (typeof input === 'boolean') return input ? 1 : 0;
  if (Array.isArray(input)) return input.map(valueOf);
  if (typeof input === 'object')
    return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, valueOf(value)]));
  return null;
}

/** A structure that is kept as it was written. */
export const json: Kind = {
  name: 'structure',
  compare: 'none',
  empty: null,
  wire: (value) => value,
  read: (input) => valueOf(input),
};

/** The same; empty is `[]`, as PHP prints an empty map. */
export const phpMap: Kind = { ...json, name: 'map, [] when empty', empty: [] };

function readIds(input: unknown, member: string): Value {
  const list: readonly unknown[] = Array.isArray(input)
    ? input
    : typeof input === 'string' && input !== ''
      ? input.split(',')
      : [input];
  return list.map((one) => {
    const id = integerOf(isPlainObject(one) ? own(one, 'user_id') : one);
    if (id === undefined) throw new Refusal(400, { [member]: `${member} must be a list of ids` });
    return id;
  });
}

/** Ids; `[]` when none. */
export const idList: Kind = {
  name: 'list of ids',
  compare: 'members',
  empty: [],
  wire: (value) => value,
  read: (input, { member }) => (input === null || input === '' ? [] : readIds(input, member)),
};

/** Ids; null when none. */
export const nullableIdList: Kind = {
  ...idList,
  name: 'list of ids or null',
  empty: null,
  wire: (value) => (isList(value) && value.length === 0 ? null : value),
};

/** Texts; `[]` when none. */
export const textList: Kind = {
  name: 'list of texts',
  compare: 'members',
  empty: [],
  wire: (value) => value,
  read: (input) =>
    Array.isArray(input)
      ? input.filter((one) => typeof one === 'string' || typeof one === 'number').map(String)
      : typeof input === 'string' && input !== ''
        ? [input]
        : [],
};
