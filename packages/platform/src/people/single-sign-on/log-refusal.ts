import type { FastifyBaseLogger } from 'fastify';
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { SignInRefused, type SignInProblem } from './sign-in-problem.ts';

/** Tells the operator why a single sign-on ended, without claims and tokens; gives back what the person is told. */
export function logRefusal(error: unknown, log: FastifyBaseLogger): SignInProblem {
  if (!(error instanceof SignInRefused)) {
    log.error({ err: error }, 'single sign-on failed');
    return 'failed';
  }
  log.warn({ problem: error.problem, reason: reasonOf(error.cause) }, 'single sign-on ended without a session');
  return error.problem;
}

/** Why, in the words of the protocol or the network. */
export function reasonOf(cause: unknown): string | undefined {
  if (cause instanceof AuthorizationResponseError || cause instanceof ResponseBodyError)
    return `${cause.error}: ${cause.error_description ?? cause.message}`;
  if (cause instanceof ClientError) return `${cause.code ?? cause.name}: ${cause.message}`;
  if (!(cause instanceof Error)) return undefined;
  // What could not be fetched tells why in its own cause.
  return cause.cause instanceof Error ? `${cause.message}: ${cause.cause.message}` : cause.message;
}
