import { Alert, Stack } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type AccountConnector, methodQuery, type UsableMethod } from '../api/account-connector-queries.ts';
import { callQuery } from '../api/call-queries.ts';
import type { Connector } from '../api/library-queries.ts';
import { LinkAnchor } from '../app/links.tsx';
import { isRecord } from '../records/record.ts';
import { AnswerOf } from '../states/answer-of.tsx';
import { LoadingState } from '../states/loading-state.tsx';
import { MethodForm } from './method-form.tsx';
import { MethodHead } from './method-head.tsx';
import { reasonOf } from './usable.ts';

export interface MethodPanelProps {
  readonly connector: Connector;
  readonly installed: AccountConnector;
  readonly accountName: string;
  readonly method: string;
  readonly methods: readonly UsableMethod[];
  /** A recorded call whose input fills the form. */
  readonly call: string | undefined;
  /** Input that fills the form. */
  readonly given: Readonly<Record<string, unknown>> | undefined;
}

/** One method: what it is, the form of its input, Execute, and the result. */
export function MethodPanel({ connector, installed, accountName, method, methods, call, given }: MethodPanelProps) {
  const definition = useQuery(methodQuery(installed.account, installed.id, method));
  const recorded = useQuery({ ...callQuery(installed.account, call ?? ''), enabled: call !== undefined });
  const usable = methods.find(({ key }) => key === method);
  const methodKeys = useMemo(() => new Set(methods.map(({ key }) => key)), [methods]);
  if (call !== undefined && recorded.isPending) {
    return <LoadingState what="Loading the call" />;
  }
  const start = given ?? recorded.data?.input?.value;
  return (
    <AnswerOf query={definition} waiting="Loading the method">
      {(data) => (
        <Stack gap="lg">
          <MethodHead definition={data} connector={connector} />
          {usable !== undefined && !usable.usable && <Missing installed={installed} usable={usable} />}
          <MethodForm
            connector={connector}
            installed={installed}
            accountName={accountName}
            definition={data}
            isUsable={usable?.usable !== false}
            methodKeys={methodKeys}
            start={isRecord(start) ? start : {}}
          />
        </Stack>
      )}
    </AnswerOf>
  );
}

function Missing({ installed, usable }: { readonly installed: AccountConnector; readonly usable: UsableMethod }) {
  const field = usable.missing?.[0]?.properties[0]?.name;
  return (
    <Alert color="yellow" variant="light" icon={<IconLock size={16} aria-hidden="true" />} title={reasonOf(usable)}>
      <LinkAnchor
        size="sm"
        c="inherit"
        underline="always"
        to="/accounts/$account/connectors/$installation"
        params={{ account: installed.account, installation: installed.id }}
        search={field === undefined ? {} : { field }}
      >
        Fill it in
      </LinkAnchor>
    </Alert>
  );
}
