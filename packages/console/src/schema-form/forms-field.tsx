import { Box, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useFormContext } from './form-context.ts';
import { type JsonSchema, shapeOf } from './json-schema.ts';
import type { FieldProps } from './field-props.ts';
import classes from './schema-form.module.css';

/** A value that may take several forms: one value, several, or a range, of which the person chooses one. */
export function FormsField({
  forms,
  label,
  about,
  path,
  required,
  value,
  onChange,
}: FieldProps & { readonly forms: readonly JsonSchema[] }) {
  const { root, Field } = useFormContext();
  const [chosen, setChosen] = useState(() =>
    Math.max(
      0,
      forms.findIndex((form) => fits(form, value)),
    ),
  );
  const form = forms[chosen] ?? {};
  return (
    <Box className={classes.cornered}>
      <SegmentedControl
        className={classes.corner}
        size="xs"
        aria-label={`Form of ${label}`}
        value={String(chosen)}
        onChange={(at) => {
          setChosen(Number(at));
          onChange(undefined);
        }}
        data={forms.map((each, at) => ({ value: String(at), label: nameOf(each, shapeOf(each, root).shape) }))}
      />
      <Field
        key={chosen}
        schema={{ ...form, title: form.title ?? label, ...(about !== undefined && { description: about }) }}
        name={label}
        path={path}
        required={required}
        value={value}
        onChange={onChange}
      />
    </Box>
  );
}

const names: Readonly<Record<string, string>> = {
  object: 'Range',
  list: 'Several',
  map: 'Object',
  json: 'JSON',
};

function nameOf(form: JsonSchema, shape: string): string {
  return form.title ?? names[shape] ?? (form.type === 'number' || form.type === 'integer' ? 'Number' : 'Value');
}

function fits(form: JsonSchema, value: unknown): boolean {
  if (value === undefined) {
    return false;
  }
  const actual = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  return form.type === actual || (form.type === 'integer' && actual === 'number');
}
