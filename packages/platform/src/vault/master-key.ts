import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { revealSecret, type Secret } from '@tandem/connector-kit';

/** A key of our own that wraps data keys. Its id is the beginning of a hash, and tells nothing of it. */
export interface MasterKey {
  /** Such as `mk_3f2a9c01b4de`. */
  readonly id: string;
  readonly key: KeyObject;
}

/** @param secret base64 of 32 bytes */
export function masterKeyFrom(secret: Secret): MasterKey {
  const key = createSecretKey(Buffer.from(revealSecret(secret), 'base64'));
  const id = createHmac('sha256', key).update('tandem master key id').digest('hex').slice(0, 12);
  return { id: `mk_${id}`, key };
}
