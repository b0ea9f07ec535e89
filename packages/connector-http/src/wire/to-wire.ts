import type { WireValue } from '@tandem/connector-kit';

/** JSON as given by a caller, in the words of a request; members without a value are left out. */
export function toWire(value: unknown): WireValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) return value.map(toWire);
  // As entries, so that `__proto__` is a member like any other.
  return Object.fromEntries(
    Object.entries(value ?? {}).flatMap(([name, inner]) => (inner === undefined ? [] : [[name, toWire(inner)]])),
  );
}

/** A value as text of a query, a form or a header; a list as several, an object as JSON. Undefined where it is left out. */
export function toTexts(value: unknown): string | readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  return Array.isArray(value) ? value.map(toText) : toText(value);
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
