import { Badge, Group, ScrollArea, Stack, Text, TextInput, Tooltip, VisuallyHidden } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import type { UsableMethod } from '../api/account-connector-queries.ts';
import type { Connector } from '../api/library-queries.ts';
import { shortLabel } from '../library/mode-label.ts';
import type { CallTarget } from './execute-call.ts';
import classes from './explorer.module.css';
import { reasonOf } from './usable.ts';

export interface MethodListProps {
  readonly connector: Connector;
  readonly methods: readonly UsableMethod[];
  readonly selected: string | undefined;
  readonly q: string;
  readonly onSearch: (q: string) => void;
  readonly target: CallTarget;
}

/** The methods by category, with a search that `/` focuses; what cannot be used is greyed, with the reason. */
export function MethodList({ connector, methods, selected, q, onSearch, target }: MethodListProps) {
  const search = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => search.current?.focus()]]);
  const categories = useMemo(() => byCategory(methods, q), [methods, q]);
  const viewport = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (viewport.current !== null) showSelected(viewport.current);
  }, [selected]);
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
      <ScrollArea className={classes.listScroll} type="auto" offsetScrollbars viewportRef={viewport}>
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
                q={q}
                target={target}
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
  readonly q: string;
  readonly target: CallTarget;
}

function MethodEntry({ method, connector, selected, q, target }: MethodEntryProps) {
  const reason = reasonOf(method);
  const only = method.modes.length === 1 ? connector.modes.find(({ name }) => name === method.modes[0]) : undefined;
  const entry = (
    <Link
      to="/accounts/$account/connectors/$installation/methods"
      params={target}
      search={{ method: method.key, ...(q !== '' && { q }) }}
      className={classes.method}
      data-selected={selected}
      data-unusable={!method.usable}
      aria-current={selected ? 'true' : undefined}
    >
      <Group gap={4} wrap="nowrap" justify="space-between">
        <span>
          {method.name}
          {reason !== undefined && <VisuallyHidden>, not usable: {reason}</VisuallyHidden>}
        </span>
        {only !== undefined && (
          <Badge size="xs" variant="default">
            {shortLabel(only)}
          </Badge>
        )}
      </Group>
    </Link>
  );
  return reason === undefined ? entry : <Tooltip label={reason}>{entry}</Tooltip>;
}

/** Scrolls the list, and nothing around it, to the method that is shown, where it is out of sight. */
function showSelected(viewport: HTMLElement): void {
  const entry = viewport.querySelector('[data-selected="true"]');
  if (entry === null) return;
  const from = viewport.getBoundingClientRect();
  const at = entry.getBoundingClientRect();
  if (at.top < from.top || at.bottom > from.bottom) {
    viewport.scrollTop += at.top - from.top - from.height / 3;
  }
}

function byCategory(methods: readonly UsableMethod[], q: string): [string, UsableMethod[]][] {
  const words = q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = methods.filter((method) => {
    const text = `${method.category} ${method.name} ${method.key}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return [...Map.groupBy(found, (method) => method.category)];
}
