import type { Exchange, Transport } from '@tandem/connector-kit';
import { SpanKind } from '@opentelemetry/api';
import type { Metrics } from '../../metrics/metrics.ts';
import { failSpan, inSpan, tellSpan } from '../../traces/span.ts';

/** A transport whose requests are counted, measured and traced. Of a request its verb, host and path are told, never its query, headers or body. */
export function watchTransport(transport: Transport, connector: string, metrics: Metrics): Transport {
  return {
    exchange: (site, request, options) =>
      inSpan(
        `${request.verb} ${connector}`,
        {
          'http.request.method': request.verb,
          'server.address': site.display,
          'url.path': request.path,
          'tandem.connector': connector,
        },
        async () => {
          const began = performance.now();
          const exchange = await transport.exchange(site, request, options);
          const outcome = outcomeOf(exchange);
          metrics.requestSent(connector, outcome, performance.now() - began);
          tell(exchange, outcome);
          return exchange;
        },
        SpanKind.CLIENT,
      ),
    close: () => transport.close(),
  };
}

function outcomeOf(exchange: Exchange): string {
  switch (exchange.is) {
    case 'answer':
      return String(exchange.answer.status);
    case 'file':
      return String(exchange.file.status);
    case 'failure':
      return exchange.failure.reason;
  }
}

function tell(exchange: Exchange, outcome: string): void {
  if (exchange.is === 'failure') return failSpan(outcome);
  const status = Number(outcome);
  tellSpan({ 'http.response.status_code': status });
  if (status >= 400) failSpan(outcome);
}
