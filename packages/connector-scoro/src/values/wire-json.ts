import type { WireValue } from '@tandem/connector-kit';

/** Members of a JSON object whose names are free: `__proto__` is one like any other. */
export function setMember<Value>(members: Record<string, Value>, name: string, value: Value): void {
  if (name === '__proto__') {
    Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    members[name] = value;
  }
}

/** Whether a value is a JSON object. */
export function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON of any form, as it is; members without a value are left out. */
export function toWire(value: unknown): WireValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return Array.isArray(value) ? value.map(toWire) : toWireMembers(value ?? {});
}

/** The members of a JSON object, as they are; those without a value are left out. */
export function toWireMembers(value: object): Record<string, WireValue> {
  const members: Record<string, WireValue> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (inner !== undefined) setMember(members, name, toWire(inner));
  }
  return members;
}
