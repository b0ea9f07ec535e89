import { TandemError, type CreatedSearch } from '@tandem/connector-kit';
import { isDeepStrictEqual } from 'node:util';
import { newIdentifier } from '../../database/identifier.ts';
import { methodOfConnector } from './bound-connector.ts';
import { followingPage } from './following-page.ts';
import { readMember } from './read-member.ts';
import { isInput, type MethodInput } from './method-input.ts';
import type { Intent } from './resolve-intent.ts';

/** Whether the record of an intent exists. */
export type Found =
  | { readonly is: 'none' }
  | { readonly is: 'one'; readonly record: unknown }
  | { readonly is: 'undecidable'; readonly why: string };

/** A list that goes on beyond so many pages says nothing. */
const mostPages = 20;
/** Rows that may each be the record; more of them would not be told apart by reading them. */
const mostCandidates = 10;

/** Looks for a record by what was sent: as the step says, else as the connector knows. `since` is when it was sent at the earliest. */
export async function findCreated(intent: Intent, since: Date): Promise<Found> {
  const search = await searchOf(intent, since);
  if (search === undefined)
    return { is: 'undecidable', why: `nothing says how to find what ${intent.method.key} makes.` };
  const rows = await candidatesOf(intent, search);
  if (typeof rows === 'string') return { is: 'undecidable', why: rows };
  const certain: unknown[] = [];
  let isUnsure = false;
  for (const row of rows) {
    const record = await wholeRecord(intent, search, row);
    const matches = search.matches(record);
    if (matches === true) certain.push(record);
    isUnsure ||= matches === undefined;
  }
  if (certain.length > 1)
    return { is: 'undecidable', why: 'more than one record of the application equals what was sent.' };
  if (isUnsure) return { is: 'undecidable', why: 'a record of the application may be what was sent, or another.' };
  return certain.length === 0 ? { is: 'none' } : { is: 'one', record: certain[0] };
}

async function searchOf(intent: Intent, since: Date): Promise<CreatedSearch | undefined> {
  const { frame, scope, step, method, bound, input } = intent;
  const { lookUp } = step;
  if (lookUp === undefined) return bound.connector.searchCreated?.(method.key, input, since, bound.properties);
  const context = { ...scope.context, sent: input };
  const { value } = await frame.values.evaluate(lookUp.input ?? {}, context, frame.signal);
  const pairs = Object.entries(lookUp.match);
  return {
    method: lookUp.method,
    input: isInput(value) ? value : {},
    matches: (row) =>
      pairs.length > 0 && pairs.every(([sent, found]) => sameValue(readMember(input, sent), readMember(row, found))),
  };
}

/** Numbers and texts that read the same are the same: applications give back what they were sent in forms of their own. */
function sameValue(sent: unknown, found: unknown): boolean {
  if (sent === undefined || sent === null || found === undefined || found === null) return false;
  return isPlain(sent) && isPlain(found) ? String(sent) === String(found) : isDeepStrictEqual(sent, found);
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** The rows that are what was sent, or may be; else why they cannot be told. */
async function candidatesOf(intent: Intent, search: CreatedSearch): Promise<readonly unknown[] | string> {
  const { paging } = methodOfConnector(intent.bound, search.method);
  const candidates = new Map<unknown, unknown>();
  let at: MethodInput = {};
  for (let page = 1; page <= mostPages; page += 1) {
    const { rows, following } = await readPage(intent, search, at);
    for (const row of rows) {
      // What is created meanwhile shifts the pages, and a row comes twice.
      if (search.matches(row) !== false) candidates.set(paging?.rowId(row) ?? Symbol('row'), row);
    }
    if (candidates.size > mostCandidates) return 'many records of the application may be what was sent.';
    if (following === undefined) return [...candidates.values()];
    at = following;
  }
  return `the list ${search.method} is too long to be searched.`;
}

async function readPage(intent: Intent, search: CreatedSearch, at: MethodInput) {
  const call = await read(intent, search.method, { ...search.input, ...at });
  const rows: readonly unknown[] = Array.isArray(call.data) ? call.data : [];
  return { rows, following: followingPage(methodOfConnector(intent.bound, search.method), call.page) };
}

/** What a record answers that has gone meanwhile, or that may be listed but not read. */
const unreadable: ReadonlySet<string> = new Set(['upstream_not_found', 'upstream_refused']);

/** A row as it is where the whole record cannot be read. */
async function wholeRecord(intent: Intent, search: CreatedSearch, row: unknown): Promise<unknown> {
  const order = search.read?.(row);
  if (order === undefined) return row;
  try {
    return (await read(intent, order.method, order.input)).data;
  } catch (thrown) {
    if (thrown instanceof TandemError && unreadable.has(thrown.code)) return row;
    throw thrown;
  }
}

/** By the step's own mode of authentication, where the method takes it: another user may not see the record. */
function read({ frame, step, bound }: Intent, key: string, input: MethodInput) {
  const method = methodOfConnector(bound, key);
  const { auth } = step;
  return frame.execute({
    callId: newIdentifier('cal'),
    accountId: frame.run.accountId,
    installationId: bound.installationId,
    method: method.key,
    input,
    ...(auth !== undefined && method.modes.includes(auth) && { auth }),
    cycle: frame.program.cycle,
    signal: frame.signal,
  });
}
