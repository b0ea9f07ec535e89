import type { JsonSchema } from './json-schema.ts';

/** A member of an input, to be drawn as its schema says. */
export interface SchemaFieldProps {
  readonly schema: JsonSchema;
  /** The member's own name. */
  readonly name: string;
  /** Dotted path from the root of the input. */
  readonly path: string;
  readonly required?: boolean;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** What every kind of field is given: the words around it, its value, and how to change it. */
export interface FieldProps {
  readonly label: string;
  readonly about: string | undefined;
  readonly path: string;
  readonly required: boolean;
  readonly error: string | undefined;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}
