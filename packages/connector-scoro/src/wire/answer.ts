import type { UpstreamWords, Verdict, WireAnswer } from '@tandem/connector-kit';
import { flattenMessages } from './messages.ts';
import { readLimits, waitOf } from './rate-headers.ts';

type Envelope = Readonly<Record<string, unknown>>;

const longestHead = 160;
const envelopeMembers = ['status', 'statusCode', 'messages', 'errors', 'message'];
const notFoundWords =
  /\b(?:not found|(?:does|do|did) not exist|(?:doesn|don|didn)['’]t exist|no such|could not be found|cannot be found|unknown id)\b/i;

/** Said of the author of a comment and not of the record (PROTOCOL.md 4.4). */
const authorWords = /or is inactive/i;

/**
 * What a complete reply means. Success is HTTP 2xx, and JSON, and a status of OK; the body goes before the HTTP status,
 * since refusals come as HTTP 200 too (PROTOCOL.md 4). `hasId`: the request named a record, so that words such as
 * *not found* speak of it.
 */
export function judge(answer: WireAnswer, { hasId }: { readonly hasId: boolean }): Verdict {
  const envelope = parseEnvelope(answer.text);
  if (envelope === undefined) return judgeWithoutEnvelope(answer);
  if (isSuccess(answer.status, envelope)) return { is: 'success', data: envelope['data'] ?? null };
  const code = errorCode(answer.status, envelope);
  const words = wordsOf(answer.status, envelope);
  if (isRedirect(answer.status) || (code === undefined && !Object.hasOwn(envelope, 'status'))) {
    return { is: 'invalid', words, blocked: false, retryOnce: false };
  }
  return judgeCode(answer, envelope, code, words) ?? judgeWords(code, words, hasId);
}

function judgeCode(
  answer: WireAnswer,
  envelope: Envelope,
  code: number | undefined,
  words: UpstreamWords,
): Verdict | undefined {
  if (code === 429) return limited(answer, words);
  if (code === 408) return { is: 'tooSlow', words };
  if (code === 401 || code === 403) return { is: 'rejected', words };
  if (code !== undefined && code >= 500) {
    // Scoro's own 503 says that the use of the API is suspended, and the request was not looked at (PROTOCOL.md 4.2).
    const suspended = code === 503 && (Object.hasOwn(envelope, 'status') || codeOf(envelope) === 503);
    return { is: 'unavailable', words, processed: suspended ? 'no' : 'unknown', waitMs: waitOf(answer.headers, false) };
  }
  return undefined;
}

function judgeWords(code: number | undefined, words: UpstreamWords, hasId: boolean): Verdict {
  const saysNotFound = words.messages.some((text) => notFoundWords.test(text) && !authorWords.test(text));
  return { is: code === 404 || (hasId && saysNotFound) ? 'notFound' : 'refused', words };
}

function judgeWithoutEnvelope(answer: WireAnswer): Verdict {
  const { status } = answer;
  const head = answer.text.trim().replaceAll(/\s+/g, ' ').slice(0, longestHead);
  const words: UpstreamWords = { httpStatus: status, messages: head === '' ? [] : [head] };
  if (status === 429) return limited(answer, words);
  if (head === '' && status === 408) return { is: 'tooSlow', words };
  if (head === '' && status >= 500)
    return { is: 'unavailable', words, processed: 'unknown', waitMs: waitOf(answer.headers, false) };
  const blocked = status === 403;
  return { is: 'invalid', words, blocked, retryOnce: head !== '' && !isRedirect(status) && !blocked };
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

function limited(answer: WireAnswer, words: UpstreamWords): Verdict {
  const day = readLimits(answer.headers)?.day?.remaining === 0;
  return { is: 'limited', words, day, waitMs: waitOf(answer.headers, day) };
}

function parseEnvelope(text: string): Envelope | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
  return isObject(value) && envelopeMembers.some((name) => Object.hasOwn(value, name)) ? value : undefined;
}

function isObject(value: unknown): value is Envelope {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The rule of PROTOCOL.md 4.2, with the code in place of a status that is missing. */
function isSuccess(httpStatus: number, envelope: Envelope): boolean {
  if (httpStatus < 200 || httpStatus > 299) return false;
  const { status } = envelope;
  if (typeof status === 'string' && status !== '') return status.trim().toUpperCase() === 'OK';
  return codeOf(envelope) === 200;
}

/** The body's own code; a plain 400 gives way to an HTTP status that says more. */
function errorCode(httpStatus: number, envelope: Envelope): number | undefined {
  const code = codeOf(envelope);
  const inBody = code !== undefined && code >= 400 ? code : undefined;
  const inStatus = httpStatus >= 400 ? httpStatus : undefined;
  if (httpStatus === 429) return 429;
  return inBody === 400 && inStatus !== undefined && inStatus < 500 ? inStatus : (inBody ?? inStatus);
}

/** A number, or a numeric text as in some samples (PROTOCOL.md 4.1). */
function codeOf(envelope: Envelope): number | undefined {
  const { statusCode } = envelope;
  if (typeof statusCode === 'number') return Number.isInteger(statusCode) ? statusCode : undefined;
  return typeof statusCode === 'string' && /^\s*\d{3}\s*$/.test(statusCode) ? Number(statusCode) : undefined;
}

function wordsOf(httpStatus: number, envelope: Envelope): UpstreamWords {
  const statusCode = codeOf(envelope);
  const messages = flattenMessages(envelope['messages'], envelope['errors'], envelope['error'], envelope['message']);
  return { httpStatus, ...(statusCode !== undefined && { statusCode }), messages };
}
