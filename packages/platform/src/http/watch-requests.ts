import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics/metrics.ts';
import { openRequestSpan, type OpenSpan } from '../traces/span.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What its work is traced below. */
    span: OpenSpan | undefined;
  }
}

/** Counts, measures and traces every request, by its declared route: what was asked for may hold anything. */
export function watchRequests(app: FastifyInstance, metrics: Metrics): void {
  app.decorateRequest('span', undefined);
  app.addHook('onRequest', async (request, reply) => {
    const verb = request.method;
    const route = request.routeOptions.url ?? 'none';
    const span = openRequestSpan(`${verb} ${route}`, request.headers, {
      'http.request.method': verb,
      'http.route': route,
      'tandem.request': request.id,
    });
    request.span = span;
    // Comes also where the client went away.
    reply.raw.once('close', () => {
      const status = reply.raw.statusCode;
      metrics.requestAnswered(verb, route, status, reply.elapsedTime);
      span.end({ 'http.response.status_code': status }, status >= 500);
    });
  });
}
