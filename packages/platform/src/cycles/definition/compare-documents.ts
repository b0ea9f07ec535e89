import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

const change = z.object({
  at: z.string().describe('Where in the document: steps by their keys'),
  kind: z.enum(['added', 'removed', 'changed']),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});

export const documentChange = change.meta({ id: 'DocumentChange' });

/** One difference of two documents. */
export type DocumentChange = z.infer<typeof change>;

type Members = Readonly<Record<string, unknown>>;

/** What makes the second of two documents out of the first. Steps and variables are told apart by key and name, not by where they stand. */
export function compareDocuments(before: unknown, after: unknown): readonly DocumentChange[] {
  return [...compare(before, after, '')];
}

function* compare(before: unknown, after: unknown, at: string): Generator<DocumentChange> {
  if (isDeepStrictEqual(before, after)) return;
  if (isMembers(before) && isMembers(after) && sameKind(before, after)) {
    yield* compareMembers(before, after, at);
    return;
  }
  const [named, others] = [byName(before), byName(after)];
  if (named !== undefined && others !== undefined) {
    yield* compareMembers(named, others, at);
    const kept = (of: Members, other: Members): string[] =>
      Object.keys(of).filter((name) => Object.hasOwn(other, name));
    const [was, is] = [kept(named, others), kept(others, named)];
    if (!isDeepStrictEqual(was, is))
      yield { at: at === '' ? 'order' : `${at}.order`, kind: 'changed', before: was, after: is };
    return;
  }
  yield { at, kind: 'changed', before, after };
}

function* compareMembers(before: Members, after: Members, at: string): Generator<DocumentChange> {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const place = at === '' ? name : `${at}.${name}`;
    if (!Object.hasOwn(after, name)) yield { at: place, kind: 'removed', before: before[name] };
    else if (!Object.hasOwn(before, name)) yield { at: place, kind: 'added', after: after[name] };
    else yield* compare(before[name], after[name], place);
  }
}

/** A step that became another kind of step is another step. */
function sameKind(before: Members, after: Members): boolean {
  return before['kind'] === after['kind'];
}

/** The items of a list by their names, where each has one of its own. */
function byName(list: unknown): Members | undefined {
  if (!Array.isArray(list)) return undefined;
  const entries = list.map((item: unknown): readonly [unknown, unknown] => [
    isMembers(item) ? (item['key'] ?? item['name']) : undefined,
    item,
  ]);
  const names = new Set(entries.map(([name]) => name));
  const areNamed = entries.every(([name]) => typeof name === 'string') && names.size === entries.length;
  return areNamed ? (Object.fromEntries(entries) as Members) : undefined;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
