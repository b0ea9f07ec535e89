import type { Draft } from './draft.ts';
import type { Field } from './field.ts';
import type { Row } from './row.ts';
import type { Size } from './size.ts';
import type { World } from './world.ts';

export type Credential = 'apiKey' | 'userToken' | 'either' | 'none';

/** One module of the API: its path, its credential, its actions, its records. Adding one adds a file and a line in the list. */
export interface Module {
  readonly path: string;
  readonly title: string;
  readonly credential: Credential;
  readonly actions: readonly string[];
  /** The member that holds the id; undefined where rows have none. */
  readonly id: string | undefined;
  /** The id of the first row. */
  readonly firstId: number;
  /** The ids of several modules may be one series. */
  readonly series: string;
  readonly count: (size: Size) => number;
  readonly idOf: (index: number) => number;
  /** The row number of an id; -1 or a number past the end where there is none. */
  readonly indexOf: (id: number) => number;
  readonly fields: readonly Field[];
  readonly fieldsByName: ReadonlyMap<string, Field>;
  /** Row numbers of the computed rows whose member has a value, for members where arithmetic knows. */
  readonly find: { readonly [member: string]: (value: number, size: Size) => readonly number[] };
  /** Filters that the protocol page names, for the setting `filters`. */
  readonly attestedFilters: readonly string[];
  /** What deliveries of webhooks call it. */
  readonly entityType: ((row: Row) => string) | undefined;
  /** The module's name among those of webhooks/subscribe. */
  readonly webhookModule: ((row: Row) => string) | undefined;
  /** Rules of creating and changing. @throws Refusal */
  readonly write: (draft: Draft) => void;
  /** Rules of deleting. @throws Refusal */
  readonly remove: (row: Row, world: World) => void;
  /** For a path that shows a part of another module: that module, and which of its rows. */
  readonly aliasOf: { readonly path: string; readonly member: string; readonly value: string } | undefined;
}

type Optional =
  | 'id'
  | 'firstId'
  | 'series'
  | 'count'
  | 'idOf'
  | 'indexOf'
  | 'fields'
  | 'find'
  | 'attestedFilters'
  | 'entityType'
  | 'webhookModule'
  | 'write'
  | 'remove'
  | 'aliasOf'
  | 'credential';

/** A module with what is usual filled in. */
export function defineModule(
  module: Omit<Module, Optional | 'fieldsByName'> & { readonly [Name in Optional]?: Module[Name] },
): Module {
  const firstId = module.firstId ?? 1;
  return {
    credential: 'either',
    id: undefined,
    series: module.path,
    count: () => 0,
    idOf: (index) => firstId + index,
    indexOf: (id) => id - firstId,
    fields: [],
    find: {},
    attestedFilters: ['modified_date'],
    entityType: undefined,
    webhookModule: undefined,
    write: () => undefined,
    remove: () => undefined,
    aliasOf: undefined,
    ...module,
    firstId,
    fieldsByName: new Map((module.fields ?? []).map((field) => [field.name, field])),
  };
}
