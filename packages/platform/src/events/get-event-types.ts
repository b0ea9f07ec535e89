import { z } from 'zod';
import { defineRoute } from '../http/route.ts';
import { eventTypeNames, eventTypes } from './event-types.ts';

const answer = z.object({
  items: z.array(
    z
      .object({
        type: z.string(),
        summary: z.string(),
        data: z.record(z.string(), z.unknown()).describe('JSON Schema of `data`'),
      })
      .meta({ id: 'EventType' }),
  ),
});

/** `GET /v1/event-types` */
export const getEventTypes = defineRoute({
  operation: 'listEventTypes',
  verb: 'GET',
  path: '/v1/event-types',
  tag: 'Events',
  summary: 'The types of events there are, and what each carries',
  rights: { role: 'viewer', accountTokens: 'none' },
  answer,
  handler: async () => ({
    items: eventTypeNames.map((type) => ({
      type,
      summary: eventTypes[type].summary,
      data: { ...z.toJSONSchema(eventTypes[type].data) },
    })),
  }),
});
