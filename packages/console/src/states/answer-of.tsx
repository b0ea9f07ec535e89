import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LoadingState } from './loading-state.tsx';
import { ProblemAlert } from './problem-alert.tsx';

export interface AnswerOfProps<Data> {
  readonly query: UseQueryResult<Data>;
  /** Such as `Loading accounts`. */
  readonly waiting: string;
  readonly children: (data: Data) => ReactNode;
}

/** Shows what a query answered; until then, what is waited for; else what went wrong, with a way to try again. */
export function AnswerOf<Data>({ query, waiting, children }: AnswerOfProps<Data>) {
  if (query.data !== undefined) {
    return <>{children(query.data)}</>;
  }
  if (query.isError) {
    return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <LoadingState what={waiting} />;
}
