import { randomUUID } from 'node:crypto';
import {
  revealSecret,
  Secret,
  TandemError,
  type LoginResult,
  type SessionStore,
  type StoredSession,
} from '@tandem/connector-kit';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { crashPoint } from '../../crash-points/crash-point.ts';
import type { Database } from '../../database/tables.ts';
import { account } from '../../vault/key-owner.ts';
import type { Vault } from '../../vault/vault.ts';

const mostKnown = 10_000;

/** A session store on Postgres, which remembers what it has read. */
export interface PostgresSessionStore extends SessionStore {
  /**
   * Forgets what is remembered of an account connector's sessions, since its values have changed. Nothing else need be told from outside: a session that
   * another node has replaced is answered by a rejection, and then read again.
   */
  forget(installationId: string): void;
  /** The session as this node last saw it, without asking. */
  lastSeen(key: string): StoredSession | undefined;
}

/**
 * Sessions that all nodes share, encrypted with their account's key. Who logs in is settled by a lease in the session's row: every step is one statement,
 * and nobody holds a lock while a login runs. A lease names the node that took it, so that it ends with the node.
 */
export function createPostgresSessionStore(
  database: Kysely<Database>,
  vault: Vault,
  nodeId: string,
): PostgresSessionStore {
  // The same object as long as the generation is the same: the kit keeps what it derives with it.
  const known = new Map<string, StoredSession>();

  function keep(key: string, session: StoredSession): StoredSession {
    const kept = known.get(key);
    if (kept?.generation === session.generation) return kept;
    known.delete(key);
    known.set(key, session);
    const [oldest] = known.keys();
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
    return session;
  }

  async function readNow(key: string): Promise<StoredSession | undefined> {
    const row = await database
      .selectFrom('upstream_sessions')
      .select(['account_id', 'ciphertext', 'generation'])
      .where('key', '=', key)
      .executeTakeFirst();
    if (row?.ciphertext == null) {
      known.delete(key);
      return undefined;
    }
    const kept = known.get(key);
    if (kept?.generation === row.generation) return kept;
    const text = await vault.decrypt(account(row.account_id), placeOf(key), row.ciphertext);
    return keep(key, { ...loginOf(text), generation: row.generation });
  }

  return {
    async read(key) {
      return known.get(key) ?? readNow(key);
    },

    async takeTurn(key, after, leaseMs) {
      const lease = `${nodeId}/${randomUUID()}`;
      const taken = await sql<{ key: string }>`
        insert into upstream_sessions (key, account_id, account_connector_id, lease, lease_until)
        select ${key}, account_id, id, ${lease}, ${leaseEnd(leaseMs)} from account_connectors where id = ${installationOf(key)}
        on conflict (key) do update set lease = excluded.lease, lease_until = excluded.lease_until
          where (upstream_sessions.ciphertext is null or upstream_sessions.generation <= ${after ?? 0})
            and (upstream_sessions.lease is null or upstream_sessions.lease_until <= clock_timestamp())
        returning key
      `.execute(database);
      if (taken.rows.length > 0) {
        crashPoint('session.lease-taken');
        return { turn: 'yours', lease };
      }
      const session = await readNow(key);
      if (session !== undefined && session.generation > (after ?? 0)) return { turn: 'done', session };
      await refuseRemoved(database, key);
      return { turn: 'taken' };
    },

    async save(key, lease, login) {
      crashPoint('session.logged-in-before-save');
      const accountId = await accountOf(database, key);
      const ciphertext = await vault.encrypt(account(accountId), placeOf(key), textOf(login));
      // A lease that ran out still counts as long as nobody else has saved; one that a change of values has ended does not.
      const saved = await database
        .updateTable('upstream_sessions')
        .set({
          ciphertext,
          generation: sql<number>`generation + 1`,
          lease: null,
          lease_until: null,
          obtained_at: sql<Date>`now()`,
        })
        .where('key', '=', key)
        .where(({ and, or, eb }) =>
          or([eb('lease', '=', lease), and([eb('lease', 'is not', null), eb('ciphertext', 'is', null)])]),
        )
        .returning('generation')
        .executeTakeFirst();
      crashPoint('session.saved');
      if (saved !== undefined) return keep(key, { ...login, generation: saved.generation });
      return (await readNow(key)) ?? { ...login, generation: await generationOf(database, key) };
    },

    async giveUp(key, lease) {
      await database
        .updateTable('upstream_sessions')
        .set({ lease: null, lease_until: null })
        .where('key', '=', key)
        .where('lease', '=', lease)
        .execute();
    },

    async drop(key) {
      known.delete(key);
      await database
        .updateTable('upstream_sessions')
        .set({ ciphertext: null, lease: null, lease_until: null, generation: sql<number>`generation + 1` })
        .where('key', '=', key)
        .execute();
    },

    async refusal(identity) {
      const row = await database
        .selectFrom('refused_logins')
        .select(['detail', 'refused_at'])
        .where('identity', '=', identity)
        .executeTakeFirst();
      return row === undefined ? undefined : { at: row.refused_at.getTime(), detail: row.detail };
    },

    async markRefused(identity, detail) {
      await database
        .insertInto('refused_logins')
        .values({ identity, detail })
        .onConflict((conflict) => conflict.column('identity').doUpdateSet({ detail, refused_at: sql<Date>`now()` }))
        .execute();
    },

    async clearRefusal(identity) {
      await database.deleteFrom('refused_logins').where('identity', '=', identity).execute();
    },

    identify: (parts) =>
      vault.fingerprint(['login', ...parts.map((part) => (part instanceof Secret ? revealSecret(part) : part))]),

    lastSeen: (key) => known.get(key),

    forget(installationId) {
      for (const key of known.keys()) if (installationOf(key) === installationId) known.delete(key);
    },
  };
}

/** Keys of the kit are an installation's id, a slash, and the authentication mode. */
function installationOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}

function placeOf(key: string) {
  return { record: key, field: 'session' };
}

function leaseEnd(leaseMs: number) {
  return sql<Date>`clock_timestamp() + make_interval(secs => ${leaseMs / 1000})`;
}

async function accountOf(database: Kysely<Database>, key: string): Promise<string> {
  const row = await database
    .selectFrom('account_connectors')
    .select('account_id')
    .where('id', '=', installationOf(key))
    .executeTakeFirst();
  if (row === undefined) throw removed();
  return row.account_id;
}

async function generationOf(database: Kysely<Database>, key: string): Promise<number> {
  const row = await database
    .selectFrom('upstream_sessions')
    .select('generation')
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.generation ?? 0;
}

async function refuseRemoved(database: Kysely<Database>, key: string): Promise<void> {
  await accountOf(database, key);
}

function removed(): TandemError {
  return new TandemError('not_found', 'The account connector was removed.');
}

const sessionShape = z.object({ secrets: z.record(z.string(), z.string()), facts: z.record(z.string(), z.unknown()) });

function textOf({ secrets, facts }: LoginResult): Secret {
  const opened = Object.fromEntries([...secrets].map(([name, secret]) => [name, revealSecret(secret)]));
  return new Secret(JSON.stringify({ secrets: opened, facts }));
}

function loginOf(bytes: Buffer): LoginResult {
  const { secrets, facts } = sessionShape.parse(JSON.parse(bytes.toString()));
  return { secrets: new Map(Object.entries(secrets).map(([name, text]) => [name, new Secret(text)])), facts };
}
