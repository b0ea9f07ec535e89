import type { WireValue } from '@tandem/connector-kit';
import { unexpected } from './unexpected-values.ts';
import { isMembers, setMember, toWire } from './wire-json.ts';

type CustomFieldValues = Readonly<Record<string, unknown>>;

/**
 * Custom fields as `{ c_x: value }`. On the wire they are an array of `{id, name, value, type}`, `[]` for none, and in old
 * replies an object keyed by id (PROTOCOL.md 6, custom fields).
 */
export function readCustomFields(wire: unknown): CustomFieldValues | null | typeof unexpected {
  if (wire === '') return null;
  const entries = Array.isArray(wire)
    ? wire.map(entryOf)
    : isMembers(wire)
      ? Object.entries(wire).map(keyedEntry)
      : undefined;
  if (entries === undefined) return unexpected;
  const values: Record<string, unknown> = {};
  for (const entry of entries) {
    if (entry === undefined) return unexpected;
    setMember(values, entry[0], entry[1]);
  }
  return values;
}

/** The array form, which works for projects and tasks in production; flat members are silently ignored there. */
export function writeCustomFields(values: CustomFieldValues): WireValue {
  return Object.entries(values).flatMap(([id, value]) => (value === undefined ? [] : [{ id, value: toWire(value) }]));
}

function entryOf(row: unknown): readonly [string, unknown] | undefined {
  if (!isMembers(row) || !('value' in row)) return undefined;
  const { id } = row;
  return typeof id === 'string' || typeof id === 'number' ? [String(id), row['value']] : undefined;
}

function keyedEntry([id, value]: readonly [string, unknown]): readonly [string, unknown] {
  return [id, isMembers(value) && 'value' in value ? value['value'] : value];
}
