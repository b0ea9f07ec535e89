import { answered } from '@tandem/client';
import { api } from '../api/api.ts';
import type { Choice } from '../schema-form/form-context.ts';
import type { CallTarget } from './execute-call.ts';

/** Records of the application whose name holds the text. */
export async function findLookupChoices(
  target: CallTarget,
  lookup: string,
  text: string,
  signal: AbortSignal,
): Promise<readonly Choice[]> {
  const { items } = await answered(
    api.GET('/v1/accounts/{account}/connectors/{installation}/lookups/{lookup}', {
      signal,
      params: { path: { ...target, lookup }, query: { q: text } },
    }),
  );
  return items;
}
