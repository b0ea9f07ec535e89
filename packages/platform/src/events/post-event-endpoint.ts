import { revealSecret } from '@tandem/connector-kit';
import { z } from 'zod';
import { newIdentifier } from '../database/identifier.ts';
import { defineRoute } from '../http/route.ts';
import { nameText } from '../http/text.ts';
import type { Vault } from '../vault/vault.ts';
import { endpointAnswer, endpointOf } from './endpoint-answer.ts';
import { newEndpointSecret, sealEndpointSecret } from './endpoint-secret.ts';
import { checkAddress, emailText, typesInput, urlText, type AddressNeeds } from './endpoint-wish.ts';

/** `POST /v1/event-endpoints` */
export function postEventEndpoint(needs: AddressNeeds & { readonly vault: Vault }) {
  return defineRoute({
    operation: 'createEventEndpoint',
    verb: 'POST',
    path: '/v1/event-endpoints',
    tag: 'Events',
    summary: 'Has somebody told of events: a URL by signed webhooks, or an e-mail address',
    description: 'The `secret` that signs webhooks is shown this once.',
    rights: { role: 'admin', accountTokens: 'none' },
    body: z
      .strictObject({
        name: nameText,
        kind: z.enum(['webhook', 'email']),
        url: urlText.optional(),
        email: emailText.optional(),
        types: typesInput.optional(),
        enabled: z.boolean().optional(),
      })
      .meta({ examples: [{ name: 'On-call', kind: 'webhook', url: 'https://hooks.example.com/tandem', types: null }] }),
    status: 201,
    answer: z.object({ ...endpointAnswer.shape, secret: z.string().nullable() }),
    audit: {
      action: 'eventEndpoint.create',
      change: ({ body }, answer) => ({
        subject: { kind: 'eventEndpoint', id: answer.id, name: body.name },
        detail: { kind: body.kind, types: body.types ?? null },
      }),
    },
    handler: async ({ body, database }) => {
      const id = newIdentifier('eep');
      const secret = body.kind === 'webhook' ? newEndpointSecret() : undefined;
      const row = await database
        .insertInto('event_endpoints')
        .values({
          id,
          name: body.name,
          kind: body.kind,
          address: checkAddress(body.kind, body, needs),
          types: body.types ?? null,
          enabled: body.enabled ?? true,
          secret: secret === undefined ? null : await sealEndpointSecret(needs.vault, id, secret),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return { ...endpointOf(row), secret: secret === undefined ? null : revealSecret(secret) };
    },
  });
}
