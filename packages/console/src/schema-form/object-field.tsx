import { ActionIcon, Box, Group, Select, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { fieldName } from './field-name.ts';
import { useFormContext } from './form-context.ts';
import { type JsonSchema, plainSchema, shapeOf } from './json-schema.ts';
import classes from './schema-form.module.css';
import type { FieldProps } from './field-props.ts';

const fewMembers = 9;

/**
 * An object: what is required stands first, then what was added; a search adds any other member by name, so that a record of fifty fields
 * stays readable.
 */
export function ObjectField({
  schema,
  label,
  about,
  path,
  error,
  value,
  onChange,
}: FieldProps & { readonly schema: JsonSchema }) {
  const { root, suggested, Field } = useFormContext();
  const members = Object.entries(schema.properties ?? {}).filter(([, member]) => member.readOnly !== true);
  const required = new Set(schema.required);
  const record = isRecord(value) ? value : {};
  const isRoot = path === '';
  const [added, setAdded] = useState<readonly string[]>([]);
  const isShown = (name: string) =>
    required.has(name) ||
    added.includes(name) ||
    Object.hasOwn(record, name) ||
    members.length <= fewMembers ||
    suggested.has(isRoot ? name : `${path}.${name}`);
  const shown = [
    ...members.filter(([name]) => required.has(name)),
    ...members.filter(([name]) => !required.has(name) && isShown(name)),
  ];
  const hidden = members.filter(([name]) => !isShown(name));
  const set = (name: string, member: unknown) => onChange(withMember(record, name, member, required.has(name)));
  return (
    <Box component={isRoot ? 'div' : 'fieldset'} className={isRoot ? undefined : classes.group}>
      {!isRoot && (
        <Text component="legend" className={classes.legend}>
          {label}
        </Text>
      )}
      {about !== undefined && !isRoot && (
        <Text size="xs" c="dimmed" mb={6}>
          {about}
        </Text>
      )}
      {error !== undefined && (
        <Text size="xs" c="red" role="alert" mb={6}>
          {error}
        </Text>
      )}
      <div className={classes.fields}>
        {shown.map(([name, member]) => (
          <Group
            key={name}
            className={isWide(member, root) ? classes.wide : undefined}
            wrap="nowrap"
            align="flex-start"
            gap={4}
          >
            <Box flex={1} miw={0}>
              <Field
                schema={member}
                name={name}
                path={isRoot ? name : `${path}.${name}`}
                required={required.has(name)}
                value={record[name]}
                onChange={(changed) => set(name, changed)}
              />
            </Box>
            {(added.includes(name) || Object.hasOwn(record, name)) &&
              !required.has(name) &&
              members.length > fewMembers && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  mt={22}
                  aria-label={`Remove ${fieldName(name, plainSchema(member, root))}`}
                  onClick={() => {
                    setAdded(added.filter((each) => each !== name));
                    set(name, undefined);
                  }}
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
          </Group>
        ))}
        {hidden.length > 0 && (
          <Select
            className={classes.wide}
            aria-label={isRoot ? 'Add a field' : `Add a field to ${label}`}
            placeholder={`Add a field… (${hidden.length} more)`}
            searchable
            size="xs"
            variant="filled"
            value={null}
            nothingFoundMessage="No field of this name"
            data={hidden.map(([name, member]) => ({
              value: name,
              label: `${fieldName(name, plainSchema(member, root))} · ${name}`,
            }))}
            onChange={(name) => {
              if (name !== null) {
                setAdded([...added, name]);
              }
            }}
          />
        )}
      </div>
    </Box>
  );
}

/** Members of a width of their own: what holds members itself, and long text. */
function isWide(schema: JsonSchema, root: JsonSchema): boolean {
  const shape = shapeOf(schema, root);
  return ['object', 'map', 'list', 'json'].includes(shape.shape) || (shape.shape === 'text' && shape.long);
}

function withMember(
  record: Readonly<Record<string, unknown>>,
  name: string,
  member: unknown,
  required: boolean,
): unknown {
  const entries = Object.entries(record).filter(([key]) => key !== name);
  const changed = member === undefined ? entries : [...entries, [name, member] as const];
  return changed.length === 0 && !required ? undefined : Object.fromEntries(changed);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
