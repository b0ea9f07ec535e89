import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import type { Schema } from '@tandem/client';
import type { ReactNode } from 'react';
import type { AuthenticationMode, Connector } from '../api/library-queries.ts';

type Report = Schema<'CapabilityReport'>;

export interface ConnectionResultProps {
  readonly report: Report;
  readonly connector: Connector;
  /** Leads to the field of a property. */
  readonly onShowField: (property: string) => void;
}

/** What the test said, in the words of somebody who knows the application and not this platform. */
export function ConnectionResult({ report, connector, onShowField }: ConnectionResultProps) {
  const accepted = connector.modes.filter(({ name }) => report.modes[name]?.status === 'ok');
  const failed = connector.modes.filter(({ name }) => report.modes[name]?.status === 'failed');
  const needed = report.missing.filter(({ mode }) => mode === null);
  return (
    <Stack gap="sm" role="status" aria-label="Test result">
      {accepted.length > 0 && (
        <Alert
          color="green"
          icon={<IconCircleCheck size={18} aria-hidden="true" />}
          title={`${connector.name} is connected`}
        >
          {connector.name} accepted what you entered for {accepted.map(nameOf).join(' and ')}.
        </Alert>
      )}
      {failed.map((mode) => (
        <Failure key={mode.name} mode={mode} verdict={report.modes[mode.name]}>
          <ShowField
            property={firstField(connector, mode)}
            label={`Correct ${nameOf(mode)}`}
            onShowField={onShowField}
          />
        </Failure>
      ))}
      {needed.map(({ properties }) => (
        <Alert
          key={properties.join()}
          color="yellow"
          icon={<IconAlertTriangle size={18} aria-hidden="true" />}
          title="Something is still missing"
        >
          <Group justify="space-between" gap="sm">
            <Text size="sm">{labelsOf(connector, properties)} is needed.</Text>
            <ShowField property={properties[0]} label="Fill in" onShowField={onShowField} />
          </Group>
        </Alert>
      ))}
      {accepted.length > 0 &&
        report.missing
          .filter(({ mode }) => mode !== null)
          .map(({ properties, unlocks }) => (
            <Alert
              key={properties.join()}
              color="gray"
              icon={<IconInfoCircle size={18} aria-hidden="true" />}
              title={`You may add ${labelsOf(connector, properties)}`}
            >
              <Group justify="space-between" gap="sm">
                <Text size="sm">Only with it, these work: {unlocks.join(', ')}.</Text>
                <ShowField property={properties[0]} label="Fill in" onShowField={onShowField} />
              </Group>
            </Alert>
          ))}
    </Stack>
  );
}

interface FailureProps {
  readonly mode: AuthenticationMode;
  readonly verdict: Report['modes'][string] | undefined;
  readonly children: ReactNode;
}

function Failure({ mode, verdict, children }: FailureProps) {
  const problem = verdict?.problem;
  const isRefused = problem?.code === 'credential_rejected';
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconX size={18} aria-hidden="true" />}
      title={isRefused ? `${nameOf(mode)} was not accepted` : `${nameOf(mode)} could not be tested`}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          {problem?.detail} {problem?.hint}
        </Text>
        {isRefused && children}
      </Group>
    </Alert>
  );
}

interface ShowFieldProps {
  readonly property: string | undefined;
  readonly label: string;
  readonly onShowField: (property: string) => void;
}

function ShowField({ property, label, onShowField }: ShowFieldProps) {
  return property === undefined ? null : (
    <Button size="compact-xs" variant="default" onClick={() => onShowField(property)}>
      {label}
    </Button>
  );
}

/** The guide heads its sections *To use API Key*. */
function nameOf({ label }: AuthenticationMode): string {
  return label.replace(/^To use /i, '');
}

/** The first field of a mode that the customer may fill in. */
function firstField(connector: Connector, mode: AuthenticationMode): string | undefined {
  return mode.required.find((name) => connector.properties.some((property) => property.name === name));
}

function labelsOf(connector: Connector, names: readonly string[]): string {
  return names
    .map((name) => connector.properties.find((property) => property.name === name)?.label ?? name)
    .join(' and ');
}
