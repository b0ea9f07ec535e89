import type { FastifyInstance } from 'fastify';
import type { Library } from '../library/library.ts';

/** Serves what applications look for on this host before they send anything to it. */
export function serveProofs(app: FastifyInstance, { connectors }: Library): void {
  const proofs = new Map(
    connectors.flatMap(({ webhooks }) =>
      webhooks?.proof === undefined ? [] : [[webhooks.proof.path, webhooks.proof.body] as const],
    ),
  );
  for (const [path, body] of proofs)
    app.get(path, { schema: { hide: true } }, (_request, reply) => reply.type('text/plain; charset=utf-8').send(body));
}
