import { z } from 'zod';
import { defineRoute } from '../http/route.ts';
import { readEndpoint } from './read-endpoint.ts';

/** `DELETE /v1/event-endpoints/{endpoint}`: with its deliveries. */
export const deleteEventEndpoint = defineRoute({
  operation: 'deleteEventEndpoint',
  verb: 'DELETE',
  path: '/v1/event-endpoints/{endpoint}',
  tag: 'Events',
  summary: 'Deletes an endpoint, with the log of its deliveries',
  rights: { role: 'admin', accountTokens: 'none' },
  status: 204,
  answer: z.undefined(),
  audit: {
    action: 'eventEndpoint.delete',
    change: ({ params }) => ({ subject: { kind: 'eventEndpoint', id: params.endpoint } }),
  },
  handler: async ({ params, database, audited }) => {
    const { id, name } = await readEndpoint(database, params.endpoint);
    audited.name = name;
    await database.deleteFrom('event_endpoints').where('id', '=', id).execute();
    return undefined;
  },
});
