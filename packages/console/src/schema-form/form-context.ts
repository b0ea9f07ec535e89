import { type ComponentType, createContext, use } from 'react';
import type { SchemaFieldProps } from './field-props.ts';
import type { JsonSchema } from './json-schema.ts';

/** A record that an id may point to, found in the application while one types. */
export interface Choice {
  readonly value: string | number;
  readonly label: string;
}

/** What every field of one form shares. */
export interface FormContextValue {
  readonly root: JsonSchema;
  /** Draws a member, whatever its kind; members may hold members. */
  readonly Field: ComponentType<SchemaFieldProps>;
  /** The problem of a field by its dotted path, where there is one. */
  readonly problems: ReadonlyMap<string, string>;
  /** Members that are shown before anybody asks for them, by their dotted paths. */
  readonly suggested: ReadonlySet<string>;
  /** The names under which records can be looked up. */
  readonly lookups: ReadonlySet<string>;
  findChoices(lookup: string, text: string, signal: AbortSignal): Promise<readonly Choice[]>;
}

export const FormContext = createContext<FormContextValue | undefined>(undefined);

export function useFormContext(): FormContextValue {
  const value = use(FormContext);
  if (value === undefined) {
    throw new Error('A field of a schema form stands outside of one.');
  }
  return value;
}
