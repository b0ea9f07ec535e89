import { TandemError } from '@tandem/connector-kit';
import { newIdentifier } from '../database/identifier.ts';
import { defineRoute } from '../http/route.ts';
import { deliveryAnswer, deliveryOf } from './delivery-answer.ts';
import { addDelivery } from './emit-event.ts';
import type { EventData } from './event-types.ts';
import { readEndpoint } from './read-endpoint.ts';
import { selectDeliveries } from './select-deliveries.ts';

/** `POST /v1/event-endpoints/{endpoint}/test` */
export const postEventEndpointTest = defineRoute({
  operation: 'testEventEndpoint',
  verb: 'POST',
  path: '/v1/event-endpoints/{endpoint}/test',
  tag: 'Events',
  summary: 'Sends an endpoint an event of the type `endpoint.test`; the log of its deliveries tells how that went',
  rights: { role: 'admin', accountTokens: 'none' },
  status: 202,
  answer: deliveryAnswer,
  audit: {
    action: 'eventEndpoint.test',
    change: ({ params }) => ({ subject: { kind: 'eventEndpoint', id: params.endpoint } }),
  },
  handler: async ({ params, principal, database, audited }) => {
    const endpoint = await readEndpoint(database, params.endpoint);
    audited.name = endpoint.name;
    if (!endpoint.enabled)
      throw new TandemError('conflict', 'The endpoint is switched off.', { hint: 'Switch it on first.' });
    const event = newIdentifier('evt');
    const data: EventData<'endpoint.test'> = { endpoint: endpoint.id, askedBy: principal.name };
    await database
      .insertInto('events')
      .values({ id: event, type: 'endpoint.test', data: JSON.stringify(data) })
      .execute();
    const delivery = await addDelivery(database, event, endpoint.id);
    return deliveryOf(
      await selectDeliveries(database, endpoint.id)
        .where('event_deliveries.id', '=', delivery)
        .executeTakeFirstOrThrow(),
    );
  },
});
