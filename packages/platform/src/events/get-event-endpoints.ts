import { z } from 'zod';
import { listAnswer, listQuery, pageOf, readCursor, rowsToRead } from '../http/list-page.ts';
import { defineRoute } from '../http/route.ts';
import { endpointAnswer, endpointOf } from './endpoint-answer.ts';

/** `GET /v1/event-endpoints` */
export const getEventEndpoints = defineRoute({
  operation: 'listEventEndpoints',
  verb: 'GET',
  path: '/v1/event-endpoints',
  tag: 'Events',
  summary: 'Where the partner is told of events, newest first',
  rights: { role: 'admin', accountTokens: 'none' },
  query: listQuery,
  answer: listAnswer(endpointAnswer),
  handler: async ({ query, database }) => {
    let select = database.selectFrom('event_endpoints').selectAll().orderBy('id', 'desc').limit(rowsToRead(query));
    const before = readCursor(query, z.tuple([z.string()]));
    if (before !== undefined) select = select.where('id', '<', before[0]);
    return pageOf(await select.execute(), query, (row) => [row.id], endpointOf);
  },
});
