import type { Fields } from '@tandem/connector-kit';
import type { Actions } from './actions.ts';

export type Mode = 'apiKey' | 'userAuth';

/** Which credentials a module takes, the preferred one first (AUTH.yaml). */
export const either: readonly Mode[] = ['apiKey', 'userAuth'];
export const apiKeyOnly: readonly Mode[] = ['apiKey'];
export const userAuthOnly: readonly Mode[] = ['userAuth'];

/** Where most of a module comes from, from the surest to a guess. */
export type Evidence = 'vendor-doc' | 'sdk' | 'client-code' | 'connector-listing' | 'inferred';

/** One module of Scoro: everything the connector knows of it. */
export interface Module<Fs extends Fields = Fields, As extends Actions = Actions, Path extends string = string> {
  /** First part of the method keys: `timeEntries`. */
  readonly key: string;
  /** Segment of the path; where it is the input that names it, the name of that member in braces. */
  readonly path: Path;
  /** The heading it stands under: `Time Entries`. */
  readonly category: string;
  /** As it stands in a sentence: `time entry`, `time entries`. */
  readonly singular: string;
  readonly plural: string;
  /** The member that identifies a row; undefined where none does. */
  readonly idField: string | undefined;
  readonly modes: readonly Mode[];
  readonly evidence: Evidence;
  /** Why little is known of it: then it works by the common pattern and takes an open schema. */
  readonly unconfirmed: string | undefined;
  /** What a writer should know, said with every method that writes. */
  readonly notes: readonly string[];
  /** Custom fields stand on the row itself and not in a member of their own (PROTOCOL.md 6). */
  readonly flatCustomFields: boolean;
  /** Members of a record as somebody might write it, for examples. */
  readonly example: Readonly<Record<string, unknown>>;
  readonly fields: Fs;
  readonly actions: As;
}

type Optional = 'key' | 'unconfirmed' | 'notes' | 'flatCustomFields' | 'example';

/**
 * Declares a module. `key` is the path where nothing else is said.
 *
 * @example
 * defineModule({
 *   path: 'tags', category: 'Tags', singular: 'tag', plural: 'tags', idField: 'tag_id', modes: either, evidence: 'sdk',
 *   fields: { tag_id: integer({ readOnly: true }), tag_name: text() },
 *   actions: { list: listRows() },
 * });
 */
export function defineModule<const Fs extends Fields, const As extends Actions, const Path extends string>(
  module: Omit<Module<Fs, As, Path>, Optional> & Partial<Pick<Module, Optional>>,
): Module<Fs, As, Path> {
  return { key: module.path, unconfirmed: undefined, notes: [], flatCustomFields: false, example: {}, ...module };
}
