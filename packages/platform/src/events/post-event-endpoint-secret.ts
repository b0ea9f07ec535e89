import { revealSecret, TandemError } from '@tandem/connector-kit';
import { z } from 'zod';
import { defineRoute } from '../http/route.ts';
import type { Vault } from '../vault/vault.ts';
import { endpointAnswer, endpointOf } from './endpoint-answer.ts';
import { newEndpointSecret, sealEndpointSecret } from './endpoint-secret.ts';
import { readEndpoint } from './read-endpoint.ts';

const hourMs = 3_600_000;

/** `POST /v1/event-endpoints/{endpoint}/secret` */
export function postEventEndpointSecret({ vault }: { readonly vault: Vault }) {
  return defineRoute({
    operation: 'rotateEventEndpointSecret',
    verb: 'POST',
    path: '/v1/event-endpoints/{endpoint}/secret',
    tag: 'Events',
    summary: 'Gives a webhook a new secret; the one before signs too for a while',
    description: 'The new `secret` is shown this once. Until the overlap is over each webhook carries both signatures.',
    rights: { role: 'admin', accountTokens: 'none' },
    body: z.strictObject({
      overlapHours: z.int().min(0).max(168).optional().describe('24 unless given; 0 ends the one before at once'),
    }),
    bodyOptional: true,
    answer: z.object({ ...endpointAnswer.shape, secret: z.string() }),
    audit: {
      action: 'eventEndpoint.rotateSecret',
      change: ({ body }, answer) => ({
        subject: { kind: 'eventEndpoint', id: answer.id, name: answer.name },
        detail: { overlapHours: body?.overlapHours ?? 24 },
      }),
    },
    handler: async ({ params, body, database }) => {
      const endpoint = await readEndpoint(database, params.endpoint);
      if (endpoint.kind !== 'webhook') throw new TandemError('conflict', 'E-mail is not signed: there is no secret.');
      const overlapMs = (body?.overlapHours ?? 24) * hourMs;
      const secret = newEndpointSecret();
      const row = await database
        .updateTable('event_endpoints')
        .set({
          secret: await sealEndpointSecret(vault, endpoint.id, secret),
          previous_secret: overlapMs === 0 ? null : endpoint.secret,
          previous_until: overlapMs === 0 ? null : new Date(Date.now() + overlapMs),
          updated_at: new Date(),
        })
        .where('id', '=', endpoint.id)
        .returningAll()
        .executeTakeFirstOrThrow();
      return { ...endpointOf(row), secret: revealSecret(secret) };
    },
  });
}
