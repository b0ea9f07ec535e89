import { createHash, randomBytes } from 'node:crypto';

/** What the first letters of a secret tell: a token, a session, a link, a browser that opened a link, a sign-in under way, the webhook address of a cycle. */
export type SecretPrefix = 'tdm' | 'tds' | 'tdl' | 'tdb' | 'tdp' | 'tdh';

/** A new secret of 256 random bits, such as `tdm_...`. Shown once, kept as its hash alone. */
export function newOpaqueSecret(prefix: SecretPrefix): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}

/** What is kept of a secret. No salt and no slowness: there is nothing to guess in 256 random bits. */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
