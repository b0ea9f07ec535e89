import { context, propagation, trace } from '@opentelemetry/api';

/** Where spans go. */
export interface TraceSettings {
  /** Base URL of a receiver that speaks OTLP over HTTP, without a slash at its end; spans go to `/v1/traces` of it. */
  readonly endpoint: string;
  /** What this deployment is called among others. */
  readonly service: string;
}

/** How often spans are sent. */
const sendEveryMs = 2_000;
/** How long a receiver that does not answer may hold up the end of the process. */
const lastMs = 3_000;

/**
 * Begins to send spans; the libraries for it are loaded only then. Until it is called, spans are made of nothing and cost nothing.
 *
 * @returns sends what is left and ends it
 */
export async function startTraces({ endpoint, service }: TraceSettings): Promise<() => Promise<void>> {
  const [{ AsyncLocalStorageContextManager }, { W3CTraceContextPropagator }, { OTLPTraceExporter }, resources, sdk] =
    await Promise.all([
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/core'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace'),
    ]);
  // Headers for the receiver, such as its key, come from OTEL_EXPORTER_OTLP_HEADERS.
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: lastMs });
  const provider = new sdk.TracerProvider({
    resource: resources.resourceFromAttributes({ 'service.name': service }),
    spanLimits: { attributeValueLengthLimit: 500 },
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter, scheduledDelayMillis: sendEveryMs })],
  });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  return async () => {
    for (const part of [trace, context, propagation]) part.disable();
    await provider.shutdown().catch(() => undefined);
  };
}
