import { AddressRefused } from './address-guard.ts';
import type { TransportFailure } from '../definition/exchange.ts';

/** How far a request had come when it failed. */
export interface Progress {
  /** Host, for messages. */
  readonly host: string;
  /** The first byte of the request may have left. */
  readonly begun: boolean;
  /** The status of the answer, where one began. */
  readonly httpStatus: number | undefined;
}

/** What an error of the transport means. Its own words are not repeated: they may quote what was sent. */
export function transportFailure(error: unknown, progress: Progress): TransportFailure {
  const code = codeOf(error);
  if (error instanceof AddressRefused) return { reason: 'address', processed: 'no', detail: error.message };
  if (progress.httpStatus !== undefined) {
    const detail = `The connection to ${progress.host} broke before the answer was complete${named(code)}.`;
    return { reason: 'cutOff', processed: 'unknown', httpStatus: progress.httpStatus, detail };
  }
  if (progress.begun) {
    const detail = `The connection to ${progress.host} broke before an answer came${named(code)}.`;
    return { reason: 'reset', processed: 'unknown', detail };
  }
  return { processed: 'no', ...notConnected(code, progress.host) };
}

/** No complete answer within the time of one try. */
export function timeoutFailure(timeoutMs: number, progress: Progress): TransportFailure {
  const came = progress.begun ? 'no complete answer came from' : 'no connection could be had to';
  return {
    reason: 'timeout',
    processed: progress.begun ? 'unknown' : 'no',
    ...status(progress),
    detail: `Within ${seconds(timeoutMs)} ${came} ${progress.host}.`,
  };
}

/** The caller went away. */
export function abortFailure(progress: Progress): TransportFailure {
  return {
    reason: 'aborted',
    processed: progress.begun ? 'unknown' : 'no',
    ...status(progress),
    detail: 'The request was cancelled.',
  };
}

/** More came than is read. */
export function tooLargeFailure(limit: number, progress: Progress): TransportFailure {
  const detail = `The answer of ${progress.host} is larger than ${Math.floor(limit / 1024)} KiB; it was not read further.`;
  return { reason: 'tooLarge', processed: 'unknown', ...status(progress), detail };
}

function notConnected(code: string | undefined, host: string): Pick<TransportFailure, 'reason' | 'detail'> {
  if (code === 'ENOTFOUND' || code === 'ENODATA' || code?.startsWith('EAI_') === true) {
    return { reason: 'lookup', detail: `The name ${host} does not resolve (${code}).` };
  }
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
    return { reason: 'timeout', detail: `No connection could be made to ${host} in time.` };
  }
  if (code === 'ECONNREFUSED') return { reason: 'refused', detail: `Nobody listens at ${host} (ECONNREFUSED).` };
  if (code !== undefined && /CERT|SIGNATURE|SSL|TLS|EPROTO/.test(code)) {
    return { reason: 'refused', detail: `No secure connection could be agreed with ${host} (${code}).` };
  }
  return { reason: 'refused', detail: `No connection could be made to ${host}${named(code)}.` };
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  const { code } = error;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : undefined;
}

function named(code: string | undefined): string {
  return code === undefined ? '' : ` (${code})`;
}

function status({ httpStatus }: Progress): { readonly httpStatus?: number } {
  return httpStatus === undefined ? {} : { httpStatus };
}

function seconds(ms: number): string {
  return ms % 1000 === 0 ? `${ms / 1000} s` : `${ms} ms`;
}
