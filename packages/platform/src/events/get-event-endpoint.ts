import { defineRoute } from '../http/route.ts';
import { endpointAnswer, endpointOf } from './endpoint-answer.ts';
import { readEndpoint } from './read-endpoint.ts';

/** `GET /v1/event-endpoints/{endpoint}` */
export const getEventEndpoint = defineRoute({
  operation: 'getEventEndpoint',
  verb: 'GET',
  path: '/v1/event-endpoints/{endpoint}',
  tag: 'Events',
  summary: 'One endpoint',
  rights: { role: 'admin', accountTokens: 'none' },
  answer: endpointAnswer,
  handler: async ({ params, database }) => endpointOf(await readEndpoint(database, params.endpoint)),
});
