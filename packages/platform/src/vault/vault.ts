import { createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { revealSecret, Secret } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import { StartError } from '../configuration/start-error.ts';
import type { Database } from '../database/tables.ts';
import type { DataKey } from './data-key.ts';
import { DataKeyStore } from './data-key-store.ts';
import { account, ownerWords, partner, type KeyOwner } from './key-owner.ts';
import { checkMasterKeys, masterKeyMissing } from './check-master-keys.ts';
import { KeyRing } from './key-ring.ts';
import { KeysUnavailable } from './keys-unavailable.ts';
import { MissingMasterKey } from './missing-master-key.ts';
import { registerFirstKey } from './rotation/register-first-key.ts';
import { runningRotation } from './rotation/rotation-record.ts';
import { BrokenSeal, joinUnambiguously, open, seal } from './sealed-box.ts';

/** Where encrypted data stands: it opens there and nowhere else. */
export interface Place {
  /** The id of the row, or another name that no other row has. */
  readonly record: string;
  /** The column or property. */
  readonly field: string;
}

const formatVersion = 1;
const keyIdBytes = 16;
const headerBytes = 1 + keyIdBytes;

/**
 * Encrypts what is kept. Each owner has a data key of its own, wrapped by a master key; what is encrypted begins with the id of its key
 * and is bound to owner, record and field.
 */
export class Vault {
  readonly #dataKeys: DataKeyStore;
  readonly #fingerprintKey: KeyObject;

  private constructor(dataKeys: DataKeyStore, fingerprintKey: KeyObject) {
    this.#dataKeys = dataKeys;
    this.#fingerprintKey = fingerprintKey;
  }

  /**
   * Opens the vault: checks that the ring has the keys that the database was encrypted with, and makes the partner's data key on the
   * first start.
   *
   * @throws StartError where a master key is missing or wrong, naming the id of the one that is needed; nothing is changed then
   */
  static async open(database: Kysely<Database>, ring: KeyRing): Promise<Vault> {
    await checkMasterKeys(database, ring);
    await checkNewKey(database, ring);
    const dataKeys = new DataKeyStore(database, ring);
    const { key } = await openPartnerKey(database, dataKeys, ring);
    const derived = Buffer.from(hkdfSync('sha256', key, '', 'tandem fingerprint', 32));
    return new Vault(dataKeys, createSecretKey(derived));
  }

  /** A vault without keys, which opens nothing: enough to describe the routes of a platform that serves nobody. */
  static closed(database: Kysely<Database>): Vault {
    return new Vault(new DataKeyStore(database, new KeyRing([])), createSecretKey(randomBytes(32)));
  }

  /** @throws TandemError `not_found` where the account is gone, `unavailable` where its key cannot be unwrapped now */
  async encrypt(owner: KeyOwner, place: Place, plaintext: Secret | string | Uint8Array): Promise<Buffer> {
    const dataKey = await this.#dataKeys.find(owner);
    const header = Buffer.concat([Buffer.of(formatVersion), keyIdToBytes(dataKey.id)]);
    return Buffer.concat([header, seal(dataKey.key, boundTo(owner, place, header), bytesOf(plaintext))]);
  }

  /**
   * @throws TandemError `not_found` where the account is gone
   * @throws BrokenSeal where the data was changed, or was encrypted for another owner, record or field
   */
  async decrypt(owner: KeyOwner, place: Place, ciphertext: Uint8Array): Promise<Buffer> {
    const dataKey = await this.#dataKeys.find(owner);
    const header = Buffer.from(ciphertext.subarray(0, headerBytes));
    if (header[0] !== formatVersion || !keyIdToBytes(dataKey.id).equals(header.subarray(1))) throw new BrokenSeal();
    return open(dataKey.key, boundTo(owner, place, header), ciphertext.subarray(headerBytes));
  }

  /** As `decrypt`, for what was a secret. */
  async decryptSecret(owner: KeyOwner, place: Place, ciphertext: Uint8Array): Promise<Secret> {
    return new Secret((await this.decrypt(owner, place, ciphertext)).toString('utf8'));
  }

  /**
   * Opens something with the partner's data key.
   *
   * @throws TandemError `unavailable` where its key cannot be unwrapped now
   */
  async prove(): Promise<void> {
    const place = { record: 'proof', field: 'proof' };
    await this.decrypt(partner, place, await this.encrypt(partner, place, 'proof'));
  }

  /** Makes the data key of a new account, in the transaction that makes the account. */
  async makeAccountKey(transaction: Kysely<Database>, accountId: string): Promise<void> {
    await this.#dataKeys.make(transaction, account(accountId));
  }

  /**
   * Destroys an account's data key: nothing that was encrypted for the account opens again. Other nodes forget the key within a
   * minute. Deleting the account's row destroys it too.
   */
  async destroyAccountKey(transaction: Kysely<Database>, accountId: string): Promise<void> {
    await this.#dataKeys.destroy(transaction, accountId);
  }

  /**
   * A keyed hash that is the same on all nodes, for recognising a value without keeping it; base64url, 43 characters. The first part says
   * what it is a fingerprint of.
   */
  fingerprint(parts: readonly string[]): string {
    return createHmac('sha256', this.#fingerprintKey).update(joinUnambiguously(parts)).digest('base64url');
  }
}

/** What a rotation is about to wrap everything with is needed too. */
async function checkNewKey(database: Kysely<Database>, ring: KeyRing): Promise<void> {
  const id = (await runningRotation(database))?.new_key_id ?? undefined;
  if (id !== undefined && !ring.has(id)) throw masterKeyMissing(id, ring.ids);
}

/** Other nodes may make it meanwhile, or rotate it away from a key of ours. */
async function openPartnerKey(database: Kysely<Database>, dataKeys: DataKeyStore, ring: KeyRing): Promise<DataKey> {
  try {
    await registerFirstKey(database, ring);
    if (!(await dataKeys.has(partner))) await dataKeys.make(database, partner);
    return await dataKeys.find(partner);
  } catch (error) {
    if (error instanceof MissingMasterKey) throw masterKeyMissing(error.masterKeyId, ring.ids);
    if (error instanceof KeysUnavailable) throw new StartError(error.message, error.hint, error);
    if (error instanceof BrokenSeal)
      throw new StartError(
        "The partner's data key in the database was changed.",
        'Restore the database from a backup.',
        error,
      );
    throw error;
  }
}

function boundTo(owner: KeyOwner, place: Place, header: Buffer): readonly string[] {
  return ['data', header.toString('hex'), ...ownerWords(owner), place.record, place.field];
}

function bytesOf(plaintext: Secret | string | Uint8Array): Uint8Array {
  if (plaintext instanceof Secret) return Buffer.from(revealSecret(plaintext), 'utf8');
  return typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext;
}

function keyIdToBytes(id: string): Buffer {
  return Buffer.from(id.slice('key_'.length), 'hex');
}
