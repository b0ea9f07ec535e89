import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/tables.ts';
import { listAnswer, listQuery, pageOf, readCursor, rowsToRead } from '../../http/list-page.ts';
import { momentInput, searchText } from '../../http/text.ts';
import { callFactColumns, callStatusText, callSummaryAnswer, callSummaryOf, effectText } from './call-answer.ts';

/** The filters that every list of calls takes. */
export const callsQuery = listQuery.extend({
  method: searchText.optional().describe('Such as `tasks.list`, or `tasks` for all of a module'),
  effect: effectText.optional(),
  status: callStatusText.optional(),
  from: momentInput.optional().describe('Started at this moment or later'),
  to: momentInput.optional().describe('Started before this moment'),
});

export const callsAnswer = listAnswer(callSummaryAnswer);

/** What a list is limited to by its path, or by further filters. */
export interface CallScope {
  readonly account?: string | undefined;
  readonly installation?: string | undefined;
  readonly connector?: string | undefined;
}

/** Calls, newest first. */
export async function findCalls(database: Kysely<Database>, query: z.output<typeof callsQuery>, scope: CallScope) {
  let select = database.selectFrom('calls').select(callFactColumns).orderBy('id', 'desc').limit(rowsToRead(query));
  const before = readCursor(query, z.tuple([z.string()]));
  if (before !== undefined) select = select.where('id', '<', before[0]);
  if (scope.account !== undefined) select = select.where('account_id', '=', scope.account);
  if (scope.installation !== undefined) select = select.where('account_connector_id', '=', scope.installation);
  if (scope.connector !== undefined) select = select.where('connector', '=', scope.connector);
  if (query.effect !== undefined) select = select.where('effect', '=', query.effect);
  if (query.status !== undefined) select = select.where('status', '=', query.status);
  if (query.from !== undefined) select = select.where('started_at', '>=', new Date(query.from));
  if (query.to !== undefined) select = select.where('started_at', '<', new Date(query.to));
  const { method } = query;
  if (method !== undefined) {
    select = select.where(({ eb, or, fn }) =>
      or([eb('method', '=', method), eb(fn('starts_with', ['method', eb.val(`${method}.`)]), '=', true)]),
    );
  }
  return pageOf(await select.execute(), query, (row) => [row.id], callSummaryOf);
}
