import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { TandemError } from '@tandem/connector-kit';

/** A span that is open, and the context in which others become its children. */
export interface OpenSpan {
  readonly context: Context;
  /** @param attributes names, ids and numbers alone: nothing that may hold a secret */
  end(attributes: Attributes, failed: boolean): void;
}

/** Opens the span of a request that came in, in the trace that its `traceparent` names, where it has one. */
export function openRequestSpan(name: string, headers: object, attributes: Attributes): OpenSpan {
  const parent = propagation.extract(ROOT_CONTEXT, headers);
  const span = tracer().startSpan(name, { kind: SpanKind.SERVER, attributes }, parent);
  return {
    context: trace.setSpan(parent, span),
    end: (told, failed) => {
      span.setAttributes(told);
      if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

/** Does something inside an open span. */
export function within<Result>(open: OpenSpan | undefined, work: () => Result): Result {
  return open === undefined ? work() : context.with(open.context, work);
}

/** Does something in a span of its own below the one that is open. Of an error its code is told, never its words. */
export async function inSpan<Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
  kind: SpanKind = SpanKind.INTERNAL,
): Promise<Result> {
  const span = tracer().startSpan(name, { kind, attributes });
  return context.with(trace.setSpan(context.active(), span), async () => {
    try {
      return await work();
    } catch (error) {
      tellFailure(span, error instanceof TandemError ? error.code : 'internal');
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Tells something of the span that is open. */
export function tellSpan(attributes: Attributes): void {
  trace.getActiveSpan()?.setAttributes(attributes);
}

/** Marks the span that is open as failed. */
export function failSpan(code: string): void {
  const span = trace.getActiveSpan();
  if (span !== undefined) tellFailure(span, code);
}

function tellFailure(span: Span, code: string): void {
  span.setAttribute('error.type', code);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

function tracer(): Tracer {
  return trace.getTracer('tandem');
}
