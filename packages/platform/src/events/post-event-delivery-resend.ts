import { TandemError } from '@tandem/connector-kit';
import { notFound } from '../http/not-found.ts';
import { defineRoute } from '../http/route.ts';
import { scheduleDelivery } from './deliver/delivery-task.ts';
import { deliveryAnswer, deliveryOf } from './delivery-answer.ts';
import { readEndpoint } from './read-endpoint.ts';
import { selectDeliveries } from './select-deliveries.ts';

/** `POST /v1/event-endpoints/{endpoint}/deliveries/{delivery}/resend` */
export const postEventDeliveryResend = defineRoute({
  operation: 'resendEventDelivery',
  verb: 'POST',
  path: '/v1/event-endpoints/{endpoint}/deliveries/{delivery}/resend',
  tag: 'Events',
  summary: 'Sends an event once more, at once, with the same id; the schedule of tries begins anew',
  rights: { role: 'admin', accountTokens: 'none' },
  status: 202,
  answer: deliveryAnswer,
  audit: {
    action: 'eventEndpoint.resend',
    change: ({ params }, answer) => ({
      subject: { kind: 'eventEndpoint', id: params.endpoint },
      detail: { delivery: answer.id },
    }),
  },
  handler: async ({ params, database, audited }) => {
    const endpoint = await readEndpoint(database, params.endpoint);
    audited.name = endpoint.name;
    const asked = await database
      .updateTable('event_deliveries')
      .set({ status: 'waiting', tries: 0, next_at: new Date(), ended_at: null })
      .where('id', '=', params.delivery)
      .where('endpoint_id', '=', endpoint.id)
      .returning('id')
      .executeTakeFirst();
    if (asked === undefined) throw notFound();
    if (!endpoint.enabled)
      throw new TandemError('conflict', 'The endpoint is switched off.', { hint: 'Switch it on first.' });
    await scheduleDelivery(database, { id: asked.id, endpoint: endpoint.id });
    return deliveryOf(
      await selectDeliveries(database, endpoint.id)
        .where('event_deliveries.id', '=', asked.id)
        .executeTakeFirstOrThrow(),
    );
  },
});
