import { Button, Modal } from '@mantine/core';
import { IconVersions } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { cycleVersionQuery, cycleVersionsQuery } from '../api/cycle-list-queries.ts';
import { JsonView } from '../records/json-view.tsx';
import { AnswerOf } from '../states/answer-of.tsx';
import { EmptyState } from '../states/empty-state.tsx';
import { LoadingState } from '../states/loading-state.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShowMore } from '../states/show-more.tsx';
import { VersionTable } from './version-table.tsx';

/** The versions of a cycle; a version never changes, so each can be looked at as it ran. */
export function CycleVersions() {
  const { account, cycle } = useParams({ from: '/inside/accounts/$account/cycles/$cycle' });
  const versions = useInfiniteQuery(cycleVersionsQuery(account, cycle));
  const [shown, setShown] = useState<number | undefined>();
  const rows = versions.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      {versions.isError && <ProblemAlert error={versions.error} onRetry={() => void versions.refetch()} />}
      {rows === undefined && !versions.isError && <LoadingState what="Loading versions" />}
      {rows?.length === 0 && (
        <EmptyState icon={IconVersions} title="No version yet">
          Publishing the draft makes the first one.
        </EmptyState>
      )}
      {rows !== undefined && rows.length > 0 && (
        <VersionTable
          rows={rows}
          action={({ number }) => (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Show version ${number}`}
              onClick={() => setShown(number)}
            >
              Show
            </Button>
          )}
        />
      )}
      <ShowMore query={versions} />
      {shown !== undefined && (
        <Modal opened onClose={() => setShown(undefined)} title={`Version ${shown}`} size="xl">
          <VersionDocument account={account} cycle={cycle} number={shown} />
        </Modal>
      )}
    </>
  );
}

interface VersionDocumentProps {
  readonly account: string;
  readonly cycle: string;
  readonly number: number;
}

function VersionDocument({ account, cycle, number }: VersionDocumentProps) {
  const version = useQuery(cycleVersionQuery(account, cycle, number));
  return (
    <AnswerOf query={version} waiting="Loading the version">
      {({ document }) => <JsonView label="Document" value={document} />}
    </AnswerOf>
  );
}
