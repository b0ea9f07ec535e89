import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  // It outlives its cycle until what was subscribed is removed at the application.
  sql`
    create table cycle_subscriptions (
      cycle_id text primary key,
      account_id text not null references accounts on delete cascade,
      state text not null check (state in ('pending', 'active', 'failed')),
      detail text,
      held jsonb not null default '[]',
      since timestamptz,
      reconciled_to timestamptz,
      missed bigint not null default 0,
      updated_at timestamptz not null default now()
    )`,
  sql`
    create table cycle_records_told (
      cycle_id text not null references cycles on delete cascade,
      record_key text not null,
      mark text,
      content_hash text,
      told_by text check (told_by in ('delivery', 'reconciliation')),
      missed_mark text,
      missed_change text check (missed_change in ('created', 'modified', 'deleted')),
      missed_since timestamptz,
      told_at timestamptz not null default now(),
      primary key (cycle_id, record_key),
      check ((missed_mark is null) = (missed_since is null)),
      check ((missed_mark is null) = (missed_change is null))
    )`,
  sql`create index cycle_records_missed on cycle_records_told (cycle_id, missed_since) where missed_mark is not null`,
];

/** What cycles have subscribed at applications, and what they were told of since. */
export const subscriptions: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(database);
  },
};
