import { refusalText } from '../api/envelope.ts';
import type { MessageShape } from '../api/envelope.ts';
import type { LimitHeaders } from '../limits/limits.ts';
import { retryAfter } from '../limits/limits.ts';
import { Refusal } from '../records/refusal.ts';
import type { SiteSettings } from '../settings/site-settings.ts';
import type { AnsweringFault } from './fault-plan.ts';
import type { Outgoing } from './outgoing.ts';
import { whole } from './outgoing.ts';

const page =
  '<!DOCTYPE html>\n<html><head><title>Scoro</title></head><body><h1>This page does not exist</h1><p>Please check the address.</p></body></html>\n';

interface Around {
  /** What would have been answered; undefined where the call was not carried out. */
  readonly right: Outgoing | undefined;
  readonly limits: LimitHeaders;
  readonly statusCodes: SiteSettings['statusCodes'];
}

function plain(status: number, type: string, body: string, headers: LimitHeaders): Outgoing {
  return { status, headers: { 'content-type': type, ...headers }, body, manner: whole, statusCode: null };
}

function envelope(
  statusCode: number,
  style: 'http' | 'body',
  message: string,
  shape: MessageShape,
  around: Around,
): Outgoing {
  return {
    status: style === 'http' ? statusCode : 200,
    headers: { 'content-type': 'application/json', ...around.limits },
    body: refusalText(new Refusal(statusCode, message), shape, around.statusCodes),
    manner: whole,
    statusCode,
  };
}

function withoutLimits(headers: LimitHeaders): LimitHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.startsWith('x-ratelimit') && !name.startsWith('x-daily')),
  );
}

function limited(fault: Extract<AnsweringFault, { kind: 'rate-limited' | 'quota-used-up' }>, around: Around): Outgoing {
  const used =
    fault.kind === 'rate-limited'
      ? { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(fault.reset) }
      : { 'x-daily-requests-remaining': '0', 'x-daily-requests-reset': String(fault.reset) };
  const wait = fault.kind === 'rate-limited' ? retryAfter(fault.retryAfter, fault.seconds, Date.now()) : {};
  const limits = { ...(fault.headers ? { ...around.limits, ...used } : withoutLimits(around.limits)), ...wait };
  return envelope(429, fault.style, 'Too many requests', 'error-list', { ...around, limits });
}

/** What the CDN in front of the API says to those whom it blocks (PROTOCOL.md 4.3). */
export function blockPage(): Outgoing {
  return plain(403, 'text/plain; charset=UTF-8', 'error code: 1010', {});
}

/** What a fault makes of a reply. */
export function faultAnswer(fault: AnsweringFault, around: Around): Outgoing {
  const { right, limits } = around;
  const ordinary =
    right ?? plain(200, 'application/json', '{"status":"OK","statusCode":200,"messages":null,"data":[]}', limits);
  switch (fault.kind) {
    case 'stall':
      return { ...ordinary, manner: fault };
    case 'rate-limited':
    case 'quota-used-up':
      return limited(fault, around);
    case 'error':
      return envelope(fault.statusCode, fault.style, fault.message, fault.shape, around);
    case 'messages':
      return envelope(400, fault.style, fault.message, fault.shape, around);
    case 'http':
      return fault.body === 'html'
        ? plain(fault.status, 'text/html', page, limits)
        : plain(fault.status, 'text/plain', fault.body === 'text' ? 'upstream connect error' : '', limits);
    case 'html':
      return plain(fault.status, 'text/html; charset=UTF-8', page, limits);
    case 'cdn-block':
      return blockPage();
    case 'empty-body':
      return plain(fault.status, 'application/json', '', limits);
    case 'broken-json':
      return plain(
        fault.status,
        'application/json',
        '{"status":"OK","statusCode":200,"messages":null,"data":[{"id":1,"na',
        limits,
      );
    case 'oversized':
      return { ...ordinary, manner: { kind: 'flood', bytes: fault.bytes } };
    case 'compressed-bomb':
      return {
        ...ordinary,
        headers: { ...ordinary.headers, 'content-encoding': 'gzip' },
        manner: { kind: 'bomb', bytes: fault.bytes },
      };
    case 'redirect':
      return {
        ...plain(fault.status, 'text/html', page, limits),
        headers: { 'content-type': 'text/html', location: fault.location.replace(/[^\x21-\x7e]/g, ''), ...limits },
      };
    case 'reset':
      return { ...ordinary, manner: { kind: 'reset' } };
    case 'truncated':
      return { ...ordinary, manner: { kind: 'cut', bytes: fault.bytes } };
    case 'wrong-content-type':
      return { ...ordinary, headers: { ...ordinary.headers, 'content-type': 'text/html' } };
  }
}

/** Whether the call is carried out although a fault answers. */
export function isProcessed(fault: AnsweringFault): boolean {
  return fault.kind === 'reset' ? fault.when === 'after' : fault.processed;
}
