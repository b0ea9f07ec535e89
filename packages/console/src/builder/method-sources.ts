import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import {
  accountConnectorsQuery,
  methodQuery,
  usableMethodsQuery,
  type UsableMethod,
} from '../api/account-connector-queries.ts';
import {
  type Connector,
  connectorQuery,
  connectorsQuery,
  libraryMethodQuery,
  type Method,
  methodsQuery,
} from '../api/library-queries.ts';
import { reasonOf } from '../explorer/usable.ts';
import { shortLabel } from '../library/mode-label.ts';
import type { CycleDocument } from './document/cycle-document.ts';
import type { MethodName, RecordsName } from './document/step-words.ts';

/** What is edited: a cycle of an account, or a template of one. */
export type Target =
  | { readonly kind: 'cycle'; readonly account: string; readonly cycle: string }
  | { readonly kind: 'template'; readonly template: string };

/** A method as the palette offers it. */
export interface OfferedMethod {
  readonly key: string;
  readonly name: string;
  readonly category: string;
  readonly summary: string;
  readonly effect: Method['effect'];
  readonly paged: boolean;
  readonly modes: readonly string[];
  /** The credential that it needs, where it needs a certain one. */
  readonly badge: string | undefined;
  /** Why it cannot be used as the connector stands. */
  readonly reason: string | undefined;
}

/** A connector whose methods can be steps: one installed in the account, or for a template one of the library. */
export interface MethodSource {
  /** Of the installation, or the connector's key. */
  readonly id: string;
  readonly connector: string;
  readonly name: string;
  readonly icon: string;
  readonly modes: Connector['modes'];
  readonly lookups: Connector['lookups'];
  /** What the application tells of by itself; null where it does not. */
  readonly webhooks: Connector['webhooks'];
  readonly methods: readonly OfferedMethod[];
}

export interface MethodSources {
  readonly sources: readonly MethodSource[];
  readonly isLoading: boolean;
}

/** The connectors that a document can reach. */
export function useMethodSources(target: Target): MethodSources {
  const account = target.kind === 'cycle' ? target.account : undefined;
  const installed = useQuery({ ...accountConnectorsQuery(account ?? ''), enabled: account !== undefined });
  const library = useQuery({ ...connectorsQuery(''), enabled: account === undefined });
  const entries =
    account === undefined
      ? (library.data?.items ?? []).map(({ key, name }) => ({ id: key, connector: key, name }))
      : (installed.data?.items ?? []).map(({ id, connector, name }) => ({ id, connector, name }));
  const connectors = useQueries({ queries: entries.map(({ connector }) => connectorQuery(connector)) });
  const owned = useQueries({
    queries: account === undefined ? [] : entries.map(({ id }) => usableMethodsQuery(account, id)),
  });
  const listed = useQueries({
    queries: account === undefined ? entries.map(({ connector }) => methodsQuery(connector)) : [],
  });
  const methods = account === undefined ? listed : owned;
  const isLoading =
    (account === undefined ? library : installed).isPending ||
    [...connectors, ...methods].some(({ isPending }) => isPending);
  const ready = [...connectors, ...methods].map(({ dataUpdatedAt }) => dataUpdatedAt).join(' ');
  const ids = entries.map(({ id, name }) => `${id} ${name}`).join(' ');
  const sources = useMemo(
    () =>
      entries.flatMap((entry, at): MethodSource[] => {
        const connector = connectors[at]?.data;
        const offered: readonly (Method | UsableMethod)[] = methods[at]?.data?.items ?? [];
        if (connector === undefined) return [];
        return [
          {
            ...entry,
            icon: connector.icon,
            modes: connector.modes,
            lookups: connector.lookups,
            webhooks: connector.webhooks,
            methods: offered.filter(({ givesFile }) => !givesFile).map((method) => offer(method, connector)),
          },
        ];
      }),
    // The answers of the queries, by when each came.
    [ready, ids],
  );
  return { sources, isLoading };
}

function offer(method: Method | UsableMethod, connector: Connector): OfferedMethod {
  const { key, name, category, summary, effect, paged, modes } = method;
  const only = modes.length === 1 ? connector.modes.find((mode) => mode.name === modes[0]) : undefined;
  return {
    key,
    name,
    category,
    summary,
    effect,
    paged,
    modes,
    badge: only === undefined || connector.modes.length < 2 ? undefined : shortLabel(only),
    reason: 'usable' in method ? reasonOf(method) : undefined,
  };
}

/** The source that a slot of a document stands for. */
export function sourceOfSlot(
  sources: readonly MethodSource[],
  document: CycleDocument,
  bindings: Readonly<Record<string, string>>,
  slot: string,
): MethodSource | undefined {
  const connector = document.connectors[slot]?.connector;
  return sources.find(({ id }) => id === bindings[slot]) ?? sources.find((source) => source.connector === connector);
}

/** Names methods as their connectors do. */
export function methodNames(
  sources: readonly MethodSource[],
  document: CycleDocument,
  bindings: Readonly<Record<string, string>>,
): MethodName {
  return (slot, method) => {
    const source = sourceOfSlot(sources, document, bindings, slot);
    return source?.methods.find(({ key }) => key === method)?.name ?? method;
  };
}

/** Names applications and the kinds of their records as their connectors do. */
export function recordsNames(
  sources: readonly MethodSource[],
  document: CycleDocument,
  bindings: Readonly<Record<string, string>>,
): RecordsName {
  return (slot, records) => {
    const source = sourceOfSlot(sources, document, bindings, slot);
    const known = source?.webhooks?.records.find(({ name }) => name === records);
    return { application: source?.name ?? slot, records: known?.label ?? records };
  };
}

/** One method with the schemas of its input and output. */
export function useMethodDefinition(target: Target, source: MethodSource | undefined, method: string) {
  const account = target.kind === 'cycle' ? target.account : '';
  const own = useQuery({
    ...methodQuery(account, source?.id ?? '', method),
    enabled: target.kind === 'cycle' && source !== undefined && method !== '',
    retry: false,
  });
  const listed = useQuery({
    ...libraryMethodQuery(source?.connector ?? '', method),
    enabled: target.kind === 'template' && source !== undefined && method !== '',
    retry: false,
  });
  return target.kind === 'cycle' ? own : listed;
}
