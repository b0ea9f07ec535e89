import { timingSafeEqual } from 'node:crypto';
import { revealSecret, type Secret } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import type { Authenticate } from '../http/gate.ts';
import type { Principal } from '../http/principal.ts';
import { hashOfSecret } from './opaque-secret.ts';
import { sessionIdleMs } from './session.ts';

/** How old *last used* may grow before it is written again. */
const noticeMs = 60_000;

/** Finds whom a token or a session belongs to. Asks the database each time, so that what was taken away is gone at once. */
export function createAuthenticate(database: Kysely<Database>, administratorToken: Secret | undefined): Authenticate {
  const operator = administratorToken === undefined ? undefined : hashOfSecret(revealSecret(administratorToken));
  return async ({ kind, secret }) => {
    const hash = hashOfSecret(secret);
    if (kind === 'session') return ofSession(database, hash);
    if (operator !== undefined && timingSafeEqual(operator, hash)) return operatorPrincipal;
    return ofToken(database, hash);
  };
}

const operatorPrincipal: Principal = {
  kind: 'operator',
  id: 'operator',
  name: 'TANDEM_ADMIN_TOKEN',
  role: 'admin',
  account: undefined,
  session: undefined,
};

async function ofToken(database: Kysely<Database>, hash: Buffer): Promise<Principal | undefined> {
  const now = new Date();
  const token = await database
    .selectFrom('tokens')
    .select(['id', 'name', 'role', 'account_id', 'last_used_at'])
    .where('token_hash', '=', hash)
    .where(({ eb, or }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirst();
  if (token === undefined) return undefined;
  if (isStale(token.last_used_at, now)) {
    await database.updateTable('tokens').set({ last_used_at: now }).where('id', '=', token.id).execute();
  }
  return {
    kind: 'token',
    id: token.id,
    name: token.name,
    role: token.role,
    account: token.account_id ?? undefined,
    session: undefined,
  };
}

async function ofSession(database: Kysely<Database>, hash: Buffer): Promise<Principal | undefined> {
  const now = new Date();
  const found = await database
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['sessions.id as session', 'sessions.last_seen_at', 'users.id', 'users.name', 'users.role'])
    .where('sessions.token_hash', '=', hash)
    .where('sessions.expires_at', '>', now)
    .where('sessions.last_seen_at', '>', new Date(now.getTime() - sessionIdleMs))
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  if (isStale(found.last_seen_at, now)) {
    await database.updateTable('sessions').set({ last_seen_at: now }).where('id', '=', found.session).execute();
  }
  return { kind: 'user', id: found.id, name: found.name, role: found.role, account: undefined, session: found.session };
}

function isStale(last: Date | null, now: Date): boolean {
  return last === null || now.getTime() - last.getTime() > noticeMs;
}
