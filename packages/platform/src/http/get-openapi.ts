import { z } from 'zod';
import { defineRoute } from './route.ts';

/** `GET /v1/openapi.json`: all routes, described from their own declarations. */
export const getOpenapi = defineRoute({
  operation: 'getOpenapi',
  verb: 'GET',
  path: '/v1/openapi.json',
  tag: 'Reference',
  summary: 'This API as an OpenAPI 3.1 document',
  rights: 'public',
  answer: z.looseObject({ openapi: z.string() }),
  handler: async ({ request, reply }) =>
    reply.header('cache-control', 'no-cache').type('application/json').send(JSON.stringify(request.server.swagger())),
});
