import { createHash, timingSafeEqual } from 'node:crypto';
import { revealSecret, type Secret } from '@tandem/connector-kit';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';

/**
 * `GET /metrics`, for Prometheus alone: it needs the operator's token for metrics, which opens nothing else. No other token or session opens it, since
 * it tells of all accounts.
 */
export function serveMetrics(app: FastifyInstance, metrics: Metrics, token: Secret): void {
  const wanted = hashOf(`Bearer ${revealSecret(token)}`);
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!timingSafeEqual(hashOf(request.headers.authorization ?? ''), wanted))
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .type('text/plain')
        .send('The token for metrics is missing.\n');
    const { type, text } = await metrics.text();
    return reply.type(type).send(text);
  });
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
