import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  // Accounts come first, since most of what follows belongs to one and goes with it.
  sql`
    create table accounts (
      id text primary key,
      name text not null,
      external_id text unique,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`,
  sql`create unique index accounts_name on accounts (lower(name))`,

  sql`
    create table master_keys (
      id text primary key,
      check_value bytea,
      state text not null default 'wraps' check (state in ('wraps', 'opens', 'retired')),
      created_at timestamptz not null default now(),
      check ((state = 'retired') = (check_value is null))
    )`,
  sql`
    create table data_keys (
      id text primary key,
      owner_kind text not null check (owner_kind in ('partner', 'account')),
      account_id text references accounts on delete cascade,
      wrapped bytea not null,
      master_key_id text not null references master_keys,
      created_at timestamptz not null default now(),
      check ((owner_kind = 'account') = (account_id is not null)),
      unique nulls not distinct (owner_kind, account_id)
    )`,
  sql`create index data_keys_master_key on data_keys (master_key_id)`,
  sql`create index data_keys_account on data_keys (account_id)`,
  sql`
    create table key_rotations (
      id text primary key,
      state text not null check (state in ('running', 'done', 'failed')),
      phase text not null check (phase in ('making', 'waiting', 'rewrapping', 'verifying', 'finishing')),
      makes_key boolean not null,
      new_key_id text,
      old_key_ids jsonb not null,
      to_rewrap integer not null,
      rewrapped integer not null default 0,
      verified integer not null default 0,
      problem text,
      hint text,
      actor_kind text not null check (actor_kind in ('user', 'token', 'operator', 'system')),
      actor_id text,
      actor_name text not null,
      started_at timestamptz not null default now(),
      ended_at timestamptz
    )`,
  // One at a time.
  sql`create unique index key_rotations_running on key_rotations (state) where state = 'running'`,
  sql`
    create table key_nodes (
      id text primary key,
      name text not null,
      key_ids jsonb not null,
      seen_at timestamptz not null default now()
    )`,

  sql`
    create table users (
      id text primary key,
      email text not null,
      name text not null,
      role text not null check (role in ('viewer', 'builder', 'admin')),
      password_hash text,
      created_at timestamptz not null default now(),
      disabled_at timestamptz,
      last_sign_in_at timestamptz
    )`,
  sql`create unique index users_email on users (lower(email))`,
  sql`
    create table sessions (
      id text primary key,
      token_hash bytea not null unique,
      user_id text not null references users on delete cascade,
      created_at timestamptz not null default now(),
      last_seen_at timestamptz not null default now(),
      expires_at timestamptz not null,
      user_agent text
    )`,
  sql`create index sessions_user on sessions (user_id)`,
  sql`
    create table sign_in_links (
      id text primary key,
      secret_hash bytea not null unique,
      user_id text references users on delete cascade,
      purpose text not null check (purpose in ('firstAdministrator', 'invitation', 'recovery')),
      browser_hash bytea,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      opened_at timestamptz,
      used_at timestamptz
    )`,
  sql`create index sign_in_links_user on sign_in_links (user_id)`,
  sql`
    create table sign_in_attempts (
      kind text not null check (kind in ('name', 'address')),
      subject text not null,
      failures integer not null,
      last_failed_at timestamptz not null,
      blocked_until timestamptz,
      primary key (kind, subject)
    )`,
  sql`
    create table tokens (
      id text primary key,
      name text not null,
      token_hash bytea not null unique,
      role text not null check (role in ('viewer', 'builder', 'admin')),
      account_id text references accounts on delete cascade,
      created_by text references users on delete set null,
      created_at timestamptz not null default now(),
      expires_at timestamptz,
      last_used_at timestamptz
    )`,
  sql`create index tokens_account on tokens (account_id)`,
  sql`create index tokens_created_by on tokens (created_by)`,

  sql`
    create table setups (
      connector text primary key,
      properties jsonb not null,
      modes jsonb not null default '{}',
      checked_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`,
  sql`
    create table setup_secrets (
      connector text not null references setups on delete cascade,
      property text not null,
      ciphertext bytea not null,
      destination text not null,
      updated_at timestamptz not null default now(),
      primary key (connector, property)
    )`,

  sql`
    create table account_connectors (
      id text primary key,
      account_id text not null references accounts on delete cascade,
      connector text not null,
      name text not null,
      properties jsonb not null default '{}',
      device_id text not null,
      modes jsonb not null default '{}',
      checked_at timestamptz,
      last_success_at timestamptz,
      last_error jsonb,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`,
  sql`create unique index account_connectors_name on account_connectors (account_id, lower(name))`,
  sql`create index account_connectors_connector on account_connectors (connector)`,
  sql`
    create table account_connector_secrets (
      account_connector_id text not null references account_connectors on delete cascade,
      property text not null,
      ciphertext bytea not null,
      destination text not null,
      updated_at timestamptz not null default now(),
      primary key (account_connector_id, property)
    )`,

  sql`
    create table setup_links (
      id text primary key,
      account_id text not null references accounts on delete cascade,
      connector text not null,
      account_connector_id text references account_connectors on delete cascade,
      name text,
      secret_hash bytea not null unique,
      browser_hash bytea unique,
      allowed_origins jsonb not null,
      return_url text,
      created_by text not null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      opened_at timestamptz,
      used_at timestamptz
    )`,
  sql`create index setup_links_of_account on setup_links (account_id, id)`,
  sql`create index setup_links_account_connector on setup_links (account_connector_id)`,

  sql`
    create table upstream_sessions (
      key text primary key,
      account_id text not null references accounts on delete cascade,
      account_connector_id text references account_connectors on delete cascade,
      ciphertext bytea,
      generation integer not null default 0,
      lease text,
      lease_until timestamptz,
      obtained_at timestamptz
    )`,
  sql`create index upstream_sessions_account on upstream_sessions (account_id)`,
  sql`create index upstream_sessions_account_connector on upstream_sessions (account_connector_id)`,
  sql`
    create table refused_logins (
      identity text primary key,
      detail text not null,
      refused_at timestamptz not null default now()
    )`,
  sql`
    create unlogged table quota_sites (
      site text primary key,
      ledger jsonb not null,
      version integer not null,
      updated_at timestamptz not null default now()
    )`,

  sql`
    create table calls (
      id text primary key,
      account_id text not null references accounts on delete cascade,
      account_connector_id text references account_connectors on delete set null,
      account_connector_name text not null,
      connector text not null,
      method text not null,
      effect text not null check (effect in ('read', 'create', 'update', 'delete', 'action')),
      auth text,
      stream boolean not null default false,
      actor_kind text not null check (actor_kind in ('user', 'token', 'operator', 'system')),
      actor_id text,
      actor_name text not null,
      status text not null check (status in ('running', 'succeeded', 'failed', 'unknown', 'cancelled')),
      error_code text,
      error jsonb,
      input bytea,
      input_size bigint,
      output bytea,
      output_size bigint,
      record_count bigint,
      upstream jsonb,
      warnings jsonb,
      idempotency_key text,
      node_id text not null,
      cancel_requested_at timestamptz,
      started_at timestamptz not null,
      finished_at timestamptz
    )`,
  // Ids sort by time, so newest first is an index read backwards, and a page's cursor is the last id.
  sql`create index calls_of_account on calls (account_id, id)`,
  sql`create index calls_of_account_connector on calls (account_connector_id, id)`,
  sql`create index calls_running on calls (node_id) where status = 'running'`,
  sql`create index calls_with_bodies on calls (started_at) where input is not null or output is not null`,

  sql`
    create table idempotency_keys (
      account_connector_id text not null references account_connectors on delete cascade,
      key text not null,
      body_hash bytea not null,
      call_id text not null,
      state text not null check (state in ('running', 'done')),
      answer_status integer,
      answer bytea,
      node_id text not null,
      created_at timestamptz not null default now(),
      primary key (account_connector_id, key)
    )`,
  sql`create index idempotency_keys_age on idempotency_keys (created_at)`,

  sql`
    create table nodes (
      id text primary key,
      started_at timestamptz not null default now(),
      seen_at timestamptz not null default now()
    )`,
  sql`
    create table audit (
      id bigint generated always as identity primary key,
      at timestamptz not null default now(),
      actor_kind text not null check (actor_kind in ('user', 'token', 'operator', 'link', 'system')),
      actor_id text,
      actor_name text not null,
      action text not null,
      subject_kind text not null,
      subject_id text,
      subject_name text,
      account_id text,
      detail jsonb not null default '{}'
    )`,
  sql`create index audit_of_account on audit (account_id, id)`,
];

export const firstTables: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(database);
  },
};
