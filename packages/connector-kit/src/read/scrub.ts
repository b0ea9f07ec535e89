import { Secret, revealSecret } from '../secret/secret.ts';
import { secretPattern } from './secret-pattern.ts';

/** Takes secrets out of what came from outside. Never throws. */
export interface Scrubber {
  /** Whether there is anything to take out of this text. One pass, for the common case that there is not. */
  touches(text: string): boolean;
  /** The text with every secret, in whatever form, replaced by `[secret]`. */
  text(text: string): string;
  /** A JSON-like value likewise, its member names too; the same value where nothing is found in it. */
  value(value: unknown): unknown;
}

/**
 * Members whose value is always masked, whatever it is. Case, `_` and `-` do not count.
 */
export const maskedMembers: readonly string[] = [
  'token',
  'userToken',
  'accessToken',
  'refreshToken',
  'idToken',
  'apiKey',
  'apiToken',
  'apiSecret',
  'clientSecret',
  'secret',
  'password',
  'passwd',
  'authorization',
  'proxyAuthorization',
  'cookie',
  'setCookie',
];

const mask = '[secret]';
const deepest = 200;
const mostNodes = 20_000_000;

const plainNames = new Set(maskedMembers.map(plainName));
const longestName = Math.max(...[...plainNames].map((name) => name.length)) * 2;

const names = [...plainNames].map(anySpelling).join('|');
/** `"user_token":`, also where the JSON is itself text inside JSON. */
const memberPattern = String.raw`"(?:${names})\\{0,7}"\s{0,20}:`;
const jsonMember = new RegExp(
  String.raw`(${memberPattern}\s*)(?:"(?:[^"\\]|\\[^])*"?|\\{1,7}"[^"]*"?|[^\s,}\]"\\]+)`,
  'g',
);
const formMember = new RegExp(String.raw`((?:^|[?&\s;])(?:${names})=)[^\s&;"'<>]+`, 'g');
const authorizationValue = /\b(bearer|basic)(\s+|%20|\+)[\w.~+/=%-]{8,}/gi;

/**
 * A scrubber that knows these secrets: plain, JSON-escaped in every style, URL-escaped, as HTML entities, and in base64 at every alignment. Secrets
 * shorter than four characters are not searched for, since they would be found everywhere; the names of members cover them.
 * Those shorter than eight are found as whole words.
 */
export function createScrubber(secrets: Iterable<Secret>): Scrubber {
  const pattern = [...secrets].flatMap((secret) => secretPattern(revealSecret(secret))).join('|');
  const anything = new RegExp([...(pattern === '' ? [] : [pattern]), memberPattern].join('|'));
  const known = pattern === '' ? undefined : new RegExp(pattern, 'g');

  function withoutSecrets(text: string): string {
    return known === undefined ? text : text.replace(known, mask);
  }

  function scrubText(text: string): string {
    return withoutSecrets(text)
      .replace(jsonMember, `$1"${mask}"`)
      .replace(formMember, `$1${mask}`)
      .replace(authorizationValue, `$1$2${mask}`);
  }

  return {
    touches: (text) => anything.test(text),
    text: scrubText,
    value(value) {
      const walk = { left: mostNodes, ancestors: new Set<object>(), text: withoutSecrets };
      try {
        return scrubValue(value, walk, 0);
      } catch {
        return '[unreadable]';
      }
    },
  };
}

interface Walk {
  left: number;
  readonly ancestors: Set<object>;
  readonly text: (text: string) => string;
}

function scrubValue(value: unknown, walk: Walk, depth: number): unknown {
  if (typeof value === 'string') return walk.text(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Secret) return mask;
  walk.left -= 1;
  if (depth >= deepest || walk.left < 0) return '[too deep]';
  if (walk.ancestors.has(value)) return '[circular]';
  walk.ancestors.add(value);
  try {
    return scrubObject(value, walk, depth + 1);
  } finally {
    walk.ancestors.delete(value);
  }
}

function scrubObject(value: object, walk: Walk, depth: number): unknown {
  if (Array.isArray(value)) return scrubList(value, walk, depth);
  if (value instanceof Map)
    return new Map(
      [...value].map(([name, member]) => [
        scrubValue(name, walk, depth),
        scrubMember(String(name), member, walk, depth),
      ]),
    );
  if (value instanceof Set) return new Set([...value].map((item) => scrubValue(item, walk, depth)));
  if (value instanceof Error)
    return scrubMembers({ ...value, name: value.name, message: value.message, stack: value.stack }, walk, depth);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return '[bytes]';
  if (value instanceof Date) return value;
  return scrubMembers(value, walk, depth);
}

function scrubList(list: readonly unknown[], walk: Walk, depth: number): unknown {
  let copy: unknown[] | undefined;
  for (let at = 0; at < list.length; at += 1) {
    const scrubbed = scrubValue(list[at], walk, depth);
    if (scrubbed === list[at]) continue;
    copy ??= [...list];
    copy[at] = scrubbed;
  }
  return copy ?? list;
}

function scrubMembers(object: object, walk: Walk, depth: number): unknown {
  const entries: [string, unknown][] = Object.entries(object);
  let changed = false;
  for (const entry of entries) {
    const [name, member] = entry;
    entry[0] = walk.text(name);
    entry[1] = scrubMember(name, member, walk, depth);
    changed ||= entry[0] !== name || entry[1] !== member;
  }
  return changed ? Object.fromEntries<unknown>(entries) : object;
}

function scrubMember(name: string, member: unknown, walk: Walk, depth: number): unknown {
  if (!isMaskedMember(name)) return scrubValue(member, walk, depth);
  return member === null || member === undefined || typeof member === 'boolean' || member === '' ? member : mask;
}

/** Whether a member of this name is always masked. */
export function isMaskedMember(name: string): boolean {
  return name.length <= longestName && plainNames.has(plainName(name));
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[_\-\s]/g, '');
}

function anySpelling(name: string): string {
  return [...name].map((letter) => `[${letter}${letter.toUpperCase()}]`).join('[_-]?');
}
