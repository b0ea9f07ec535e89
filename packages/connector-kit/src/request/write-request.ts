import type { WireRequest, WireValue } from '../definition/wire.ts';
import { TandemError } from '../errors/tandem-error.ts';
import { Secret, revealSecret } from '../secret/secret.ts';

/** A request as its bytes go out. */
export interface WrittenRequest {
  /** With the query; behind the origin. */
  readonly path: string;
  /** Names and values in turn. */
  readonly headers: string[];
  readonly body: string | undefined;
}

/** Turns a secret into what stands in its place. */
export type Open = (secret: Secret) => string;

/**
 * Writes a request; the one place where secrets are opened.
 *
 * @param prefix path of the site's base
 * @throws `address_refused` for a path that leaves the base, `input_invalid` for a header that cannot be sent
 */
export function writeRequest(prefix: string, request: WireRequest, userAgent: string): WrittenRequest {
  return layOut(prefix, request, userAgent, revealSecret);
}

/** Writes a request with secrets turned into what `open` gives. */
export function layOut(prefix: string, request: WireRequest, userAgent: string, open: Open): WrittenRequest {
  const { body, form } = request;
  return {
    path: writePath(prefix, request, open),
    headers: writeHeaders(request, userAgent, open),
    body:
      form !== undefined
        ? encoded(form, open).toString()
        : body === undefined
          ? undefined
          : JSON.stringify(openAll(body, open)),
  };
}

function writePath(prefix: string, request: WireRequest, open: Open): string {
  const path = prefix + plainPath(request.path);
  if (request.query === undefined) return path;
  const query = encoded(request.query, open);
  if (query.size === 0) return path;
  return `${path}${path.includes('?') ? '&' : '?'}${query.toString()}`;
}

function encoded(members: NonNullable<WireRequest['query']>, open: Open): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(members)) {
    if (value === undefined) continue;
    for (const each of value instanceof Secret || typeof value === 'string' ? [value] : value) {
      parameters.append(name, each instanceof Secret ? open(each) : each);
    }
  }
  return parameters;
}

const certainlyPlain = /^(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+\/?$/;

const dotSegment = /(?:\/|%2f|%5c)(?:\.|%2e){1,2}(?:\/|%2f|%5c|$)/i;

/** The path in its plain form; it must not climb out of the site's base. */
function plainPath(path: string): string {
  if (certainlyPlain.test(path)) return path;
  const beyond = new TandemError('address_refused', 'The path of the request leaves the address of the site.');
  if (!path.startsWith('/') || path.startsWith('//') || /[\\#\p{Cc}]/u.test(path)) throw beyond;
  // Each `..` takes a segment away, however it is spelt.
  if (dotSegment.test(path.split('?', 1)[0] ?? '')) throw beyond;
  // The parser would drop a space at the end, and with it what makes `.. ` a name.
  const url = URL.parse(`https://site.invalid/base${path.replaceAll(' ', '%20')}`);
  if (url === null || url.host !== 'site.invalid' || !url.pathname.startsWith('/base/')) throw beyond;
  return url.pathname.slice('/base'.length) + url.search;
}

function writeHeaders(request: WireRequest, userAgent: string, open: Open): string[] {
  const headers = ['user-agent', userAgent, 'accept', 'application/json', 'accept-encoding', 'identity'];
  if (request.form !== undefined) headers.push('content-type', 'application/x-www-form-urlencoded');
  else if (request.body !== undefined) headers.push('content-type', 'application/json');
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    if (value === undefined) continue;
    putHeader(headers, name.toLowerCase(), value instanceof Secret ? open(value) : value);
  }
  return headers;
}

/** Headers that say where a message goes and where it ends; they are the transport's own. */
const transportHeaders = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function putHeader(headers: string[], name: string, value: string): void {
  if (transportHeaders.has(name) || name.startsWith('proxy-')) {
    throw new TandemError('input_invalid', `The header ${name} cannot be set.`);
  }
  if (!/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name) || /[^\t\x20-\x7e\x80-\xff]/.test(value)) {
    throw new TandemError('input_invalid', 'A header of the request holds characters that cannot be sent.');
  }
  const at = headers.findIndex((known, index) => index % 2 === 0 && known === name);
  if (at === -1) headers.push(name, value);
  else headers[at + 1] = value;
}

/** The value with its secrets opened; what holds none is the same value, not a copy. */
function openAll(value: WireValue, open: Open): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Secret) return open(value);
  return isList(value) ? openList(value, open) : openMembers(value, open);
}

function openList(list: readonly WireValue[], open: Open): unknown {
  let copy: unknown[] | undefined;
  for (let at = 0; at < list.length; at += 1) {
    const item = list[at];
    if (typeof item !== 'object' || item === null) continue;
    const opened = openAll(item, open);
    if (opened === item) continue;
    copy ??= [...list];
    copy[at] = opened;
  }
  return copy ?? list;
}

function openMembers(object: { readonly [name: string]: WireValue | undefined }, open: Open): unknown {
  let copy: Record<string, unknown> | undefined;
  for (const name of Object.keys(object)) {
    const member = object[name];
    if (typeof member !== 'object' || member === null) continue;
    const opened = openAll(member, open);
    if (opened === member) continue;
    // The spread makes every name an own member, so that writing to `__proto__` writes a member too.
    copy ??= { ...object };
    copy[name] = opened;
  }
  return copy ?? object;
}

function isList(value: object): value is readonly WireValue[] {
  return Array.isArray(value);
}
