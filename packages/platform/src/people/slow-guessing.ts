import { TandemError } from '@tandem/connector-kit';
import { sql, type Kysely, type Selectable } from 'kysely';
import type { Database, UserTable } from '../database/tables.ts';

/** Failures that cost nothing: people mistype, and many share an address. */
const free = { name: 5, address: 30 } as const;
/** From then on each failure doubles the wait, up to this. */
const longestWaitSeconds = 900;
/** So long after the last failure all is forgotten. */
const forgottenAfterSeconds = 3_600;

type Kind = 'name' | 'address';

/**
 * Counts an attempt to sign in before it is made, per user name and per address, so that many at once are counted too.
 *
 * @throws TandemError `rate_limited` while the name or the address has to wait
 */
export async function countAttempt(database: Kysely<Database>, name: string, address: string): Promise<void> {
  await count(database, 'name', name.toLowerCase());
  await count(database, 'address', addressSubject(address));
}

/** Forgets the failures of a name that has just signed in, and the attempt that its address was charged with. */
export async function forgiveAttempt(database: Kysely<Database>, name: string, address: string): Promise<void> {
  await database
    .deleteFrom('sign_in_attempts')
    .where('kind', '=', 'name')
    .where('subject', '=', name.toLowerCase())
    .execute();
  await refundAddress(database, address);
}

/**
 * Forgives somebody who has just given the right password. With a second factor the name stays charged until a code is right too, else codes
 * could be guessed as often as the password is given.
 */
export async function forgivePassword(
  database: Kysely<Database>,
  user: Selectable<UserTable>,
  address: string,
): Promise<void> {
  if (user.second_factor_since === null) await forgiveAttempt(database, user.email, address);
  else await refundAddress(database, address);
}

async function refundAddress(database: Kysely<Database>, address: string): Promise<void> {
  await database
    .updateTable('sign_in_attempts')
    .set(({ eb }) => ({ failures: eb('failures', '-', 1), blocked_until: null }))
    .where('kind', '=', 'address')
    .where('subject', '=', addressSubject(address))
    .execute();
}

async function count(database: Kysely<Database>, kind: Kind, subject: string): Promise<void> {
  const over = sql<number>`least(${longestWaitSeconds}, power(2, least(sign_in_attempts.failures + 1 - ${free[kind]}, 20)))`;
  const counted = await sql<{ failures: number }>`
    insert into sign_in_attempts (kind, subject, failures, last_failed_at)
    values (${kind}, ${subject}, 1, now())
    on conflict (kind, subject) do update set
      failures = case when sign_in_attempts.last_failed_at < now() - make_interval(secs => ${forgottenAfterSeconds}) then 1
        else sign_in_attempts.failures + 1 end,
      blocked_until = case when sign_in_attempts.last_failed_at < now() - make_interval(secs => ${forgottenAfterSeconds})
          or sign_in_attempts.failures + 1 < ${free[kind]} then null
        else now() + make_interval(secs => ${over}) end,
      last_failed_at = now()
    where sign_in_attempts.blocked_until is null or sign_in_attempts.blocked_until <= now()
    returning failures`.execute(database);
  if (counted.rows.length > 0) return;
  const waiting = await database
    .selectFrom('sign_in_attempts')
    .select(sql<number>`extract(epoch from blocked_until - now())::float8`.as('seconds'))
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .executeTakeFirst();
  throw new TandemError('rate_limited', 'Too many failed attempts to sign in.', {
    hint: 'Wait for the seconds that the header Retry-After names.',
    retryAfterSeconds: Math.max(1, waiting?.seconds ?? 1),
  });
}

/** Who has one IPv6 address has a whole /64 of them. */
function addressSubject(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  return `${address.split(':').slice(0, 4).join(':')}::/64`;
}
