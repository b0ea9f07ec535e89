import { ActionIcon, Box, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { isRecord } from '../../records/record.ts';
import type { FieldProps } from '../../schema-form/field-props.ts';
import { useFormContext } from '../../schema-form/form-context.ts';
import type { JsonSchema } from '../../schema-form/json-schema.ts';
import { NameField } from '../../schema-form/name-field.tsx';
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
          <Group key={at} wrap="nowrap" align="flex-start" gap={6} className={classes.row}>
            <Box className={classes.name}>
              <NameField
                lookup={names !== undefined && lookups.has(names) ? names : undefined}
                value={name}
                error={problems.get(`${path}.${name}`)}
                onChange={(changed) => change(rows.with(at, [changed, member]))}
              />
            </Box>
            <Box flex={1} miw={0}>
              <Field
                schema={{ ...values, title: 'Value' }}
                name={name === '' ? 'Value' : name}
                path={`${path}.${name}`}
                value={member}
                onChange={(changed) => change(rows.with(at, [name, changed]))}
              />
            </Box>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              mt={24}
              aria-label={`Remove ${name === '' ? 'this member' : name}`}
              onClick={() => change(rows.toSpliced(at, 1))}
            >
              <IconTrash size={14} />
            </ActionIcon>
          </Group>
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
