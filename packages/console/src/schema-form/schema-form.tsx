import { useMemo } from 'react';
import { FormContext, type FormContextValue } from './form-context.ts';
import type { JsonSchema } from './json-schema.ts';
import { ObjectField } from './object-field.tsx';
import { SchemaField } from './schema-field.tsx';

export interface SchemaFormProps extends Omit<FormContextValue, 'root' | 'Field'> {
  /** The schema of an object. */
  readonly schema: JsonSchema;
  readonly value: Readonly<Record<string, unknown>>;
  readonly onChange: (value: Readonly<Record<string, unknown>>) => void;
}

/** A form drawn from a JSON Schema: nested objects, lists of lines, free names, dates, money, references to other records. */
export function SchemaForm({ schema, value, onChange, problems, lookups, findChoices }: SchemaFormProps) {
  const context = useMemo(
    () => ({ root: schema, Field: SchemaField, problems, lookups, findChoices }),
    [schema, problems, lookups, findChoices],
  );
  return (
    <FormContext value={context}>
      <ObjectField
        schema={schema}
        label="Input"
        about={undefined}
        path=""
        required
        error={problems.get('')}
        value={value}
        onChange={(changed) => onChange(typeof changed === 'object' && changed !== null ? { ...changed } : {})}
      />
    </FormContext>
  );
}
