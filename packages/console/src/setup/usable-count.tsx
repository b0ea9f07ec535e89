import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Connector, methodsQuery } from '../api/library-queries.ts';
import type { Setup, SetupChanges } from '../api/setup-queries.ts';

export interface UsableCountProps {
  readonly connector: Connector;
  readonly setup: Setup;
  readonly changes: SetupChanges;
}

/** The live line below the form: with these values N of M methods will work. */
export function UsableCount({ connector, setup, changes }: UsableCountProps) {
  const methods = useQuery(methodsQuery(connector.key));
  const hasValue = (name: string): boolean => {
    const change = changes[name];
    const access = change?.access ?? setup.properties[name]?.access;
    if (access === 'ask') {
      return false;
    }
    const byDefault = typeof connector.properties.find((property) => property.name === name)?.default === 'string';
    if (change?.value !== undefined) {
      return change.value !== null || byDefault;
    }
    const stored = setup.properties[name];
    return stored?.isSet === true || stored?.value !== undefined || byDefault;
  };
  const lacking = connector.properties.filter((property) => property.required && !hasValue(property.name));
  const configured = new Set(connector.modes.filter((mode) => mode.required.every(hasValue)).map((mode) => mode.name));
  const usable = (methods.data?.items ?? []).filter((method) =>
    method.modes.some((mode) => configured.has(mode)),
  ).length;
  const words =
    lacking.length > 0 && configured.size > 0
      ? `With these values and ${lacking.map(({ label }) => label).join(', ')}, ${usable} of ${connector.counts.methods} methods will work.`
      : `With these values ${lacking.length > 0 ? 0 : usable} of ${connector.counts.methods} methods will work.`;
  return (
    <Text size="sm" c="dimmed" aria-live="polite">
      {words}
    </Text>
  );
}
