import { z } from 'zod';
import { listAnswer, listQuery, pageOf, readCursor, rowsToRead } from '../http/list-page.ts';
import { defineRoute } from '../http/route.ts';
import { deliveryAnswer, deliveryOf } from './delivery-answer.ts';
import { readEndpoint } from './read-endpoint.ts';
import { selectDeliveries } from './select-deliveries.ts';

/** `GET /v1/event-endpoints/{endpoint}/deliveries` */
export const getEventDeliveries = defineRoute({
  operation: 'listEventDeliveries',
  verb: 'GET',
  path: '/v1/event-endpoints/{endpoint}/deliveries',
  tag: 'Events',
  summary: 'What an endpoint was told, and how that went, newest first',
  description: 'Kept for thirty days.',
  rights: { role: 'admin', accountTokens: 'none' },
  query: listQuery.extend({ status: z.enum(['waiting', 'delivered', 'failed']).optional() }),
  answer: listAnswer(deliveryAnswer),
  handler: async ({ params, query, database }) => {
    const { id } = await readEndpoint(database, params.endpoint);
    let select = selectDeliveries(database, id).orderBy('event_deliveries.id', 'desc').limit(rowsToRead(query));
    const before = readCursor(query, z.tuple([z.string()]));
    if (before !== undefined) select = select.where('event_deliveries.id', '<', before[0]);
    if (query.status !== undefined) select = select.where('event_deliveries.status', '=', query.status);
    return pageOf(await select.execute(), query, (row) => [row.id], deliveryOf);
  },
});
