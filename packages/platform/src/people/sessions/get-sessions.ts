import { z } from 'zod';
import { listAnswer, listQuery, pageOf, readCursor, rowsToRead } from '../../http/list-page.ts';
import { defineRoute } from '../../http/route.ts';
import { momentText } from '../../http/text.ts';
import { ownUser } from '../own-user.ts';
import { sessionIdleMs } from '../session.ts';
import { deviceOf } from './device.ts';

const sessionAnswer = z
  .object({
    id: z.string(),
    device: z.string().describe('Browser and system, as the browser says'),
    createdAt: momentText,
    lastSeenAt: momentText.describe('To the minute'),
    expiresAt: momentText,
    current: z.boolean().describe('Whether this request belongs to it'),
  })
  .meta({ id: 'Session' });

/** `GET /v1/me/sessions` */
export const getSessions = defineRoute({
  operation: 'listSessions',
  verb: 'GET',
  path: '/v1/me/sessions',
  tag: 'People',
  summary: 'Where one is signed in, newest first',
  rights: { role: 'viewer', accountTokens: 'none' },
  query: listQuery,
  answer: listAnswer(sessionAnswer),
  handler: async ({ query, principal, database }) => {
    const user = await ownUser(database, principal);
    const now = Date.now();
    let select = database
      .selectFrom('sessions')
      .selectAll()
      .where('user_id', '=', user.id)
      .where('expires_at', '>', new Date(now))
      .where('last_seen_at', '>', new Date(now - sessionIdleMs))
      .orderBy('id', 'desc')
      .limit(rowsToRead(query));
    const before = readCursor(query, z.tuple([z.string()]));
    if (before !== undefined) select = select.where('id', '<', before[0]);
    return pageOf(
      await select.execute(),
      query,
      (row) => [row.id],
      (row) => ({
        id: row.id,
        device: deviceOf(row.user_agent),
        createdAt: row.created_at.toISOString(),
        lastSeenAt: row.last_seen_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        current: row.id === principal.session,
      }),
    );
  },
});
