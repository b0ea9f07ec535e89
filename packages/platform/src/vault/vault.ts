import { createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { revealSecret, Secret } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { DataKeyStore } from './data-key-store.ts';
import { account, ownerWords, partner, type KeyOwner } from './key-owner.ts';
import { checkMasterKeys, checkPartnerKey } from './check-master-keys.ts';
import type { MasterKeys } from './master-key.ts';
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
   * Opens the vault: checks that the master keys are those that the database was encrypted with, and makes the partner's data key on the
   * first start.
   *
   * @throws StartError where a master key is missing or wrong, naming the id of the one that is needed; nothing is changed then
   */
  static async open(database: Kysely<Database>, masterKeys: MasterKeys): Promise<Vault> {
    await checkMasterKeys(database, masterKeys);
    const dataKeys = new DataKeyStore(database, masterKeys);
    await dataKeys.make(database, partner);
    const { key } = await checkPartnerKey(dataKeys);
    const derived = Buffer.from(hkdfSync('sha256', key, '', 'tandem fingerprint', 32));
    return new Vault(dataKeys, createSecretKey(derived));
  }

  /** A vault without keys, which opens nothing: enough to describe the routes of a platform that serves nobody. */
  static closed(database: Kysely<Database>): Vault {
    return new Vault(new DataKeyStore(database, []), createSecretKey(randomBytes(32)));
  }

  /** @throws TandemError `not_found` where the account is gone */
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
