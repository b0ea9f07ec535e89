import { Box, Stack, Text, TextInput } from '@mantine/core';
import { isRecord } from '../../records/record.ts';
import type { FieldProps } from '../../schema-form/field-props.ts';
import { useFormContext } from '../../schema-form/form-context.ts';
import { ListField } from '../../schema-form/list-field.tsx';
import { JsonField } from '../../schema-form/json-field.tsx';
import { valueKindOf } from '../document/value-kind.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { FormulaField } from './formula-field.tsx';
import { LiveResult } from './live-result.tsx';
import { ObjectOfNames } from './object-of-names.tsx';
import { PathField } from './path-field.tsx';
import { TransformChain } from './transform-chain.tsx';
import classes from './values.module.css';

/** A value that is computed, in the form of its mark; beneath stands what it makes of the sample data. */
export function MarkedField(props: FieldProps) {
  const kind = valueKindOf(props.value);
  if (kind === 'path') return <PathField {...props} />;
  if (kind === 'formula') return <FormulaField {...props} />;
  return (
    <Box component="fieldset" className={classes.group}>
      <Text component="legend" className={classes.legend}>
        {props.label}
      </Text>
      {props.error !== undefined && (
        <Text size="xs" c="red" role="alert" mb={6}>
          {props.error}
        </Text>
      )}
      <Stack gap="sm">
        <Parts {...props} />
        <LiveResult value={props.value} />
      </Stack>
    </Box>
  );
}

function Parts({ label, path, value, onChange }: FieldProps) {
  const { Field } = useFormContext();
  const members = isRecord(value) ? value : {};
  const set = (name: string, member: unknown) => {
    const { [name]: _old, ...rest } = members;
    onChange(member === undefined ? rest : { ...members, [name]: member });
  };
  const part = (name: string, title: string, fallback?: unknown) => (
    <Field
      schema={{ title }}
      name={title}
      path={`${path}.${name}`}
      value={members[name] ?? fallback}
      onChange={(changed) => set(name, changed ?? (fallback === undefined ? undefined : ''))}
    />
  );
  switch (valueKindOf(value)) {
    case 'join':
      return (
        <>
          <ListField
            {...plain('Parts', `${path}.$join`)}
            required
            items={{}}
            value={members['$join']}
            onChange={(changed) => set('$join', changed)}
          />
          <TextInput
            label="With, between the parts"
            placeholder="nothing"
            value={typeof members['with'] === 'string' ? members['with'] : ''}
            onChange={({ currentTarget }) => set('with', currentTarget.value === '' ? undefined : currentTarget.value)}
          />
        </>
      );
    case 'when':
      return (
        <>
          <ConditionEditor
            label={`When of ${label}`}
            path={`${path}.$when`}
            value={members['$when']}
            onChange={(changed) => set('$when', changed)}
          />
          {part('then', 'Then', '')}
          {part('else', 'Else')}
        </>
      );
    case 'each':
      return (
        <>
          {part('$each', 'List', '')}
          <TextInput
            label="Name of an item, in paths"
            placeholder="item"
            value={typeof members['as'] === 'string' ? members['as'] : ''}
            onChange={({ currentTarget }) => set('as', currentTarget.value === '' ? undefined : currentTarget.value)}
          />
          {part('value', 'Makes of each', {})}
        </>
      );
    case 'lookUp':
      return (
        <>
          {part('$lookUp', 'Look up', '')}
          <ObjectOfNames
            {...plain('Table', `${path}.in`)}
            values={{}}
            names={undefined}
            value={members['in']}
            onChange={(changed) => set('in', changed)}
          />
          {part('otherwise', 'Otherwise')}
        </>
      );
    case 'through':
      return (
        <>
          {part('of', 'Value', '')}
          <TransformChain
            path={`${path}.$through`}
            value={members['$through']}
            onChange={(changed) => set('$through', changed)}
          />
        </>
      );
    case 'merge':
      return (
        <ListField
          {...plain('Objects', `${path}.$merge`)}
          required
          items={{}}
          value={members['$merge']}
          onChange={(changed) => set('$merge', changed)}
        />
      );
    case 'plain':
      return (
        <JsonField
          {...plain('JSON', `${path}.$literal`)}
          value={members['$literal']}
          onChange={(changed) => onChange({ $literal: changed ?? null })}
        />
      );
    case 'literal':
    case 'path':
    case 'formula':
      return null;
  }
}

function plain(label: string, path: string) {
  return { label, path, about: undefined, required: false, error: undefined };
}
