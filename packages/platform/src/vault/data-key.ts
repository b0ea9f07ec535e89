import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { newIdentifier } from '../database/identifier.ts';
import { ownerWords, type KeyOwner } from './key-owner.ts';
import type { MasterKey, MasterKeys } from './master-key.ts';
import { open, seal } from './sealed-box.ts';

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

/** A master key that is needed is not among those given. */
export class MissingMasterKey extends Error {
  readonly masterKeyId: string;

  constructor(masterKeyId: string) {
    super(`The master key ${masterKeyId} is needed and was not given.`);
    this.name = 'MissingMasterKey';
    this.masterKeyId = masterKeyId;
  }
}

const keyBytes = 32;

/** A new data key, wrapped by the first master key. */
export function makeDataKey(owner: KeyOwner, masterKeys: MasterKeys): WrappedDataKey {
  return wrap(newIdentifier('key'), owner, masterKeys[0], randomBytes(keyBytes));
}

/**
 * @throws MissingMasterKey
 * @throws BrokenSeal where the row was changed or moved
 */
export function unwrapDataKey(row: WrappedDataKey, owner: KeyOwner, masterKeys: MasterKeys): DataKey {
  return { id: row.id, key: createSecretKey(unwrap(row, owner, masterKeys)) };
}

/** The same data key, wrapped by the first master key. */
export function rewrapDataKey(row: WrappedDataKey, owner: KeyOwner, masterKeys: MasterKeys): WrappedDataKey {
  return wrap(row.id, owner, masterKeys[0], unwrap(row, owner, masterKeys));
}

function wrap(id: string, owner: KeyOwner, masterKey: MasterKey, bytes: Uint8Array): WrappedDataKey {
  return { id, wrapped: seal(masterKey.key, wrappingPlace(id, owner, masterKey), bytes), master_key_id: masterKey.id };
}

function unwrap(row: WrappedDataKey, owner: KeyOwner, masterKeys: MasterKeys): Buffer {
  const masterKey = masterKeys.find(({ id }) => id === row.master_key_id);
  if (masterKey === undefined) throw new MissingMasterKey(row.master_key_id);
  return open(masterKey.key, wrappingPlace(row.id, owner, masterKey), row.wrapped);
}

function wrappingPlace(id: string, owner: KeyOwner, masterKey: MasterKey): readonly string[] {
  return ['data key', id, ...ownerWords(owner), masterKey.id];
}
