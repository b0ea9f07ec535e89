import { TandemError } from '@tandem/connector-kit';

/** Deeper than any real input, and far from what would overflow a stack when it is walked or printed. */
const deepest = 64;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body that may be hostile: UTF-8 only, bounded in depth, without a member named `__proto__`.
 * The errors never quote it.
 *
 * @throws TandemError `request_malformed`
 */
export function parseJson(bytes: Uint8Array): unknown {
  const value = read(bytes);
  refuseHostile(value);
  return value;
}

function read(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new TandemError('request_malformed', 'The body is not UTF-8.');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new TandemError('request_malformed', 'The body is not JSON.');
  }
}

/** Walks without recursion, since the depth is what is in doubt. */
function refuseHostile(value: unknown): void {
  let level: object[] = isObject(value) ? [value] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > deepest)
      throw new TandemError('request_malformed', `The body is nested deeper than ${deepest} levels.`);
    const next: object[] = [];
    for (const container of level) {
      if (Object.hasOwn(container, '__proto__')) {
        throw new TandemError('request_malformed', 'The body has a member named __proto__.');
      }
      for (const member of Object.values(container)) if (isObject(member)) next.push(member);
    }
    level = next;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
