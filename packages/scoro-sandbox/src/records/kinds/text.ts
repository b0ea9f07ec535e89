import type { Kind, ReadContext } from '../kind.ts';
import { Refusal } from '../refusal.ts';
import type { Value, Wire } from '../value.ts';

const special = /[&<>"']/;
const unescapedSpecial = /&(?!(?:amp|lt|gt|quot|#039);)|[<>"']/g;
const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#039;'],
]);

function readText(input: unknown, { member }: ReadContext): Value {
  if (typeof input === 'string') return input;
  if (typeof input === 'number' || typeof input === 'boolean') return String(input);
  if (input === null) return '';
  throw new Refusal(400, { [member]: `${member} must be a text` });
}

function asItIs(value: Value): Wire {
  return value;
}

/** Text that comes back as it was written. */
export const text: Kind = { name: 'text', compare: 'text', empty: '', wire: asItIs, read: readText };

/** Text that is null where nothing was said. */
export const nullableText: Kind = {
  name: 'text or null',
  compare: 'text',
  empty: null,
  wire: asItIs,
  read: (input, context) => (input === null ? null : readText(input, context)),
};

/** Plain text that comes back with HTML entities (PROTOCOL.md 9): `Tamm &amp; Co`. */
export const plainText: Kind = {
  name: 'text with entities',
  compare: 'text',
  empty: '',
  wire: (value) =>
    typeof value === 'string' && special.test(value)
      ? value.replace(unescapedSpecial, (sign) => entities.get(sign) ?? sign)
      : value,
  read: readText,
};
