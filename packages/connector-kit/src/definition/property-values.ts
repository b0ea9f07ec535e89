import type { Secret } from '../secret/secret.ts';

/** One property's value: text, a secret, or a map of names to names. */
export type PropertyValue = string | Secret | Readonly<Record<string, string>>;

/** The values a call works with, by property name; what has no value is absent. */
export type PropertyValues = ReadonlyMap<string, PropertyValue>;
