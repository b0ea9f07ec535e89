import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { revealSecret, type Secret } from '@tandem/connector-kit';
import { BrokenSeal, open, seal } from './sealed-box.ts';

/** A key that wraps data keys. Its id is the beginning of a hash, and tells nothing of it. */
export interface MasterKey {
  /** Such as `mk_3f2a9c01b4de`. */
  readonly id: string;
  readonly key: KeyObject;
}

/** The master keys there are: the first wraps, the others only unwrap. */
export type MasterKeys = readonly [MasterKey, ...MasterKey[]];

/** @param secret base64 of 32 bytes */
export function masterKeyFrom(secret: Secret): MasterKey {
  const key = createSecretKey(Buffer.from(revealSecret(secret), 'base64'));
  const id = createHmac('sha256', key).update('tandem master key id').digest('hex').slice(0, 12);
  return { id: `mk_${id}`, key };
}

const checkText = Buffer.from('tandem');

/** A value that this key alone opens. */
export function makeCheckValue(masterKey: MasterKey): Buffer {
  return seal(masterKey.key, checkPlace(masterKey), checkText);
}

export function passesCheck(masterKey: MasterKey, checkValue: Uint8Array): boolean {
  try {
    return open(masterKey.key, checkPlace(masterKey), checkValue).equals(checkText);
  } catch (error) {
    if (error instanceof BrokenSeal) return false;
    throw error;
  }
}

function checkPlace(masterKey: MasterKey): readonly string[] {
  return ['master key check', masterKey.id];
}
