/** What a record holds in one member. Times are milliseconds, durations seconds; the kind of the field gives the wire form. */
export type Value = string | number | null | readonly Value[] | { readonly [member: string]: Value };

/** A number whose digits are printed as they stand. */
export interface RawNumber {
  readonly rawJSON: string;
}

/** What goes into a reply. */
export type Wire = string | number | boolean | null | RawNumber | readonly Wire[] | { readonly [member: string]: Wire };

/** A row of a reply under construction: names come from field definitions only, never from a request. */
export type WireRow = { [member: string]: Wire };

export type ValueMap = { readonly [member: string]: Value };

/** A member that is the object's own, or undefined; safe for names like `__proto__` or `constructor`. */
export function own(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined;
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isValueMap(value: Value): value is ValueMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
