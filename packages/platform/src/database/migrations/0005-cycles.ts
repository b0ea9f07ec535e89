import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  sql`
    create table templates (
      id text primary key,
      name text not null,
      draft jsonb not null,
      live_version integer,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`,
  sql`create unique index templates_name on templates (lower(name))`,
  sql`
    create table template_versions (
      template_id text not null references templates on delete cascade,
      number integer not null,
      document jsonb not null,
      published_by text not null,
      published_at timestamptz not null default now(),
      primary key (template_id, number)
    )`,
  sql`
    create table cycles (
      id text primary key,
      account_id text not null references accounts on delete cascade,
      name text not null,
      template_id text references templates on delete set null,
      template_version integer,
      draft jsonb not null,
      bindings jsonb not null default '{}',
      variables jsonb not null default '{}',
      live_version integer,
      enabled boolean not null default false,
      hook_hash bytea not null,
      hook bytea not null,
      failing_since timestamptz,
      failing_told_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`,
  sql`create unique index cycles_name on cycles (account_id, lower(name))`,
  sql`create unique index cycles_hook on cycles (hook_hash)`,
  sql`create index cycles_template on cycles (template_id)`,
  sql`
    create table cycle_versions (
      cycle_id text not null references cycles on delete cascade,
      number integer not null,
      document jsonb not null,
      bindings jsonb not null,
      variables jsonb not null,
      published_by text not null,
      published_at timestamptz not null default now(),
      primary key (cycle_id, number)
    )`,
  sql`
    create table cycle_checkpoints (
      cycle_id text not null references cycles on delete cascade,
      name text not null,
      value jsonb not null,
      set_by text not null,
      updated_at timestamptz not null default now(),
      primary key (cycle_id, name)
    )`,
  sql`
    create table cycle_records_seen (
      cycle_id text not null references cycles on delete cascade,
      checkpoint text not null,
      record_key text not null,
      content_hash text not null,
      seen_at timestamptz not null default now(),
      primary key (cycle_id, checkpoint, record_key)
    )`,
  sql`
    create table runs (
      id text primary key,
      cycle_id text not null references cycles on delete cascade,
      account_id text not null references accounts on delete cascade,
      version integer not null,
      trigger text not null check (trigger in ('webhook', 'schedule', 'poll', 'manual', 'test', 'replay')),
      state text not null check (state in ('queued', 'running', 'waiting', 'succeeded', 'partlySucceeded', 'failed', 'cancelled')),
      waiting_for text,
      due_at timestamptz,
      node_id text,
      epoch integer not null default 0,
      event bytea,
      dedupe_key text,
      replay_of text,
      loop_step text,
      actor_kind text not null check (actor_kind in ('user', 'token', 'operator', 'system')),
      actor_id text,
      actor_name text not null,
      counts jsonb,
      answer bytea,
      error jsonb,
      cancel_requested_at timestamptz,
      created_at timestamptz not null default now(),
      started_at timestamptz,
      finished_at timestamptz,
      check ((state = 'running') = (node_id is not null)),
      check ((finished_at is not null) = (state in ('succeeded', 'partlySucceeded', 'failed', 'cancelled')))
    )`,
  sql`create unique index runs_dedupe on runs (cycle_id, dedupe_key) where dedupe_key is not null`,
  sql`create index runs_due on runs (account_id, due_at, id) where state in ('queued', 'waiting')`,
  sql`create index runs_running on runs (account_id) where state = 'running'`,
  sql`create index runs_of_cycle on runs (cycle_id, created_at desc, id desc)`,
  sql`create index runs_of_account on runs (account_id, created_at desc, id desc)`,
  sql`create index runs_created on runs (created_at desc, id desc)`,
  sql`
    create table transactions (
      id text primary key,
      run_id text not null references runs on delete cascade,
      account_id text not null,
      parent_id text references transactions on delete cascade,
      loop_step text,
      record_key text,
      content_hash text,
      ordinal bigint not null default 0,
      record bytea,
      state text not null check (state in ('open', 'waiting', 'undecided', 'succeeded', 'failed', 'cancelled')),
      due_at timestamptz,
      error jsonb,
      created_at timestamptz not null default now(),
      finished_at timestamptz,
      check ((parent_id is null) = (loop_step is null)),
      check ((finished_at is not null) = (state in ('succeeded', 'failed', 'cancelled')))
    )`,
  sql`create unique index transactions_record on transactions (parent_id, loop_step, record_key) where record_key is not null`,
  sql`create index transactions_of_run on transactions (run_id, state, ordinal, id)`,
  sql`create index transactions_unfinished on transactions (parent_id, loop_step, ordinal) where state in ('open', 'waiting', 'undecided')`,
  sql`create index transactions_root on transactions (run_id) where parent_id is null`,
  sql`
    create table steps (
      transaction_id text not null references transactions on delete cascade,
      number bigint generated always as identity,
      step text not null,
      kind text not null,
      state text not null check (state in ('intended', 'waiting', 'looping', 'undecided', 'succeeded', 'skipped', 'failed')),
      attempts integer not null default 0,
      input bytea,
      output bytea,
      cursor jsonb,
      call_id text,
      error jsonb,
      warnings jsonb,
      started_at timestamptz not null default now(),
      finished_at timestamptz,
      primary key (transaction_id, step)
    )`,
  sql`
    create table cycle_references (
      account_id text not null references accounts on delete cascade,
      link text not null,
      left_id text not null,
      right_id text not null,
      left_hash text,
      right_hash text,
      updated_at timestamptz not null default now(),
      primary key (account_id, link, left_id)
    )`,
  sql`create unique index cycle_references_right on cycle_references (account_id, link, right_id)`,
  sql`
    alter table calls
      drop constraint calls_actor_kind_check,
      add constraint calls_actor_kind_check check (actor_kind in ('user', 'token', 'operator', 'system', 'cycle'))`,
];

/** Templates, cycles and their versions; runs, transactions and steps; what pollers and links between applications remember. */
export const cycles: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(database);
  },
};
