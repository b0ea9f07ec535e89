import { ActionIcon, Box, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useFormContext } from './form-context.ts';
import type { JsonSchema } from './json-schema.ts';
import classes from './schema-form.module.css';
import type { FieldProps } from './field-props.ts';

/** A list of values or of lines; each is a field of its own. */
export function ListField({
  items,
  label,
  about,
  path,
  required,
  error,
  value,
  onChange,
}: FieldProps & { readonly items: JsonSchema }) {
  const { Field } = useFormContext();
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  const change = (changed: readonly unknown[]) => onChange(changed.length === 0 && !required ? undefined : changed);
  const isLines = items.type === 'object' || items.properties !== undefined;
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
        {entries.map((entry, at) => (
          // The entries have no identity besides their place.
          <Group key={at} wrap="nowrap" align="flex-start" gap={4}>
            <Box flex={1} miw={0}>
              <Field
                schema={items}
                name={`${isLines ? 'Line' : 'Value'} ${at + 1}`}
                path={`${path}.${at}`}
                value={entry}
                onChange={(changed) => change(entries.with(at, changed ?? (isLines ? {} : '')))}
              />
            </Box>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              mt={isLines ? 8 : 22}
              aria-label={`Remove ${isLines ? 'line' : 'value'} ${at + 1}`}
              onClick={() => change(entries.toSpliced(at, 1))}
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
            onClick={() => onChange([...entries, isLines ? {} : ''])}
          >
            Add {isLines ? 'a line' : 'a value'} to {label.toLowerCase()}
          </Button>
        </Group>
      </Stack>
    </Box>
  );
}
