import { Box, NumberInput, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FieldProps } from '../../schema-form/field-props.ts';
import { FlagField, wordsAround } from '../../schema-form/scalar-fields.tsx';
import { JsonField } from '../../schema-form/json-field.tsx';
import { ListField } from '../../schema-form/list-field.tsx';
import { isRecord } from '../../records/record.ts';
import { ObjectOfNames } from './object-of-names.tsx';
import classes from './values.module.css';

const types = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'flag', label: 'Yes or no' },
  { value: 'object', label: 'Object' },
  { value: 'list', label: 'List' },
  { value: 'nothing', label: 'Nothing' },
  { value: 'json', label: 'JSON' },
] as const;

type FreeType = (typeof types)[number]['value'];

/** A value of any type, which is chosen beside its label. */
export function FreeField(props: FieldProps) {
  const [asJson, setAsJson] = useState(false);
  const type = asJson ? 'json' : typeOf(props.value);
  const change = (chosen: string | null) => {
    const wanted = types.find(({ value }) => value === chosen)?.value;
    if (wanted === undefined) return;
    setAsJson(wanted === 'json');
    if (wanted !== 'json' && wanted !== typeOf(props.value)) props.onChange(emptyOf(wanted, props.value));
  };
  return (
    <Box className={classes.cornered}>
      <Select
        className={classes.corner}
        classNames={{ input: classes.cornerInput ?? '' }}
        size="xs"
        variant="unstyled"
        aria-label={`Type of ${props.label}`}
        data={[...types]}
        value={type}
        onChange={change}
        allowDeselect={false}
        comboboxProps={{ width: 120, position: 'bottom-end' }}
      />
      <TypedField type={type} {...props} />
    </Box>
  );
}

function TypedField({ type, ...props }: FieldProps & { readonly type: FreeType }) {
  const words = wordsAround(props);
  switch (type) {
    case 'text':
      return (
        <Textarea
          {...words}
          autosize
          minRows={1}
          maxRows={8}
          value={typeof props.value === 'string' ? props.value : ''}
          onChange={(event) => props.onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...words}
          hideControls
          value={typeof props.value === 'number' ? props.value : ''}
          onChange={(value) => props.onChange(typeof value === 'number' ? value : 0)}
        />
      );
    case 'flag':
      return <FlagField {...props} />;
    case 'object':
      return <ObjectOfNames {...props} values={{}} names={undefined} />;
    case 'list':
      return <ListField {...props} required items={{}} />;
    case 'json':
      return <JsonField {...props} />;
    case 'nothing':
      return (
        <Stack gap={4}>
          <Text size="sm" fw={500}>
            {props.label}
          </Text>
          <Text size="sm" c="dimmed">
            null
          </Text>
        </Stack>
      );
  }
}

function typeOf(value: unknown): FreeType {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (isRecord(value)) return 'object';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'flag' : 'text';
}

function emptyOf(type: Exclude<FreeType, 'json'>, old: unknown): unknown {
  switch (type) {
    case 'text':
      return typeof old === 'number' ? String(old) : '';
    case 'number':
      return typeof old === 'string' && Number.isFinite(Number(old)) ? Number(old) : 0;
    case 'flag':
      return true;
    case 'object':
      return {};
    case 'list':
      return [];
    case 'nothing':
      return null;
  }
}
