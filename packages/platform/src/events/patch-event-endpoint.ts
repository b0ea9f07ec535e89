import { z } from 'zod';
import { defineRoute } from '../http/route.ts';
import { nameText } from '../http/text.ts';
import { endpointAnswer, endpointOf } from './endpoint-answer.ts';
import { checkAddress, emailText, typesInput, urlText, type AddressNeeds } from './endpoint-wish.ts';
import { readEndpoint } from './read-endpoint.ts';

/** `PATCH /v1/event-endpoints/{endpoint}` */
export function patchEventEndpoint(needs: AddressNeeds) {
  return defineRoute({
    operation: 'updateEventEndpoint',
    verb: 'PATCH',
    path: '/v1/event-endpoints/{endpoint}',
    tag: 'Events',
    summary: "Changes an endpoint's name, address or types, or switches it on and off",
    description: 'What happens while it is off it is never told of.',
    rights: { role: 'admin', accountTokens: 'none' },
    body: z.strictObject({
      name: nameText.optional(),
      url: urlText.optional(),
      email: emailText.optional(),
      types: typesInput.optional(),
      enabled: z.boolean().optional(),
    }),
    answer: endpointAnswer,
    audit: {
      action: 'eventEndpoint.update',
      change: ({ body }, answer) => ({
        subject: { kind: 'eventEndpoint', id: answer.id, name: answer.name },
        // A URL may hold a token.
        detail: { ...body, ...(body.url !== undefined && { url: '[changed]' }) },
      }),
    },
    handler: async ({ params, body, database }) => {
      const {
        kind,
        id,
        name,
        address,
        types,
        enabled,
        disabled_reason: reason,
        failing_since: since,
      } = await readEndpoint(database, params.endpoint);
      const moved = body.url !== undefined || body.email !== undefined;
      const isOnAgain = body.enabled === true && !enabled;
      const row = await database
        .updateTable('event_endpoints')
        .set({
          name: body.name ?? name,
          address: moved ? checkAddress(kind, body, needs) : address,
          types: body.types === undefined ? types : body.types,
          enabled: body.enabled ?? enabled,
          disabled_reason: isOnAgain ? null : reason,
          failing_since: moved || isOnAgain ? null : since,
          updated_at: new Date(),
        })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
      return endpointOf(row);
    },
  });
}
