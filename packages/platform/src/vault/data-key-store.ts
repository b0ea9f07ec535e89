import { TandemError } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { makeDataKey, unwrapDataKey, type DataKey } from './data-key.ts';
import { ownerWords, type KeyOwner } from './key-owner.ts';
import { makeCheckValue, type MasterKeys } from './master-key.ts';

/** Keys kept in memory at most; a key is 32 bytes and reading one takes a query. */
const mostKept = 1_000;
/** After this a key is read again, so that one destroyed by another node is not used for long. */
const keptMs = 60_000;

interface Kept {
  readonly dataKey: Promise<DataKey | undefined>;
  readonly until: number;
}

/** Data keys by owner: in the database wrapped, in memory for a while as they are. */
export class DataKeyStore {
  readonly #database: Kysely<Database>;
  readonly #masterKeys: MasterKeys;
  /** In the order of last use. */
  readonly #kept = new Map<string, Kept>();

  constructor(database: Kysely<Database>, masterKeys: MasterKeys) {
    this.#database = database;
    this.#masterKeys = masterKeys;
  }

  /** @throws TandemError `not_found` where the owner has no key: the account is gone, and what was its own cannot be read again */
  async find(owner: KeyOwner): Promise<DataKey> {
    const name = ownerWords(owner).join();
    const kept = this.#kept.get(name);
    const fresh = kept !== undefined && kept.until > Date.now() ? kept : this.#load(owner);
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

  /** Makes the owner's key unless there is one. */
  async make(database: Kysely<Database>, owner: KeyOwner): Promise<void> {
    const first = this.#masterKeys[0];
    await database
      .insertInto('master_keys')
      .values({ id: first.id, check_value: makeCheckValue(first) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await database
      .insertInto('data_keys')
      .values({
        ...makeDataKey(owner, this.#masterKeys),
        owner_kind: owner.kind,
        account_id: owner.kind === 'account' ? owner.accountId : null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async destroy(database: Kysely<Database>, accountId: string): Promise<void> {
    await database.deleteFrom('data_keys').where('account_id', '=', accountId).execute();
    this.#kept.delete(ownerWords({ kind: 'account', accountId }).join());
  }

  #load(owner: KeyOwner): Kept {
    return { dataKey: this.#read(owner), until: Date.now() + keptMs };
  }

  async #read(owner: KeyOwner): Promise<DataKey | undefined> {
    const rows = this.#database.selectFrom('data_keys').select(['id', 'wrapped', 'master_key_id']);
    const row = await (
      owner.kind === 'partner'
        ? rows.where('owner_kind', '=', 'partner')
        : rows.where('account_id', '=', owner.accountId)
    ).executeTakeFirst();
    return row === undefined ? undefined : unwrapDataKey(row, owner, this.#masterKeys);
  }

  #forget(name: string, kept: Kept): void {
    if (this.#kept.get(name) === kept) this.#kept.delete(name);
  }

  #forgetOldest(): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
  }
}
