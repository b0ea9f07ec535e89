import { ActionIcon, Box, Button, Group, Select, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { isRecord } from '../../records/record.ts';
import { useFormContext } from '../../schema-form/form-context.ts';
import {
  comparisons,
  conditionOf,
  isAboutOne,
  rowsOf,
  type Together,
  wordsOfCondition,
} from '../document/condition.ts';
import { FormulaField } from './formula-field.tsx';
import classes from './values.module.css';

export interface ConditionEditorProps {
  /** Names it for screen readers. */
  readonly label: string;
  readonly path: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

const ways: readonly { readonly value: Together; readonly label: string }[] = [
  { value: 'all', label: 'All of these hold' },
  { value: 'any', label: 'Any of these holds' },
  { value: 'none', label: 'None of these holds' },
];

/** A condition as rows: what is on the left, how it is compared, what is on the right. */
export function ConditionEditor({ label, path, value, onChange }: ConditionEditorProps) {
  const { problems } = useFormContext();
  const { together, rows } = rowsOf(value);
  const change = (changed: readonly unknown[], way: Together = together) =>
    onChange(conditionOf({ together: way, rows: changed }));
  const problem = problems.get(path);
  return (
    <div className={classes.condition} role="group" aria-label={label}>
      <Select
        size="xs"
        w={170}
        aria-label={`${label}: how many must hold`}
        data={[...ways]}
        value={together}
        allowDeselect={false}
        onChange={(chosen) => change(rows, ways.find((way) => way.value === chosen)?.value ?? together)}
      />
      {problem !== undefined && (
        <Text size="xs" c="red" role="alert">
          {problem}
        </Text>
      )}
      {rows.map((row, at) => (
        // Rows have no identity besides their place.
        <Box key={at} className={classes.comparison}>
          <Group justify="space-between" mb={4}>
            <Text size="xs" c="dimmed">
              {at === 0 ? 'If' : together === 'all' ? 'and' : 'or'}
            </Text>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="xs"
              aria-label={`Remove condition ${at + 1}: ${wordsOfCondition(row)}`}
              onClick={() => change(rows.toSpliced(at, 1))}
            >
              <IconTrash size={13} />
            </ActionIcon>
          </Group>
          <Row
            label={`Condition ${at + 1}`}
            path={rowPath(path, value, at)}
            value={row}
            onChange={(changed) => change(rows.with(at, changed))}
          />
        </Box>
      ))}
      <Group gap={4}>
        <Add name="Condition" onClick={() => change([...rows, { left: { $path: '' }, is: 'equals', right: '' }])} />
        <Add name="Group" onClick={() => change([...rows, { any: [] }])} />
        <Add name="Formula" onClick={() => change([...rows, { formula: '' }])} />
      </Group>
    </div>
  );
}

function Row({ label, path, value, onChange }: ConditionEditorProps) {
  const { Field } = useFormContext();
  if (!isRecord(value)) return null;
  if (typeof value['formula'] === 'string')
    return (
      <FormulaField
        label="Formula"
        about="Holds where the result is true."
        path={path}
        required={false}
        error={undefined}
        value={{ $formula: value['formula'] }}
        onChange={(changed) => onChange({ formula: isRecord(changed) ? changed['$formula'] : '' })}
      />
    );
  if (!Object.hasOwn(value, 'left'))
    return <ConditionEditor label={label} path={path} value={value} onChange={onChange} />;
  const is = typeof value['is'] === 'string' ? value['is'] : 'equals';
  const compare = (chosen: string) => {
    const { right: _right, ...rest } = value;
    onChange(isAboutOne(chosen) ? { ...rest, is: chosen } : { right: '', ...value, is: chosen });
  };
  return (
    <div className={classes.condition}>
      <Field
        schema={{ title: 'Left' }}
        name="Left"
        path={`${path}.left`}
        value={value['left']}
        onChange={(changed) => onChange({ ...value, left: changed ?? '' })}
      />
      <Select
        size="xs"
        aria-label={`${label}: comparison`}
        data={[...comparisons]}
        value={is}
        allowDeselect={false}
        onChange={(chosen) => compare(chosen ?? is)}
      />
      {!isAboutOne(is) && (
        <Field
          schema={{ title: 'Right' }}
          name="Right"
          path={`${path}.right`}
          value={value['right']}
          onChange={(changed) => onChange({ ...value, right: changed ?? '' })}
        />
      )}
    </div>
  );
}

function Add({ name, onClick }: { readonly name: string; readonly onClick: () => void }) {
  return (
    <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconPlus size={12} />} onClick={onClick}>
      {name}
    </Button>
  );
}

/** Where a row stands in the document. */
function rowPath(path: string, value: unknown, at: number): string {
  if (!isRecord(value)) return path;
  if (Array.isArray(value['all'])) return `${path}.all.${at}`;
  if (Array.isArray(value['any'])) return `${path}.any.${at}`;
  return isRecord(value['not']) && Array.isArray(value['not']['any']) ? `${path}.not.any.${at}` : path;
}
