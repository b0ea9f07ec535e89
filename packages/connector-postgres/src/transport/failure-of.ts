import { AddressRefused, type Exchange, type TransportFailure } from '@tandem/connector-kit';
import pg from 'pg';
import type { Refusal } from '../wire/judge.ts';

/** How far a statement had come: before it is committed, the end of the connection takes it back. */
export type Stage = 'connecting' | 'working' | 'committing';

/** What an error means. The words of a driver or a socket are not repeated, those of the database are. */
export function exchangeOf(error: unknown, host: string, stage: Stage): Exchange {
  if (error instanceof pg.DatabaseError && error.code !== undefined) {
    const { code, message, detail, hint, column, constraint } = error;
    const more = [detail, hint, column && `Column: ${column}.`, constraint && `Constraint: ${constraint}.`];
    const messages = [message, ...more.flatMap((part) => (part === undefined || part === '' ? [] : [part]))];
    const refusal: Refusal = { error: { code, messages, processed: stage === 'committing' ? 'unknown' : 'no' } };
    return { is: 'answer', answer: { status: 400, headers: new Map(), text: JSON.stringify(refusal) } };
  }
  return { is: 'failure', failure: failureOf(error, host, stage) };
}

/** The failure of a connection. */
function failureOf(error: unknown, host: string, stage: Stage): TransportFailure {
  if (error instanceof AddressRefused) return { reason: 'address', processed: 'no', detail: error.message };
  const code = codeOf(error);
  const named = code === undefined ? '' : ` (${code})`;
  if (stage !== 'connecting') {
    const processed = stage === 'committing' ? 'unknown' : 'no';
    return { reason: 'reset', processed, detail: `The connection to ${host} broke before an answer came${named}.` };
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return { reason: 'lookup', processed: 'no', detail: `The name ${host} does not resolve${named}.` };
  }
  if (error instanceof Error && /does not support SSL/i.test(error.message)) {
    return {
      reason: 'refused',
      processed: 'no',
      detail: `${host} offers no TLS; the property TLS says how to connect.`,
    };
  }
  if (error instanceof Error && /timeout/i.test(error.message)) {
    return { reason: 'timeout', processed: 'no', detail: `${host} took no connection in time.` };
  }
  return { reason: 'refused', processed: 'no', detail: `${host} took no connection${named}.` };
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
