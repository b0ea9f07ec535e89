import { ActionIcon, Button, Checkbox, Group, Menu, NumberInput, Select, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type Transform, transformsQuery } from '../../api/cycle-queries.ts';
import { isRecord } from '../../records/record.ts';
import { JsonField } from '../../schema-form/json-field.tsx';
import classes from './values.module.css';

export interface TransformChainProps {
  readonly path: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** Whether a stand-in for nothing is there already. */
  readonly otherwise?: boolean;
  /** Adds a stand-in for nothing, where there can be one. */
  readonly onOtherwise?: () => void;
}

const groups: Readonly<Record<Transform['group'], string>> = {
  text: 'Text',
  number: 'Numbers',
  date: 'Dates and times',
  list: 'Lists',
  object: 'Objects',
  other: 'Other',
};

/** The transforms that a value goes through, one after the other. */
export function TransformChain({ path, value, onChange, otherwise = true, onOtherwise }: TransformChainProps) {
  const catalogue = useQuery(transformsQuery);
  const transforms: readonly unknown[] = Array.isArray(value) ? value : [];
  const known = catalogue.data?.items ?? [];
  return (
    <div className={classes.chain}>
      {transforms.map((each, at) => (
        <OneTransform
          // Transforms have no identity besides their place.
          key={at}
          path={`${path}.${at}`}
          value={isRecord(each) ? each : {}}
          known={known}
          onChange={(changed) => onChange(transforms.with(at, changed))}
          onRemove={() => onChange(transforms.toSpliced(at, 1))}
        />
      ))}
      <Group gap={4}>
        <Menu position="bottom-start" width={240}>
          <Menu.Target>
            <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconPlus size={12} />}>
              Transform
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
            {[...Map.groupBy(known, ({ group }) => group)].map(([group, members]) => (
              <div key={group} role="group" aria-label={groups[group]}>
                <Menu.Label aria-hidden="true">{groups[group]}</Menu.Label>
                {members.map((transform) => (
                  <Menu.Item
                    key={transform.use}
                    title={transform.summary}
                    onClick={() => onChange([...transforms, beginTransform(transform)])}
                  >
                    {transform.label}
                  </Menu.Item>
                ))}
              </div>
            ))}
          </Menu.Dropdown>
        </Menu>
        {!otherwise && onOtherwise !== undefined && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconPlus size={12} />}
            onClick={onOtherwise}
          >
            Where nothing is there
          </Button>
        )}
      </Group>
    </div>
  );
}

interface OneTransformProps {
  readonly path: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly known: readonly Transform[];
  readonly onChange: (value: unknown) => void;
  readonly onRemove: () => void;
}

function OneTransform({ path, value, known, onChange, onRemove }: OneTransformProps) {
  const transform = known.find(({ use }) => use === value['use']);
  const label = transform?.label ?? String(value['use']);
  return (
    <div className={classes.transform}>
      <Text size="xs" fw={550} title={transform?.summary}>
        {label}
      </Text>
      {(transform?.parameters ?? []).map((parameter) => (
        <ParameterInput
          key={parameter.name}
          path={`${path}.${parameter.name}`}
          parameter={parameter}
          value={value[parameter.name]}
          onChange={(changed) => {
            const { [parameter.name]: _old, ...rest } = value;
            onChange(changed === undefined ? rest : { ...value, [parameter.name]: changed });
          }}
        />
      ))}
      <ActionIcon variant="subtle" color="gray" size="xs" ml="auto" aria-label={`Remove ${label}`} onClick={onRemove}>
        <IconX size={12} />
      </ActionIcon>
    </div>
  );
}

interface ParameterInputProps {
  readonly path: string;
  readonly parameter: Transform['parameters'][number];
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function ParameterInput({ path, parameter: { label, kind, choices, required }, value, onChange }: ParameterInputProps) {
  const words = { 'aria-label': label, placeholder: label, size: 'xs', w: 116 } as const;
  switch (kind) {
    case 'number':
      return (
        <NumberInput
          {...words}
          hideControls
          value={typeof value === 'number' ? value : ''}
          onChange={(changed) => onChange(typeof changed === 'number' ? changed : undefined)}
        />
      );
    case 'flag':
      return (
        <Checkbox
          size="xs"
          label={label}
          checked={value === true}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? true : undefined)}
        />
      );
    case 'choice':
      return (
        <Select
          {...words}
          data={choices ?? []}
          value={typeof value === 'string' ? value : null}
          onChange={(chosen) => onChange(chosen ?? undefined)}
          clearable={!required}
        />
      );
    case 'any':
      return (
        <JsonField
          label={label}
          about={undefined}
          path={path}
          required={required}
          error={undefined}
          value={value}
          onChange={(changed) => onChange(changed ?? null)}
          plainText
        />
      );
    case 'text':
    case 'timeZone':
    case 'path':
      return (
        <TextInput
          {...words}
          value={typeof value === 'string' ? value : ''}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.value === '' && !required ? undefined : currentTarget.value)
          }
        />
      );
  }
}

/** A transform with what its parameters are at first. */
function beginTransform({ use, parameters }: Transform): Readonly<Record<string, unknown>> {
  const required = parameters.filter((parameter) => parameter.required);
  return {
    use,
    ...Object.fromEntries(required.map(({ name, kind, choices }) => [name, firstOf(kind, choices)])),
  };
}

function firstOf(kind: Transform['parameters'][number]['kind'], choices: readonly string[] | undefined): unknown {
  if (kind === 'number') return 1;
  if (kind === 'flag') return true;
  return kind === 'choice' ? (choices?.[0] ?? '') : kind === 'timeZone' ? 'UTC' : '';
}
