import { Anchor, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { accountNamesQuery } from '../api/account-queries.ts';
import { type PlannedTemplateUpdate, templateChangesQuery, useUpdateCycles } from '../api/template-list-queries.ts';
import { LoadingState } from '../states/loading-state.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShowMore } from '../states/show-more.tsx';
import { DocumentChanges } from './document-changes.tsx';
import classes from './installed-cycles.module.css';

export interface InstalledCyclesProps {
  readonly template: string;
  readonly mayChange: boolean;
}

/** Where a template is installed; what updating would change stands there before it is done. */
export function InstalledCycles({ template, mayChange }: InstalledCyclesProps) {
  const planned = useInfiniteQuery(templateChangesQuery(template));
  const update = useUpdateCycles(template);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const rows = planned.data?.pages.flatMap(({ items }) => items);
  const behind = (rows ?? []).filter(isBehind);
  const wanted = behind.filter(({ cycle }) => chosen.has(cycle)).map(({ cycle }) => cycle);
  const toggle = (cycle: string) => setChosen(chosen.symmetricDifference(new Set([cycle])));
  return (
    <Stack gap="sm">
      {planned.isError && <ProblemAlert error={planned.error} onRetry={() => void planned.refetch()} />}
      {update.isError && <ProblemAlert error={update.error} />}
      {rows === undefined && !planned.isError && <LoadingState what="Comparing" />}
      {mayChange && behind.length > 0 && (
        <Group justify="space-between">
          <Checkbox
            label={behind.length === 1 ? '1 can be updated' : `${behind.length} can be updated`}
            checked={wanted.length === behind.length}
            indeterminate={wanted.length > 0 && wanted.length < behind.length}
            onChange={({ currentTarget }) =>
              setChosen(new Set(currentTarget.checked ? behind.map(({ cycle }) => cycle) : []))
            }
          />
          <Button
            loading={update.isPending}
            disabled={wanted.length === 0}
            onClick={() =>
              update.mutate(wanted, {
                onSuccess: ({ items }) => {
                  setChosen(new Set());
                  tell(items);
                },
              })
            }
          >
            {wanted.length <= 1 ? 'Update' : `Update ${wanted.length}`}
          </Button>
        </Group>
      )}
      <ul className={classes.list}>
        {(rows ?? []).map((row) => (
          <Row
            key={row.cycle}
            row={row}
            chosen={chosen.has(row.cycle)}
            onToggle={mayChange && isBehind(row) ? () => toggle(row.cycle) : undefined}
          />
        ))}
      </ul>
      <ShowMore query={planned} />
    </Stack>
  );
}

function isBehind({ from, to, changes }: PlannedTemplateUpdate): boolean {
  return from !== to || changes.length > 0;
}

function tell(items: readonly { readonly name: string; readonly published: boolean }[]): void {
  const left = items.filter(({ published }) => !published);
  notifications.show({
    color: left.length === 0 ? 'green' : 'yellow',
    message:
      left.length === 0
        ? `${items.length === 1 ? '1 cycle is' : `${items.length} cycles are`} updated.`
        : `${left.map(({ name }) => name).join(', ')}: the draft is updated, and what runs is as before, since something is missing.`,
  });
}

interface RowProps {
  readonly row: PlannedTemplateUpdate;
  readonly chosen: boolean;
  /** Left out where there is nothing to update, or the person may not. */
  readonly onToggle: (() => void) | undefined;
}

function Row({ row, chosen, onToggle }: RowProps) {
  const names = useQuery(accountNamesQuery);
  const { account, cycle, name, from, to, changes, prerequisites } = row;
  const where = names.data?.get(account) ?? account;
  return (
    <li>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        {onToggle !== undefined && (
          <Checkbox mt={2} aria-label={`Update ${name} of ${where}`} checked={chosen} onChange={onToggle} />
        )}
        <Stack gap={4} flex={1} miw={0}>
          <Group justify="space-between" gap="xs">
            <Text size="sm">
              <Anchor component={Link} to={`/accounts/${account}/cycles/${cycle}`} fw={550} size="sm">
                {name}
              </Anchor>{' '}
              · {where}
            </Text>
            <Text size="sm" c="dimmed">
              {isBehind(row)
                ? from === to
                  ? `version ${to}, changed on its own`
                  : `version ${from ?? '–'} → ${to}`
                : `version ${to}, up to date`}
            </Text>
          </Group>
          {changes.length > 0 && <DocumentChanges changes={changes} />}
          {prerequisites.map(({ code, at, detail }) => (
            <Text key={`${code} ${at ?? ''}`} size="sm" c="var(--mantine-color-error)">
              {isBehind(row) ? 'Then missing' : 'Missing'}: {detail}
            </Text>
          ))}
        </Stack>
      </Group>
    </li>
  );
}
