import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { newIdentifier } from '../database/identifier.ts';
import { ownerWords, type KeyOwner } from './key-owner.ts';
import type { KeyRing } from './key-ring.ts';

/** The key that encrypts what belongs to one owner. */
export interface DataKey {
  /** `key_` and 16 bytes in hex. */
  readonly id: string;
  readonly key: KeyObject;
}

/** A data key as it is kept. */
export interface WrappedDataKey {
  readonly id: string;
  readonly wrapped: Buffer;
  readonly master_key_id: string;
}

const keyBytes = 32;

/**
 * A new data key, wrapped by that master key.
 *
 * @throws MissingMasterKey, KeysUnavailable
 */
export async function makeDataKey(owner: KeyOwner, ring: KeyRing, masterKeyId: string): Promise<WrappedDataKey> {
  const id = newIdentifier('key');
  const wrapped = await ring.wrap(masterKeyId, wrappingPlace(id, owner), randomBytes(keyBytes));
  return { id, wrapped, master_key_id: masterKeyId };
}

/**
 * @throws MissingMasterKey, KeysUnavailable
 * @throws BrokenSeal where the row was changed or moved
 */
export async function unwrapDataKey(
  row: WrappedDataKey,
  owner: KeyOwner,
  ring: KeyRing,
  signal?: AbortSignal,
): Promise<DataKey> {
  const bytes = await ring.unwrap(row.master_key_id, wrappingPlace(row.id, owner), row.wrapped, signal);
  return { id: row.id, key: createSecretKey(bytes) };
}

/**
 * The same data key, wrapped by another master key.
 *
 * @throws MissingMasterKey, KeysUnavailable
 * @throws BrokenSeal where the row was changed or moved
 */
export async function rewrapDataKey(
  row: WrappedDataKey,
  owner: KeyOwner,
  ring: KeyRing,
  masterKeyId: string,
  signal?: AbortSignal,
): Promise<WrappedDataKey> {
  const place = wrappingPlace(row.id, owner);
  const wrapped = await ring.rewrap(row.master_key_id, masterKeyId, place, row.wrapped, signal);
  return { id: row.id, wrapped, master_key_id: masterKeyId };
}

function wrappingPlace(id: string, owner: KeyOwner): readonly string[] {
  return ['data key', id, ...ownerWords(owner)];
}
