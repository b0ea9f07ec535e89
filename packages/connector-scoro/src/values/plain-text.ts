import { decodeHTMLStrict } from 'entities';
import { isNothing, unexpected } from './unexpected-values.ts';

/**
 * Text for people to read: entities such as `&amp;`, `&#039;` and `&uuml;` are decoded (PROTOCOL.md 9). Only whole ones, closed by a
 * semicolon, so that `&notit;` stays what it is. A number that stands for text, such as a document's `no`, becomes text.
 */
export function readPlainText(wire: unknown): string | null | typeof unexpected {
  if (typeof wire === 'string') return wire.includes('&') ? decodeHTMLStrict(wire) : wire;
  return readMarkup(wire);
}

/** HTML text: delivered as it is, since decoding it would change what it says. */
export function readMarkup(wire: unknown): string | null | typeof unexpected {
  if (typeof wire === 'string') return wire;
  if (typeof wire === 'number') return String(wire);
  return isNothing(wire) ? null : unexpected;
}
