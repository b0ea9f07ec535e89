import type { WireValue } from '@tandem/connector-kit';
import { isMembers, setMember } from './wire-json.ts';

const isCustomField = (name: string): boolean => name.startsWith('c_');

/** Gathers the `c_x` members that items of custom modules carry on themselves under `custom_fields` (PROTOCOL.md 6, custom fields). */
export function gatherCustomFields(record: unknown): unknown {
  if (!isMembers(record)) return record;
  const custom: Record<string, unknown> = {};
  const gathered: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    setMember(isCustomField(name) ? custom : gathered, name, value);
  }
  return { ...gathered, custom_fields: custom };
}

/** Lays the members of `custom_fields` beside the others, as items of custom modules are written. */
export function layCustomFieldsFlat(
  record: Readonly<Record<string, WireValue>>,
  customFields: Readonly<Record<string, WireValue>>,
): Record<string, WireValue> {
  const { custom_fields: _gathered, ...flat } = record;
  return { ...flat, ...customFields };
}
