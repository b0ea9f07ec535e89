import type { Wire } from '../records/value.ts';

const special = /[/\u0080-\uffff]/g;
const anySpecial = /[/\u0080-\uffff]/;

function escape(sign: string): string {
  return sign === '/' ? '\\/' : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** JSON as PHP writes it: slashes as `\/`, everything beyond ASCII as `\uXXXX` (PROTOCOL.md 4.1). */
export function phpJson(value: Wire): string {
  const text = JSON.stringify(value);
  return anySpecial.test(text) ? text.replace(special, escape) : text;
}

const plain = /^[\x20-\x21\x23-\x2e\x30-\x5b\x5d-\x7e]*$/;

/** The same for one value; short plain texts, which most values are, cost next to nothing. */
export function phpJsonValue(value: Wire): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (value === null) return 'null';
  if (typeof value === 'string' && plain.test(value)) return `"${value}"`;
  return phpJson(value);
}
