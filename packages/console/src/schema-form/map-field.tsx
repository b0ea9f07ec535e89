import { ActionIcon, Box, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormContext } from './form-context.ts';
import type { JsonSchema } from './json-schema.ts';
import { JsonField } from './json-field.tsx';
import { NameField } from './name-field.tsx';
import classes from './schema-form.module.css';
import type { FieldProps } from './field-props.ts';

interface MapFieldProps extends FieldProps {
  readonly values: JsonSchema;
  /** The lookup that finds the names there are, if any. */
  readonly names: string | undefined;
}

/** Free names with values of one kind, such as custom fields. */
export function MapField({ values, names, label, about, path, error, value, onChange }: MapFieldProps) {
  const { lookups, problems, Field } = useFormContext();
  const record: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  const [rows, setRows] = useState<readonly (readonly [name: string, value: unknown])[]>(() => Object.entries(record));
  const change = (changed: typeof rows) => {
    setRows(changed);
    const named = changed.filter(([name]) => name.trim() !== '');
    onChange(named.length === 0 ? undefined : Object.fromEntries(named));
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
      <Stack gap="xs">
        {rows.map(([name, member], at) => (
          <Group key={at} wrap="nowrap" align="flex-start" gap={6}>
            <Box flex={1} miw={0}>
              <NameField
                lookup={names !== undefined && lookups.has(names) ? names : undefined}
                value={name}
                error={problems.get(`${path}.${name}`)}
                onChange={(changed) => change(rows.with(at, [changed, member]))}
              />
            </Box>
            <Box flex={2} miw={0}>
              {values.type === undefined && values.anyOf === undefined ? (
                <JsonField
                  label="Value"
                  about={undefined}
                  path={`${path}.${name}`}
                  required={false}
                  error={undefined}
                  value={member}
                  onChange={(changed) => change(rows.with(at, [name, changed]))}
                  plainText
                />
              ) : (
                <Field
                  schema={values}
                  name="Value"
                  path={`${path}.${name}`}
                  value={member}
                  onChange={(changed) => change(rows.with(at, [name, changed]))}
                />
              )}
            </Box>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              mt={26}
              aria-label={`Remove ${name === '' ? 'this name' : name}`}
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
            Add to {label.toLowerCase()}
          </Button>
        </Group>
      </Stack>
    </Box>
  );
}
