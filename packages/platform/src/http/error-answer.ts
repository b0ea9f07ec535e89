import { TandemError } from '@tandem/connector-kit';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from './not-found.ts';
import { problemOf, tandemErrorOf } from './problem.ts';

const malformed: ReadonlyMap<string, string> = new Map([
  ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 'The body must be JSON, with the content type application/json.'],
  ['FST_ERR_CTP_EMPTY_TYPE', 'The body must be JSON, with the content type application/json.'],
  ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', 'The body has not the length that was announced.'],
  ['FST_ERR_CTP_EMPTY_JSON_BODY', 'The body is empty.'],
  ['FST_ERR_BAD_URL', 'The path is not well-formed.'],
]);

/** Answers an error of any origin as problem details, and logs what is a defect of ours. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const known = frameworkError(error) ?? tandemErrorOf(error);
  const problem = problemOf(known);
  if (known.code === 'internal') {
    problem.detail = `Something went wrong inside Tandem. The log tells more under ${request.id}.`;
    problem.request = request.id;
    request.log.error({ err: known.facts.cause ?? known }, 'internal error');
  } else if (known.code === 'unavailable') {
    request.log.warn({ err: known.facts.cause ?? known }, 'unavailable');
  }
  if (known.code === 'unauthenticated') reply.header('www-authenticate', 'Bearer');
  const { retryAfterSeconds } = known.facts;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', Math.max(1, Math.ceil(retryAfterSeconds)));
  reply
    .removeHeader('etag')
    .header('cache-control', 'no-store')
    .code(problem.status)
    .type('application/problem+json')
    // As bytes, so that it is sent as it is and not by the schema of the route's success.
    .send(Buffer.from(JSON.stringify(problem)));
}

/** What the framework itself refuses, in our words; its own may quote the request. */
function frameworkError(error: unknown): TandemError | undefined {
  if (!(error instanceof Error) || error instanceof TandemError) return undefined;
  const { code, statusCode } = error as FastifyError;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new TandemError('payload_too_large', 'The body is larger than this route takes.');
  if (code === 'FST_ERR_MAX_PARAM_LENGTH') return notFound();
  const detail = malformed.get(code);
  if (detail !== undefined) return new TandemError('request_malformed', detail);
  // The framework and its parsers mark with a 4xx what the client did wrong.
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500
    ? new TandemError('request_malformed', 'The request could not be read.')
    : undefined;
}
