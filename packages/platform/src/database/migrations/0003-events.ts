import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  sql`
    create table event_endpoints (
      id text primary key,
      name text not null,
      kind text not null check (kind in ('webhook', 'email')),
      address text not null,
      types text[],
      enabled boolean not null default true,
      disabled_reason text,
      secret bytea,
      previous_secret bytea,
      previous_until timestamptz,
      failing_since timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint event_endpoints_secret check ((kind = 'webhook') = (secret is not null)),
      constraint event_endpoints_previous check ((previous_secret is null) = (previous_until is null))
    )`,
  sql`
    create table events (
      id text primary key,
      type text not null,
      account_id text references accounts on delete cascade,
      data jsonb not null,
      dedupe text unique,
      created_at timestamptz not null default now()
    )`,
  sql`create index events_account on events (account_id)`,
  sql`create index events_created_at on events (created_at)`,
  sql`
    create table event_deliveries (
      id text primary key,
      event_id text not null references events on delete cascade,
      endpoint_id text not null references event_endpoints on delete cascade,
      status text not null check (status in ('waiting', 'delivered', 'failed')),
      attempts jsonb not null default '[]',
      tries integer not null default 0,
      next_at timestamptz,
      created_at timestamptz not null default now(),
      ended_at timestamptz
    )`,
  sql`create index event_deliveries_endpoint on event_deliveries (endpoint_id, id)`,
  sql`create index event_deliveries_event on event_deliveries (event_id)`,
  sql`create index event_deliveries_waiting on event_deliveries (next_at) where status = 'waiting'`,
  sql`alter table account_connectors add column failing_since timestamptz`,
];

/** What the partner is told of, where, and how that went. */
export const events: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(database);
  },
};
