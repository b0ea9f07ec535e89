import { createHmac } from 'node:crypto';
import { Secret, revealSecret } from '../secret/secret.ts';

/**
 * A keyed hash (HMAC-SHA-256) of what identifies a login: site, user name, password. Parts are told apart, so that `['ab', 'c']` and
 * `['a', 'bc']` differ. For stores of sessions.
 */
export function hashIdentity(key: Uint8Array, parts: readonly (string | Secret)[]): string {
  const hash = createHmac('sha256', key);
  for (const part of parts) {
    const bytes = Buffer.from(part instanceof Secret ? revealSecret(part) : part);
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest('base64url');
}
