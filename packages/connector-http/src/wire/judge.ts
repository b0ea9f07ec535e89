import {
  decodeJson,
  quoteHead,
  retryAfterMs,
  type UpstreamWords,
  type Verdict,
  type WireAnswer,
} from '@tandem/connector-kit';
import { memberAt } from './member-at.ts';
import { messagesOf } from './messages.ts';
import type { Reply } from './reply.ts';

/** What the body of an answer is. */
type Body =
  | { readonly is: 'json'; readonly value: unknown }
  | { readonly is: 'text'; readonly value: string }
  | { readonly is: 'none' }
  | { readonly is: 'html' }
  | { readonly is: 'broken' };

/**
 * What a complete reply of any HTTP API means, by its status. A page where JSON or text was expected is no answer.
 *
 * @param errorMember dotted path of a member whose presence makes a 2xx reply a refusal; for APIs that report errors so
 */
export function judge(answer: WireAnswer, errorMember: string | undefined): Verdict {
  const { status, headers } = answer;
  const body = readBody(answer);
  const words = wordsOf(answer, body);
  if (status >= 200 && status < 300) return judgeSuccess(body, words, headers.get('link'), errorMember);
  if (status === 429) return { is: 'limited', words, day: false, waitMs: waitOf(headers) };
  if (status === 408) return { is: 'tooSlow', words };
  if (status === 401) return { is: 'rejected', words };
  if (status === 403) {
    return body.is === 'html' ? { is: 'invalid', words, blocked: true, retryOnce: false } : { is: 'rejected', words };
  }
  if (status === 404 || status === 410) return { is: 'notFound', words };
  if (status >= 500) return { is: 'unavailable', words, processed: 'unknown', waitMs: waitOf(headers) };
  if (status < 400) return { is: 'invalid', words: redirected(words), blocked: false, retryOnce: false };
  return { is: 'refused', words };
}

function judgeSuccess(
  body: Body,
  words: UpstreamWords,
  link: string | undefined,
  errorMember: string | undefined,
): Verdict {
  if (body.is === 'html' || body.is === 'broken') return { is: 'invalid', words, blocked: false, retryOnce: true };
  const value = body.is === 'none' ? null : body.value;
  if (errorMember !== undefined && tellsOfError(memberAt(value, errorMember))) return { is: 'refused', words };
  const reply: Reply = { body: value, ...(link !== undefined && { link }) };
  return { is: 'success', data: reply, ...(link !== undefined && { fromHeaders: link }) };
}

function tellsOfError(member: unknown): boolean {
  if (member === undefined || member === null || member === false || member === '') return false;
  return !Array.isArray(member) || member.length > 0;
}

function readBody({ text, headers, status }: WireAnswer): Body {
  const type = (headers.get('content-type') ?? '').toLowerCase();
  const isJson = /^\s*[\w.-]+\/(?:[\w.-]+\+)?json\b/.test(type);
  if (text.trim() === '') return isJson && status === 200 ? { is: 'broken' } : { is: 'none' };
  if (/^\s*(?:text\/html|application\/xhtml)/.test(type) || /^\s*<(?:!doctype html|html)\b/i.test(text)) {
    return { is: 'html' };
  }
  if (isJson || (type === '' && /^\s*[[{"]/.test(text))) {
    const decoded = decodeJson(text);
    return decoded.is === 'value' ? { is: 'json', value: decoded.value } : { is: 'broken' };
  }
  return isText(type) ? { is: 'text', value: text } : { is: 'broken' };
}

function isText(type: string): boolean {
  return type === '' || /^\s*(?:text\/|application\/(?:[\w.-]+\+)?(?:xml|yaml|x-yaml|x-ndjson|csv))/.test(type);
}

function wordsOf({ status, text }: WireAnswer, body: Body): UpstreamWords {
  if (body.is === 'json') return { httpStatus: status, messages: messagesOf(body.value) };
  // The cut of the head may have halved a secret.
  const head = status >= 200 && status < 300 && body.is === 'text' ? '' : quoteHead(text).replace(/\S*…$/, '…');
  return { httpStatus: status, messages: head === '' ? [] : [head] };
}

function redirected(words: UpstreamWords): UpstreamWords {
  return { ...words, messages: ['it answers with a redirect, which is not followed', ...words.messages] };
}

function waitOf(headers: ReadonlyMap<string, string>): number | undefined {
  return retryAfterMs(headers.get('retry-after'), Date.now());
}
