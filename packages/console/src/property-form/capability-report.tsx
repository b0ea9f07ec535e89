import { Alert, Button, Card, Group, List, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import type { Schema } from '@tandem/client';
import type { Connector } from '../api/library-queries.ts';
import { shortLabel } from '../library/mode-label.ts';
import { StatusBadge } from '../states/status-badge.tsx';

export type CapabilityReportData = Schema<'CapabilityReport'>;

export interface CapabilityReportProps {
  readonly report: CapabilityReportData;
  readonly connector: Connector;
  /** Leads to the field of a property. */
  readonly onShowField: (property: string) => void;
}

/** What the values can do: green what works, red what was refused, amber what needs one more value, with a button that leads to it. */
export function CapabilityReport({ report, connector, onShowField }: CapabilityReportProps) {
  const { usable, total } = report.methods;
  return (
    <Card withBorder radius="md" padding="md" component="section" aria-label="Capability report">
      <Stack gap="sm">
        <Group justify="space-between">
          <Text fw={600}>
            {usable} of {total} methods work
          </Text>
          <StatusBadge status={report.status} />
        </Group>
        {report.statusDetail !== null && (
          <Text size="sm" c="dimmed">
            {report.statusDetail}
          </Text>
        )}
        {connector.modes.map((mode) => (
          <ModeLine key={mode.name} label={shortLabel(mode)} verdict={report.modes[mode.name]} />
        ))}
        {report.missing.map((lack) => (
          <Alert
            key={lack.properties.join()}
            color="yellow"
            variant="light"
            icon={<IconAlertTriangle size={16} aria-hidden="true" />}
          >
            <Group justify="space-between" wrap="nowrap" gap="sm">
              <Text size="sm">
                <b>{lack.properties.map((name) => labelOf(connector, name)).join(' and ')}</b> would make {lack.methods}{' '}
                more methods work
                {lack.unlocks.length > 0 && lack.unlocks.length < 10 ? `: ${lack.unlocks.join(', ')}` : ''}.
              </Text>
              <Button size="compact-xs" variant="default" onClick={() => onShowField(lack.properties[0] ?? '')}>
                Fill in
              </Button>
            </Group>
          </Alert>
        ))}
        <Findings report={report} />
      </Stack>
    </Card>
  );
}

function ModeLine({
  label,
  verdict,
}: {
  readonly label: string;
  readonly verdict: CapabilityReportData['modes'][string] | undefined;
}) {
  const status = verdict?.status ?? 'notConfigured';
  const look = looks[status];
  const problem = verdict?.problem;
  return (
    <Group gap="sm" align="flex-start" wrap="nowrap">
      <ThemeIcon size={20} radius="xl" color={look.color} variant="light" aria-hidden="true">
        <look.icon size={13} />
      </ThemeIcon>
      <div>
        <Text size="sm">
          <b>{label}</b>: {look.text}
        </Text>
        {problem !== undefined && (
          <Text size="sm" c="red" role="alert">
            {problem.detail} {problem.hint}
          </Text>
        )}
      </div>
    </Group>
  );
}

const looks = {
  ok: { color: 'green', icon: IconCheck, text: 'verified with a real call' },
  failed: { color: 'red', icon: IconX, text: 'did not work' },
  notConfigured: { color: 'gray', icon: IconX, text: 'not configured' },
} as const;

function Findings({ report }: { readonly report: CapabilityReportData }) {
  const { companyAccountId, companyAccounts, timeZone, quota, clockSkewSeconds } = report;
  const lines = [
    report.site === null ? undefined : `Site: ${report.site}`,
    companyAccountId === null
      ? undefined
      : `Company Account ID: ${companyAccountId.value}${companyAccountId.source === 'assumed' ? ' (assumed from the company name)' : ''}`,
    companyAccounts.length > 1
      ? `Company accounts of this site: ${companyAccounts.map(({ id, name }) => `${name} (${id})`).join(', ')}`
      : undefined,
    timeZone === null ? undefined : `Time zone: ${timeZone}`,
    quota === null ? undefined : `Rate: ${quota.window.limit} requests in ${quota.window.windowMs / 1000} s`,
    clockSkewSeconds !== null && Math.abs(clockSkewSeconds) > 30
      ? `The clock of the site differs by ${clockSkewSeconds} s`
      : undefined,
  ].filter((line) => line !== undefined);
  return lines.length === 0 ? null : (
    <List size="sm" spacing={2} c="dimmed">
      {lines.map((line) => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  );
}

function labelOf(connector: Connector, name: string): string {
  return connector.properties.find((property) => property.name === name)?.label ?? name;
}
