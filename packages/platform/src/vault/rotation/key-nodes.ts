import { hostname } from 'node:os';
import { sql, type Kysely } from 'kysely';
import { newIdentifier } from '../../database/identifier.ts';
import type { Database } from '../../database/tables.ts';

/** Silence after which a server counts as gone; several signs of life, so that a slow disk takes nobody out. */
const silenceSeconds = 20;

/** A running server and the master keys that it has. */
export interface KeyNode {
  readonly id: string;
  /** Host and process. */
  readonly name: string;
  readonly keys: readonly string[];
}

/** This server among those that share the database, as far as master keys go. */
export class OwnKeyNode {
  readonly id = newIdentifier('nod');
  readonly name = `${hostname()} (${process.pid})`;
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  /** Tells the others that this server lives and which keys it has. */
  async show(keys: readonly string[]): Promise<void> {
    const known = { name: this.name, key_ids: JSON.stringify(keys) };
    await this.#database
      .insertInto('key_nodes')
      .values({ id: this.id, ...known })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...known, seen_at: sql<Date>`now()` }))
      .execute();
  }

  /** Forgets servers that are gone; `alone`: all others are, since nobody else can have this database. */
  async forgetGone(alone: boolean): Promise<void> {
    await this.#database
      .deleteFrom('key_nodes')
      .where('id', '!=', this.id)
      .where(alone ? sql<boolean>`true` : sql<boolean>`not ${isAlive}`)
      .execute();
  }

  async leave(): Promise<void> {
    await this.#database.deleteFrom('key_nodes').where('id', '=', this.id).execute();
  }
}

const isAlive = sql<boolean>`(seen_at > now() - make_interval(secs => ${silenceSeconds}))`;

export async function runningNodes(database: Kysely<Database>): Promise<readonly KeyNode[]> {
  const rows = await database.selectFrom('key_nodes').selectAll().where(isAlive).orderBy('id').execute();
  return rows.map(({ id, name, key_ids: keys }) => ({ id, name, keys }));
}

/** The running servers that do not have the key. */
export async function nodesWithout(database: Kysely<Database>, keyId: string): Promise<readonly KeyNode[]> {
  return (await runningNodes(database)).filter(({ keys }) => !keys.includes(keyId));
}
