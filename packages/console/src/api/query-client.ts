import { Problem } from '@tandem/client';
import { QueryClient } from '@tanstack/react-query';

const mostRetries = 2;

/** Answers stay fresh for a moment, so that moving between screens does not flicker; what cannot succeed is not asked again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => failures < mostRetries && mayPass(error),
      },
      mutations: { retry: false },
    },
  });
}

function mayPass(error: unknown): boolean {
  return !(error instanceof Problem) || error.document.status === 0 || error.document.status === 503;
}
