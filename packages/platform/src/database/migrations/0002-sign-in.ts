import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  sql`
    alter table users
      add column second_factor_secret bytea,
      add column second_factor_since timestamptz,
      add column second_factor_step integer,
      add column oidc_issuer text,
      add column oidc_subject text,
      add constraint users_second_factor check (second_factor_since is null or second_factor_secret is not null),
      add constraint users_oidc check ((oidc_issuer is null) = (oidc_subject is null))`,
  sql`create unique index users_oidc_subject on users (oidc_issuer, oidc_subject)`,
  sql`
    create table recovery_codes (
      user_id text not null references users on delete cascade,
      code_hash bytea not null,
      primary key (user_id, code_hash)
    )`,
  sql`
    create table pending_sign_ins (
      token_hash bytea primary key,
      user_id text not null references users on delete cascade,
      by_what text not null check (by_what in ('password', 'link')),
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    )`,
  sql`create index pending_sign_ins_user on pending_sign_ins (user_id)`,
  sql`
    create table oidc_sign_ins (
      browser_hash bytea primary key,
      state text not null,
      nonce text not null,
      return_to text,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    )`,
  sql`
    alter table sign_in_links
      drop constraint sign_in_links_purpose_check,
      add constraint sign_in_links_purpose_check
        check (purpose in ('firstAdministrator', 'operator', 'invitation', 'recovery'))`,
];

/** Second factor, single sign-on, and the operator's way in where passwords are off. */
export const signIn: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await statement.execute(database);
  },
};
