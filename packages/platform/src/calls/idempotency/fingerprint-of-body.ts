import type { Vault } from '../../vault/vault.ts';

/**
 * A keyed hash of a JSON value, the same however its members are ordered. Keyed, so that a stolen database does not tell whether a guess at a
 * body is right.
 */
export function fingerprintOfBody(vault: Vault, body: unknown): Buffer {
  return Buffer.from(vault.fingerprint(['idempotent body', canonical(body)]), 'base64url');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  );
}
