import { z } from 'zod';
import { listAnswer, listQuery, pageOf, readCursor, rowsToRead } from '../http/list-page.ts';
import { defineRoute } from '../http/route.ts';
import { momentInput, momentText, searchText } from '../http/text.ts';

const entryAnswer = z
  .object({
    id: z.int(),
    at: momentText,
    actor: z.object({
      kind: z.enum(['user', 'token', 'operator', 'link', 'system']),
      id: z.string().nullable(),
      name: z.string(),
    }),
    action: z.string().describe('Such as `account.create`'),
    subject: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
    account: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()).describe('Names of what was changed; never the value of a secret'),
  })
  .meta({ id: 'AuditEntry' });

/** `GET /v1/audit`: newest first. */
export const getAudit = defineRoute({
  operation: 'listAudit',
  verb: 'GET',
  path: '/v1/audit',
  tag: 'Audit',
  summary: 'What was changed by whom, newest first',
  rights: { role: 'viewer', accountTokens: 'none' },
  query: listQuery.extend({
    account: searchText.optional().describe('Id of an account'),
    actor: searchText.optional().describe('Id of who changed it'),
    action: searchText.optional().describe('Such as `account.create`, or `account` for all that was done to accounts'),
    subject: searchText.optional().describe('Id of what was changed'),
    from: momentInput.optional(),
    until: momentInput.optional(),
  }),
  answer: listAnswer(entryAnswer),
  handler: async ({ query, database }) => {
    let select = database.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(rowsToRead(query));
    const before = readCursor(query, z.tuple([z.int()]));
    if (before !== undefined) select = select.where('id', '<', before[0]);
    if (query.account !== undefined) select = select.where('account_id', '=', query.account);
    if (query.actor !== undefined) select = select.where('actor_id', '=', query.actor);
    if (query.subject !== undefined) select = select.where('subject_id', '=', query.subject);
    if (query.from !== undefined) select = select.where('at', '>=', new Date(query.from));
    if (query.until !== undefined) select = select.where('at', '<', new Date(query.until));
    const { action } = query;
    if (action !== undefined) {
      select = select.where(({ eb, or, fn }) =>
        or([eb('action', '=', action), eb(fn('starts_with', ['action', eb.val(`${action}.`)]), '=', true)]),
      );
    }
    return pageOf(
      await select.execute(),
      query,
      (row) => [row.id],
      (row) => ({
        id: row.id,
        at: row.at.toISOString(),
        actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
        action: row.action,
        subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
        account: row.account_id,
        detail: row.detail,
      }),
    );
  },
});
