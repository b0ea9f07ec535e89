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

/** Where to look, and what tells the record. */
interface Search {
  readonly method: string;
  readonly input: MethodInput;
  matches(row: unknown): boolean;
}

/** A list that goes on beyond so many pages says nothing. */
const mostPages = 20;

/** Looks for a record by what was sent, as the step says. */
export async function findCreated(intent: Intent): Promise<Found> {
  const search = await searchOf(intent);
  if (search === undefined)
    return { is: 'undecidable', why: `nothing says how to find what ${intent.method.key} makes.` };
  const matching: unknown[] = [];
  let at: MethodInput = {};
  for (let page = 1; page <= mostPages; page += 1) {
    const { rows, following } = await readPage(intent, search, at);
    matching.push(...rows.filter((row) => search.matches(row)));
    if (matching.length > 1)
      return { is: 'undecidable', why: `more than one record of the application equals what was sent.` };
    if (following === undefined) return matching.length === 0 ? { is: 'none' } : { is: 'one', record: matching[0] };
    at = following;
  }
  return { is: 'undecidable', why: `the list ${search.method} is too long to be searched.` };
}

async function searchOf(intent: Intent): Promise<Search | undefined> {
  const { frame, scope, step, input } = intent;
  const { lookUp } = step;
  if (lookUp === undefined) return undefined;
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

async function readPage({ frame, bound }: Intent, search: Search, at: MethodInput) {
  const method = methodOfConnector(bound, search.method);
  const call = await frame.execute({
    callId: newIdentifier('cal'),
    accountId: frame.run.accountId,
    installationId: bound.installationId,
    method: method.key,
    input: { ...search.input, ...at },
    cycle: frame.program.cycle,
    signal: frame.signal,
  });
  const rows: readonly unknown[] = Array.isArray(call.data) ? call.data : [];
  return { rows, following: followingPage(method, call.page) };
}
