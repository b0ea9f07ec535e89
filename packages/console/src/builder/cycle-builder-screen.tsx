import { Badge, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { accountQuery } from '../api/account-queries.ts';
import { type Cycle, cycleQuery, exportCycle, useSaveCycle } from '../api/cycle-queries.ts';
import { AnswerOf } from '../states/answer-of.tsx';
import { Builder } from './builder.tsx';
import type { Draft } from './builder-context.ts';
import { CycleActions } from './cycle-actions.tsx';
import { readCycleDocument } from './document/cycle-document.ts';
import type { Target } from './method-sources.ts';
import { UnreadableDraft } from './unreadable-draft.tsx';

/** The builder of a cycle of an account. */
export function CycleBuilderScreen() {
  const { account, cycle } = useParams({ from: '/inside/accounts/$account/cycles/$cycle/edit' });
  const found = useQuery(cycleQuery(account, cycle));
  return (
    <AnswerOf query={found} waiting="Loading the cycle">
      {(data) => <CycleBuilder key={data.id} cycle={data} />}
    </AnswerOf>
  );
}

function CycleBuilder({ cycle }: { readonly cycle: Cycle }) {
  const account = useQuery(accountQuery(cycle.account));
  const keep = useSaveCycle(cycle.account, cycle.id);
  const target = useMemo<Target>(
    () => ({ kind: 'cycle', account: cycle.account, cycle: cycle.id }),
    [cycle.account, cycle.id],
  );
  const read = readCycleDocument(cycle.draft);
  const owner = account.data;
  const about = useMemo(
    () => ({
      account: { id: cycle.account, name: owner?.name ?? '', externalId: owner?.externalId ?? null },
      cycle: { id: cycle.id, name: cycle.name },
    }),
    [cycle.account, cycle.id, cycle.name, owner],
  );
  if (read.document === undefined) return <UnreadableDraft problem={read.problem} />;
  const save = async ({ document, bindings, variables }: Draft, ifUpdatedAt: string | undefined) => {
    const { updatedAt } = await keep.mutateAsync({
      draft: { ...document },
      bindings: withNulls(cycle.bindings, bindings),
      variables: withNulls(cycle.variables, variables),
      ...(ifUpdatedAt !== undefined && { ifUpdatedAt }),
    });
    return updatedAt;
  };
  return (
    <Builder
      target={target}
      initial={{ document: read.document, bindings: cycle.bindings, variables: cycle.variables }}
      account={about.account}
      cycle={about.cycle}
      lastRun={cycle.lastRun?.id}
      above={[
        { title: 'Accounts', to: '/accounts' },
        { title: owner?.name ?? 'Account', to: `/accounts/${cycle.account}` },
      ]}
      badge={<Standing cycle={cycle} />}
      updatedAt={cycle.updatedAt}
      save={save}
      actions={(ready) => <CycleActions cycle={cycle} ready={ready} />}
      exported={() => exportCycle(cycle.account, cycle.id)}
    />
  );
}

const looks = {
  draft: { color: 'gray', text: 'Draft' },
  live: { color: 'green', text: 'Live' },
  disabled: { color: 'yellow', text: 'Not enabled' },
} as const;

function Standing({ cycle: { state, changedSinceLive, liveVersion } }: { readonly cycle: Cycle }) {
  const { color, text } = looks[state];
  return (
    <Group gap={6} wrap="nowrap">
      <Badge color={color}>{liveVersion === null ? text : `${text} · version ${liveVersion}`}</Badge>
      {liveVersion !== null && changedSinceLive && <Badge color="gray">Changed since</Badge>}
    </Group>
  );
}

/** A change that takes away what is not there any more: what is left out would stay. */
function withNulls<Value>(
  old: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, Value>>,
): Record<string, Value | null> {
  const gone = Object.keys(old).filter((name) => !Object.hasOwn(wanted, name));
  return { ...Object.fromEntries(gone.map((name) => [name, null])), ...wanted };
}
