import { TandemError } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { makeDataKey, unwrapDataKey, type DataKey, type WrappedDataKey } from './data-key.ts';
import { ownerWords, type KeyOwner } from './key-owner.ts';
import type { KeyRing } from './key-ring.ts';
import { MissingMasterKey } from './missing-master-key.ts';

/** Keys kept in memory at most; a key is 32 bytes and reading one takes a query, and a request where a service wraps it. */
const mostKept = 1_000;
/** After this it is looked whether a key is still there, so that one destroyed by another node is not used for long. */
const keptMs = 60_000;

interface Kept {
  readonly dataKey: Promise<DataKey | undefined>;
  readonly until: number;
}

/** Data keys by owner: in the database wrapped, in memory for a while as they are. */
export class DataKeyStore {
  readonly #database: Kysely<Database>;
  readonly #ring: KeyRing;
  /** In the order of last use. */
  readonly #kept = new Map<string, Kept>();

  constructor(database: Kysely<Database>, ring: KeyRing) {
    this.#database = database;
    this.#ring = ring;
  }

  /**
   * @throws TandemError `not_found` where the owner has no key: the account is gone, and what was its own cannot be read again
   * @throws MissingMasterKey, KeysUnavailable where a key that is not known yet cannot be unwrapped now
   */
  async find(owner: KeyOwner): Promise<DataKey> {
    const name = ownerWords(owner).join();
    const kept = this.#kept.get(name);
    const fresh = kept !== undefined && kept.until > Date.now() ? kept : this.#load(owner, kept);
    this.#kept.delete(name);
    this.#kept.set(name, fresh);
    this.#forgetOldest();
    const dataKey = await fresh.dataKey.catch((error: unknown) => {
      this.#forget(name, fresh);
      throw error;
    });
    if (dataKey !== undefined) return dataKey;
    this.#forget(name, fresh);
    throw new TandemError('not_found', 'The account is gone, and its key with it.');
  }

  /**
   * Makes the owner's key unless there is one.
   *
   * @throws MissingMasterKey, KeysUnavailable
   */
  async make(database: Kysely<Database>, owner: KeyOwner): Promise<void> {
    const masterKeyId = await this.#wrappingKey(database);
    await database
      .insertInto('data_keys')
      .values({
        ...(await makeDataKey(owner, this.#ring, masterKeyId)),
        owner_kind: owner.kind,
        account_id: owner.kind === 'account' ? owner.accountId : null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async has(owner: KeyOwner): Promise<boolean> {
    return (await this.#find(owner)) !== undefined;
  }

  async destroy(database: Kysely<Database>, accountId: string): Promise<void> {
    await database.deleteFrom('data_keys').where('account_id', '=', accountId).execute();
    this.#kept.delete(ownerWords({ kind: 'account', accountId }).join());
  }

  /** The first of the ring's keys that wraps. Until the transaction ends, it goes on to: a rotation waits for that. */
  async #wrappingKey(database: Kysely<Database>): Promise<string> {
    let rows = await wrappingKeys(database);
    // While a rotation commits which key wraps from now on, one statement sees the old one end and not yet the new one.
    for (let tries = 0; rows.length === 0 && tries < 3; tries += 1) rows = await wrappingKeys(database);
    const wraps = (id: string): boolean => rows.some((row) => row.id === id);
    const known = this.#ring.ids.find(wraps);
    if (known !== undefined) return known;
    await this.#ring.refresh();
    const found = this.#ring.ids.find(wraps);
    if (found !== undefined) return found;
    throw new MissingMasterKey(rows[0]?.id ?? 'of this database');
  }

  #load(owner: KeyOwner, before: Kept | undefined): Kept {
    return { dataKey: this.#read(owner, before), until: Date.now() + keptMs };
  }

  async #read(owner: KeyOwner, before: Kept | undefined): Promise<DataKey | undefined> {
    const row = await this.#find(owner);
    if (row === undefined) return undefined;
    const known = await before?.dataKey.catch(() => undefined);
    // A data key stays what it is, whatever wraps it.
    if (known?.id === row.id) return known;
    try {
      return await unwrapDataKey(row, owner, this.#ring);
    } catch (error) {
      if (!(error instanceof MissingMasterKey)) throw error;
      // A rotation may have ended since the row was read, and its old key been dropped.
      const now = await this.#find(owner);
      if (now?.master_key_id === row.master_key_id) throw error;
      return now === undefined ? undefined : unwrapDataKey(now, owner, this.#ring);
    }
  }

  async #find(owner: KeyOwner): Promise<WrappedDataKey | undefined> {
    const rows = this.#database.selectFrom('data_keys').select(['id', 'wrapped', 'master_key_id']);
    return (
      owner.kind === 'partner'
        ? rows.where('owner_kind', '=', 'partner')
        : rows.where('account_id', '=', owner.accountId)
    ).executeTakeFirst();
  }

  #forget(name: string, kept: Kept): void {
    if (this.#kept.get(name) === kept) this.#kept.delete(name);
  }

  #forgetOldest(): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
  }
}

async function wrappingKeys(database: Kysely<Database>): Promise<readonly { readonly id: string }[]> {
  return database.selectFrom('master_keys').select('id').where('state', '=', 'wraps').forShare().execute();
}
