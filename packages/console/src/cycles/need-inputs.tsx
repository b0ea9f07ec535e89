import { NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useQuery } from '@tanstack/react-query';
import { accountConnectorsQuery } from '../api/account-connector-queries.ts';
import { LinkAnchor } from '../app/links.tsx';
import type { CycleNeeds, CycleVariable } from './cycle-needs.ts';

export interface SlotInputsProps {
  readonly account: string;
  readonly slots: CycleNeeds['connectors'];
  readonly bindings: Readonly<Record<string, string>>;
  readonly onChange: (slot: string, installation: string | null) => void;
  readonly errors?: ReadonlyMap<string, string>;
}

/** Which connector of the account stands behind each name of a document. */
export function SlotInputs({ account, slots, bindings, onChange, errors }: SlotInputsProps) {
  const installed = useQuery(accountConnectorsQuery(account));
  const names = Object.entries(slots);
  if (names.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        It reaches no connector.
      </Text>
    );
  }
  return (
    <Stack gap="sm">
      {names.map(([slot, { connector, label }]) => {
        const fitting = (installed.data?.items ?? []).filter((each) => each.connector === connector);
        return (
          <Stack key={slot} gap={4}>
            <Select
              label={label ?? slot}
              placeholder={`Choose a connector of ${connector}`}
              clearable
              data={fitting.map(({ id, name }) => ({ value: id, label: name }))}
              value={bindings[slot] ?? null}
              error={errors?.get(`bindings.${slot}`)}
              onChange={(installation) => onChange(slot, installation)}
            />
            {installed.data !== undefined && fitting.length === 0 && (
              <Text size="sm">
                The account has no connector of {connector}.{' '}
                <LinkAnchor to="/accounts/$account/install/$connector" params={{ account, connector }} size="sm">
                  Install one
                </LinkAnchor>
              </Text>
            )}
          </Stack>
        );
      })}
    </Stack>
  );
}

export interface VariableInputsProps {
  readonly variables: readonly CycleVariable[];
  readonly values: Readonly<Record<string, unknown>>;
  /** Null takes a value away. */
  readonly onChange: (name: string, value: string | number | boolean | null) => void;
  readonly errors?: ReadonlyMap<string, string>;
}

/** What an account gives to each variable of a document. */
export function VariableInputs({ variables, values, onChange, errors }: VariableInputsProps) {
  return (
    <Stack gap="sm">
      {variables.map((variable) => (
        <VariableInput
          key={variable.name}
          variable={variable}
          value={values[variable.name] ?? null}
          error={errors?.get(`variables.${variable.name}`)}
          onChange={(value) => onChange(variable.name, value)}
        />
      ))}
    </Stack>
  );
}

interface VariableInputProps {
  readonly variable: CycleVariable;
  readonly value: unknown;
  readonly error: string | undefined;
  readonly onChange: (value: string | number | boolean | null) => void;
}

function VariableInput({ variable, value, error, onChange }: VariableInputProps) {
  const { label, help, kind, required, default: preset } = variable;
  const common = { label, description: help, error, withAsterisk: required === true && preset === undefined };
  const placeholder = preset === undefined ? '' : String(preset);
  switch (kind) {
    case 'text':
      return (
        <TextInput
          {...common}
          placeholder={placeholder}
          value={typeof value === 'string' ? value : ''}
          onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...common}
          placeholder={placeholder}
          value={typeof value === 'number' ? value : ''}
          onChange={(typed) => onChange(typeof typed === 'number' ? typed : null)}
        />
      );
    case 'date':
      return (
        <DateInput
          {...common}
          valueFormat="YYYY-MM-DD"
          placeholder={placeholder === '' ? 'YYYY-MM-DD' : placeholder}
          clearable
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      );
    case 'boolean':
      return (
        <Select
          {...common}
          clearable
          placeholder={preset === undefined ? 'Choose' : preset === true ? 'Yes' : 'No'}
          data={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          value={value === true ? 'yes' : value === false ? 'no' : null}
          onChange={(chosen) => onChange(chosen === null ? null : chosen === 'yes')}
        />
      );
  }
}
