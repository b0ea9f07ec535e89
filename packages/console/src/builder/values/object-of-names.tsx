import { ActionIcon, Box, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { isRecord } from '../../records/record.ts';
import type { FieldProps } from '../../schema-form/field-props.ts';
import { useFormContext } from '../../schema-form/form-context.ts';
import type { JsonSchema } from '../../schema-form/json-schema.ts';
import { NameField } from '../../schema-form/name-field.tsx';
import { valueKindOf } from '../document/value-kind.ts';
import classes from './values.module.css';

export interface ObjectOfNamesProps extends FieldProps {
  readonly values: JsonSchema;
  /** The lookup that finds the names there are, if any. */
  readonly names: string | undefined;
}

/** An object whose members are named by the person; each is given in its own way. */
export function ObjectOfNames({ values, names, label, about, path, error, value, onChange }: ObjectOfNamesProps) {
  const { lookups, problems, Field } = useFormContext();
  const [rows, setRows] = useState<readonly (readonly [name: string, value: unknown])[]>(() =>
    Object.entries(isRecord(value) ? value : {}),
  );
  const change = (changed: typeof rows) => {
    setRows(changed);
    onChange(Object.fromEntries(changed.filter(([name]) => name.trim() !== '')));
  };
  return (
    <Box component="fieldset" className={classes.group}>
      <Text component="legend" className={classes.legend}>
        {label}
      </Text>
      {about !== undefined && (
        <Text size="xs" c="dimmed" mb={6}>
          {about}
        </Text>
      )}
      {error !== undefined && (
        <Text size="xs" c="red" role="alert" mb={6}>
          {error}
        </Text>
      )}
      <Stack gap="sm">
        {rows.map(([name, member], at) => (
          <div key={at} className={classes.row} data-wide={isWide(member)}>
            <div className={classes.name}>
              <NameField
                lookup={names !== undefined && lookups.has(names) ? names : undefined}
                value={name}
                error={problems.get(`${path}.${name}`)}
                onChange={(changed) => change(rows.with(at, [changed, member]))}
              />
            </div>
            <div className={classes.member}>
              <Field
                schema={{ ...values, title: 'Value' }}
                name={name === '' ? 'Value' : name}
                path={`${path}.${name}`}
                value={member}
                onChange={(changed) => change(rows.with(at, [name, changed]))}
              />
            </div>
            <ActionIcon
              className={classes.remove}
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`Remove ${name === '' ? 'this member' : name}`}
              onClick={() => change(rows.toSpliced(at, 1))}
            >
              <IconTrash size={14} />
            </ActionIcon>
          </div>
        ))}
        <Group>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPlus size={12} />}
            onClick={() => setRows([...rows, ['', undefined]])}
          >
            Add a member to {label.toLowerCase()}
          </Button>
        </Group>
      </Stack>
    </Box>
  );
}

/** What holds fields itself stands below its name, so that there is room for them. */
function isWide(value: unknown): boolean {
  if (Array.isArray(value)) return true;
  const kind = valueKindOf(value);
  return isRecord(value) && kind !== 'path' && kind !== 'formula';
}
