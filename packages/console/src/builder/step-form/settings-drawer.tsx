import {
  ActionIcon,
  Box,
  Button,
  Checkbox,
  Group,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { IconPlus, IconTrash, IconX } from '@tabler/icons-react';
import { useBuilder } from '../builder-context.ts';
import type { Variable } from '../document/cycle-document.ts';
import { freshKey } from '../document/edit-steps.ts';
import classes from './step-form.module.css';

/** What is common to all of a cycle: its name, the connectors behind its slots, its variables. */
export function SettingsDrawer() {
  const { document, changeDocument, select, target, mayChange } = useBuilder();
  return (
    <>
      <div className={classes.head}>
        <Text fw={600} flex={1} component="h2" size="md" m={0}>
          {target.kind === 'template' ? 'Template' : 'Cycle'}
        </Text>
        <ActionIcon variant="subtle" color="gray" aria-label="Close the settings" onClick={() => select(undefined)}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      <fieldset className={classes.body} disabled={!mayChange}>
        <Stack gap="lg">
          <TextInput
            label="Name"
            value={document.name}
            error={document.name.trim() === '' ? 'It needs a name.' : undefined}
            onChange={({ currentTarget }) => changeDocument((old) => ({ ...old, name: currentTarget.value }), 'name')}
          />
          <Textarea
            label="Description"
            autosize
            minRows={2}
            value={document.description ?? ''}
            onChange={({ currentTarget }) =>
              changeDocument((old) => {
                const { description: _old, ...rest } = old;
                return currentTarget.value === '' ? rest : { ...old, description: currentTarget.value };
              }, 'description')
            }
          />
          <Slots />
          <Variables />
        </Stack>
      </fieldset>
    </>
  );
}

function Slots() {
  const { document, draft, change, changeDocument, sources, target } = useBuilder();
  const slots = Object.entries(document.connectors);
  return (
    <Stack gap="xs" component="section" aria-label="Connectors">
      <Title order={3}>Connectors</Title>
      {slots.length === 0 && (
        <Text size="sm" c="dimmed">
          A connector is added with the first step that uses one.
        </Text>
      )}
      {slots.map(([slot, { connector, label }]) => (
        <Group key={slot} wrap="nowrap" align="flex-end" gap={6}>
          <Box flex={1} miw={0}>
            {target.kind === 'cycle' ? (
              <Select
                label={label ?? slot}
                placeholder={`Choose a connector of ${connector}`}
                data={sources.sources
                  .filter((source) => source.connector === connector)
                  .map(({ id, name }) => ({ value: id, label: name }))}
                value={draft.bindings[slot] ?? null}
                onChange={(id) =>
                  change((old) => {
                    const { [slot]: _old, ...rest } = old.bindings;
                    return { ...old, bindings: id === null ? rest : { ...rest, [slot]: id } };
                  })
                }
                clearable
              />
            ) : (
              <TextInput
                label={`${slot} · ${connector}`}
                placeholder="Label for whoever installs it"
                value={label ?? ''}
                onChange={({ currentTarget }) =>
                  changeDocument(
                    (old) => ({
                      ...old,
                      connectors: {
                        ...old.connectors,
                        [slot]: currentTarget.value === '' ? { connector } : { connector, label: currentTarget.value },
                      },
                    }),
                    `slot ${slot}`,
                  )
                }
              />
            )}
          </Box>
          <ActionIcon
            variant="subtle"
            color="gray"
            mb={4}
            aria-label={`Remove the connector ${slot}`}
            onClick={() =>
              change((old) => {
                const { [slot]: _slot, ...connectors } = old.document.connectors;
                const { [slot]: _binding, ...bindings } = old.bindings;
                return { ...old, bindings, document: { ...old.document, connectors } };
              })
            }
          >
            <IconTrash size={14} />
          </ActionIcon>
        </Group>
      ))}
    </Stack>
  );
}

const kinds = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'boolean', label: 'Yes or no' },
  { value: 'date', label: 'Date' },
] as const;

function Variables() {
  const { document, changeDocument } = useBuilder();
  const variables = document.variables ?? [];
  const write = (changed: readonly Variable[], about?: string) =>
    changeDocument((old) => {
      const { variables: _old, ...rest } = old;
      return changed.length === 0 ? rest : { ...old, variables: [...changed] };
    }, about);
  return (
    <Stack gap="xs" component="section" aria-label="Variables">
      <Title order={3}>Variables</Title>
      <Text size="xs" c="dimmed">
        Filled in for each account; steps find them at <code>variables</code>.
      </Text>
      {variables.map((variable, at) => (
        <VariableRow
          key={at}
          variable={variable}
          onChange={(changed, about) => write(variables.with(at, changed), about)}
          onRemove={() => write(variables.toSpliced(at, 1))}
        />
      ))}
      <Group>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={12} />}
          onClick={() => {
            const name = freshKey('variable', new Set(variables.map((each) => each.name)));
            write([...variables, { name, label: 'New variable', kind: 'text' }]);
          }}
        >
          Add a variable
        </Button>
      </Group>
    </Stack>
  );
}

interface VariableRowProps {
  readonly variable: Variable;
  readonly onChange: (changed: Variable, about?: string) => void;
  readonly onRemove: () => void;
}

function VariableRow({ variable, onChange, onRemove }: VariableRowProps) {
  const { target, draft, change } = useBuilder();
  const { name, label, kind, required } = variable;
  const value = draft.variables[name];
  return (
    <Box p="xs" style={{ border: '1px solid var(--tandem-hairline)', borderRadius: 'var(--mantine-radius-sm)' }}>
      <Stack gap={6}>
        <Group grow gap={6} align="flex-start">
          <TextInput
            size="xs"
            label="Label"
            value={label}
            onChange={({ currentTarget }) => onChange({ ...variable, label: currentTarget.value }, `label of ${name}`)}
          />
          <TextInput
            size="xs"
            label="Name, in paths"
            value={name}
            onChange={({ currentTarget }) => onChange({ ...variable, name: currentTarget.value }, 'variable name')}
          />
        </Group>
        <Group gap={6} justify="space-between" align="center">
          <Select
            size="xs"
            w={120}
            aria-label={`Kind of ${label}`}
            data={[...kinds]}
            value={kind}
            allowDeselect={false}
            onChange={(chosen) =>
              onChange({ ...variable, kind: kinds.find((each) => each.value === chosen)?.value ?? kind })
            }
          />
          <Checkbox
            size="xs"
            label="Required"
            checked={required === true}
            onChange={({ currentTarget }) => onChange({ ...variable, required: currentTarget.checked })}
          />
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Remove ${label}`} onClick={onRemove}>
            <IconTrash size={14} />
          </ActionIcon>
        </Group>
        {target.kind === 'cycle' && (
          <TextInput
            size="xs"
            label={`Value in this account`}
            type={kind === 'number' ? 'number' : kind === 'date' ? 'date' : 'text'}
            placeholder={kind === 'boolean' ? 'true or false' : ''}
            value={
              typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
            }
            onChange={({ currentTarget }) =>
              change((old) => {
                const { [name]: _old, ...rest } = old.variables;
                const read = readVariable(kind, currentTarget.value);
                return { ...old, variables: read === undefined ? rest : { ...rest, [name]: read } };
              }, `value of ${name}`)
            }
          />
        )}
      </Stack>
    </Box>
  );
}

function readVariable(kind: Variable['kind'], text: string): unknown {
  if (text === '') return undefined;
  if (kind === 'number') return Number(text);
  return kind === 'boolean' ? text.toLowerCase() === 'true' || (text.toLowerCase() === 'false' ? false : text) : text;
}
