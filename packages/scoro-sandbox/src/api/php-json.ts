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
