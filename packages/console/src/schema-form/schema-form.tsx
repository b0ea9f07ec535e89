import { useMemo } from 'react';
import { examplePaths } from './example-paths.ts';
import { FormContext, type FormContextValue } from './form-context.ts';
import type { JsonSchema } from './json-schema.ts';
import { ObjectField } from './object-field.tsx';
import { SchemaField } from './schema-field.tsx';

export interface SchemaFormProps extends Omit<FormContextValue, 'root' | 'Field' | 'suggested'> {
  /** The schema of an object. */
  readonly schema: JsonSchema;
  /** An input such as people give; its members are shown before anybody asks for them. */
  readonly example?: Readonly<Record<string, unknown>> | undefined;
  readonly value: Readonly<Record<string, unknown>>;
  readonly onChange: (value: Readonly<Record<string, unknown>>) => void;
}

/** A form drawn from a JSON Schema: nested objects, lists of lines, free names, dates, money, references to other records. */
export function SchemaForm({ schema, example, value, onChange, problems, lookups, findChoices }: SchemaFormProps) {
  const suggested = useMemo(() => new Set(examplePaths(example)), [example]);
  const context = useMemo(
    () => ({ root: schema, Field: SchemaField, suggested, problems, lookups, findChoices }),
    [schema, suggested, problems, lookups, findChoices],
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
