import { z } from 'zod';
import { listAnswer, listQuery, pageOf, readCursor, rowsToRead } from '../http/list-page.ts';
import { defineRoute } from '../http/route.ts';
import { containing, searchText } from '../http/text.ts';
import { userAnswer, userOf } from './user-answer.ts';

/** `GET /v1/users` */
export const getUsers = defineRoute({
  operation: 'listUsers',
  verb: 'GET',
  path: '/v1/users',
  tag: 'People',
  summary: 'The users of this deployment',
  rights: { role: 'viewer', accountTokens: 'none' },
  query: listQuery.extend({ q: searchText.optional().describe('Part of a name or an e-mail address') }),
  answer: listAnswer(userAnswer),
  handler: async ({ query, database }) => {
    let select = database.selectFrom('users').selectAll().orderBy('id').limit(rowsToRead(query));
    const after = readCursor(query, z.tuple([z.string()]));
    if (after !== undefined) select = select.where('id', '>', after[0]);
    const { q } = query;
    if (q !== undefined)
      select = select.where(({ eb, or }) =>
        or([eb('name', 'ilike', containing(q)), eb('email', 'ilike', containing(q))]),
      );
    return pageOf(await select.execute(), query, (row) => [row.id], userOf);
  },
});
