import { Badge, Group, ScrollArea, Stack, Text, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import type { UsableMethod } from '../account-connectors/account-connector-queries.ts';
import type { Connector } from '../library/library-queries.ts';
import classes from './explorer.module.css';

export interface MethodListProps {
  readonly connector: Connector;
  readonly methods: readonly UsableMethod[];
  readonly selected: string | undefined;
  readonly q: string;
  readonly onSearch: (q: string) => void;
  /** The address of a method's own page. */
  readonly addressOf: (method: string) => string;
}

/** The methods by category, with a search that `/` focuses; what cannot be used is greyed, with the reason. */
export function MethodList({ connector, methods, selected, q, onSearch, addressOf }: MethodListProps) {
  const search = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => search.current?.focus()]]);
  const categories = useMemo(() => byCategory(methods, q), [methods, q]);
  return (
    <Stack gap="xs" className={classes.list} component="nav" aria-label="Methods">
      <TextInput
        ref={search}
        aria-label="Search methods"
        placeholder="Search methods  ( / )"
        type="search"
        size="xs"
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        value={q}
        onChange={(event) => onSearch(event.currentTarget.value)}
      />
      <ScrollArea className={classes.listScroll} type="auto" offsetScrollbars>
        {categories.map(([category, members]) => (
          <div key={category} className={classes.category}>
            <Text size="xs" fw={600} c="dimmed" mb={2}>
              {category}
            </Text>
            {members.map((method) => (
              <MethodEntry
                key={method.key}
                method={method}
                connector={connector}
                selected={method.key === selected}
                address={addressOf(method.key)}
              />
            ))}
          </div>
        ))}
        {categories.length === 0 && (
          <Text size="sm" c="dimmed" p="xs">
            No method is called so.
          </Text>
        )}
      </ScrollArea>
    </Stack>
  );
}

interface MethodEntryProps {
  readonly method: UsableMethod;
  readonly connector: Connector;
  readonly selected: boolean;
  readonly address: string;
}

function MethodEntry({ method, connector, selected, address }: MethodEntryProps) {
  const reason = reasonOf(method);
  const only = method.modes.length === 1 ? connector.modes.find(({ name }) => name === method.modes[0]) : undefined;
  const entry = (
    <UnstyledButton
      component={Link}
      to={address}
      className={classes.method}
      data-selected={selected}
      data-unusable={!method.usable}
      aria-current={selected ? 'true' : undefined}
    >
      <Group gap={4} wrap="nowrap" justify="space-between">
        <span>
          {method.name}
          {reason !== undefined && <span className="mantine-visually-hidden">, not usable: {reason}</span>}
        </span>
        {only !== undefined && (
          <Badge size="xs" variant="outline" color="gray">
            {only.label.replace(/^To use /, '')}
          </Badge>
        )}
      </Group>
    </UnstyledButton>
  );
  return reason === undefined ? entry : <Tooltip label={reason}>{entry}</Tooltip>;
}

/** Why a method cannot be used, in words that name what is missing. */
export function reasonOf(method: UsableMethod): string | undefined {
  if (method.usable) {
    return undefined;
  }
  const ways = (method.missing ?? []).map(({ properties }) => properties.map(({ label }) => label).join(' and '));
  return `Needs ${ways.join(', or ')}`;
}

function byCategory(methods: readonly UsableMethod[], q: string): [string, UsableMethod[]][] {
  const words = q.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const found = methods.filter((method) => {
    const text = `${method.category} ${method.name} ${method.key}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return [...Map.groupBy(found, (method) => method.category)];
}
