import type { CreatedSearch, MethodOrder, PropertyValues } from '@tandem/connector-kit';
import { type Input, membersOf } from '../methods/method-parts.ts';
import type { ListAction } from '../modules/actions.ts';
import type { Module } from '../modules/define-module.ts';
import * as modules from '../modules/modules.ts';
import { earliestDate } from '../values/earliest-date.ts';
import { isMembers } from '../values/wire-json.ts';
import { pageCap } from '../wire/paging.ts';
import { clockSkewMs, wasCreatedSince } from './created-since.ts';
import { hasTellingText, recordLikeness } from './record-likeness.ts';

/** Where records of a module are looked for again. */
interface Place {
  readonly module: Module;
  readonly list: ListAction;
  readonly listKey: string;
  readonly getKey: string | undefined;
}

/**
 * How to find what a create has made whose answer was lost: in the module's list, by when it was made and by what was sent. Undefined where a list
 * cannot be narrowed to what was made lately, or where nothing was sent that tells such records apart (PROTOCOL.md 6.3: Scoro knows no idempotency).
 */
export function searchCreated(
  methodKey: string,
  input: Input,
  since: Date,
  properties: PropertyValues,
): CreatedSearch | undefined {
  const place = placeOf(methodKey);
  if (place === undefined) return undefined;
  const { module, listKey, getKey } = place;
  const sent = membersOf(input, 'record');
  const listInput = listInputOf(place, sent, since);
  if (listInput === undefined || setsTimes(sent) || !hasTellingText(module.fields, sent)) return undefined;
  const zone = properties.get('timeZone');
  const timeZone = typeof zone === 'string' && zone !== '' ? zone : undefined;
  return {
    method: listKey,
    input: listInput,
    matches(row) {
      if (!isMembers(row)) return undefined;
      const isNew = wasCreatedSince(row, since, timeZone);
      const { is, told } = recordLikeness(module.fields, sent, row, timeZone);
      if (isNew === false || is === 'other') return false;
      return isNew === true && is === 'same' && told ? true : undefined;
    },
    read: (row) => readOrder(module, getKey, row),
  };
}

/** Undefined where the method creates none, or where Scoro is not known to filter the module's list by time. */
function placeOf(methodKey: string): Place | undefined {
  const [key = '', verb = ''] = methodKey.split('.');
  const all: Readonly<Record<string, Module>> = modules;
  const module = Object.values(all).find((candidate) => candidate.key === key);
  if (module === undefined || !Object.hasOwn(module.actions, verb)) return undefined;
  if (module.actions[verb]?.kind !== 'create' || module.fields['modified_date']?.filter !== 'attested')
    return undefined;
  const actions = Object.entries(module.actions);
  const listed = actions.find(([, action]) => action.kind === 'list' && action.rows === undefined);
  const got = actions.find(([, { kind }]) => kind === 'get');
  if (listed?.[1].kind !== 'list') return undefined;
  return {
    module,
    list: listed[1],
    listKey: `${key}.${listed[0]}`,
    getKey: got === undefined ? undefined : `${key}.${got[0]}`,
  };
}

/** A person who has times written that Scoro sets itself knows something of Scoro that is not known here. */
function setsTimes(sent: Input): boolean {
  return Object.hasOwn(sent, 'created_date') || Object.hasOwn(sent, 'modified_date');
}

/** Undefined where the list asks for something that was not sent. */
function listInputOf({ module, list }: Place, sent: Input, since: Date): Input | undefined {
  const required = Object.entries(list.parameters).filter(([, field]) => field.requiredOnCreate === true);
  if (required.some(([name]) => sent[name] === undefined)) return undefined;
  const { filter: everything, ...others } = list.everything;
  return {
    ...Object.fromEntries(required.map(([name]) => [name, sent[name]])),
    ...others,
    filter: {
      ...withSent(isMembers(everything) ? everything : {}, sent),
      ...belongings(module, sent),
      modified_date: { from_date: earliestDate(new Date(since.getTime() - clockSkewMs)) },
    },
    ...(Object.hasOwn(module.fields, 'is_deleted') && { includeDeleted: true }),
    perPage: pageCap.plain,
  };
}

/** A choice of all known values, and the one that was sent. */
function withSent(filter: Input, sent: Input): Input {
  return Object.fromEntries(
    Object.entries(filter).map(([name, value]) => {
      const own = sent[name];
      if (!Array.isArray(value) || typeof own !== 'string') return [name, value];
      const values: readonly unknown[] = value;
      return [name, [...new Set([...values, own])]];
    }),
  );
}

/** The records that it belongs to, where Scoro is known to filter by them. */
function belongings({ fields }: Module, sent: Input): Input {
  return Object.fromEntries(
    Object.entries(sent).filter(([name, value]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (field?.kind !== 'integer' || field.refersTo === undefined || field.readOnly === true) return false;
      return field.filter === 'attested' && typeof value === 'number' && value > 0;
    }),
  );
}

/** Rows of lists are parts of records (PROTOCOL.md 5.6). */
function readOrder({ idField }: Module, getKey: string | undefined, row: unknown): MethodOrder | undefined {
  const id = idField !== undefined && isMembers(row) ? row[idField] : undefined;
  if (getKey === undefined || (typeof id !== 'number' && typeof id !== 'string')) return undefined;
  return { method: getKey, input: { id } };
}
