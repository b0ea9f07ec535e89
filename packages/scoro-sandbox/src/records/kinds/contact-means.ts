import type { Kind } from '../kind.ts';
import type { Value } from '../value.ts';
import { isPlainObject } from '../value.ts';

const kindName = /^[a-z][a-z0-9_]{0,30}$/;

function texts(input: unknown): string[] {
  const list = Array.isArray(input) ? input : [input];
  return list.filter((one) => (typeof one === 'string' && one !== '') || typeof one === 'number').map(String);
}

/** `{kind: [text, ...]}` with only the kinds that have a value; null when none. Scalars are taken on write, nulls dropped. */
export const contactMeans: Kind = {
  name: 'means of contact',
  compare: 'none',
  empty: null,
  wire: (value) => value,
  read: (input) => {
    if (!isPlainObject(input)) return null;
    const kinds: [string, Value][] = [];
    for (const [kind, value] of Object.entries(input)) {
      const values = texts(value);
      if (kindName.test(kind) && values.length > 0) kinds.push([kind, values]);
    }
    return kinds.length === 0 ? null : Object.fromEntries(kinds);
  },
};
