import { answered, type Schema } from '@tandem/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** By what one can sign in here, and the words for a single sign-on that did not end well. */
export const waysToSignInQuery = (problem: string | undefined) =>
  queryOptions({
    queryKey: ['sign-in', problem],
    queryFn: ({ signal }) =>
      answered(api.GET('/v1/sign-in', { signal, params: { query: problem === undefined ? {} : { problem } } })),
    staleTime: 60_000,
  });

/** What signing in answers: who has come in, or that a code is wanted besides. */
export type SignInAnswer = Schema<'Me'> | Schema<'SecondFactorWanted'>;
