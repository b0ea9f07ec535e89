import type { SiteLedger } from '@tandem/connector-kit';
import type { Generated } from 'kysely';
import type {
  Ciphertext,
  CiphertextOrNull,
  Hash,
  HashOrNull,
  Json,
  JsonByDefault,
  JsonOrNull,
  Moment,
  MomentByDefault,
  MomentOrNull,
  OrNull,
} from './column-types.ts';
import type { ActorKind } from './actor-kind.ts';
import type { CycleTables } from './cycle-tables.ts';
import type { EventTables } from './event-tables.ts';
import type { KeyTables } from './key-tables.ts';

export type { ActorKind };
export type Role = 'viewer' | 'builder' | 'admin';
export type PropertyAccess = 'hidden' | 'editable' | 'ask';
export type CallStatus = 'running' | 'succeeded' | 'failed' | 'unknown' | 'cancelled';

/** Who had a call executed: as before, or a cycle. */
export type CallActorKind = Exclude<ActorKind, 'link'> | 'cycle';

export interface UserTable {
  id: string;
  /** Unique regardless of case. */
  email: string;
  name: string;
  role: Role;
  /** argon2id; null until the person has chosen one. */
  password_hash: OrNull<string>;
  created_at: MomentByDefault;
  disabled_at: MomentOrNull;
  last_sign_in_at: MomentOrNull;
  /** The secret that the person's authenticator shares, also while it is not confirmed yet. */
  second_factor_secret: CiphertextOrNull;
  /** When the person confirmed it; from then on signing in asks for a code. */
  second_factor_since: MomentOrNull;
  /** The time step of the code that was taken last; it and those before are taken no more. */
  second_factor_step: OrNull<number>;
  /** Who the person is to the identity provider; null until the first single sign-on. */
  oidc_issuer: OrNull<string>;
  oidc_subject: OrNull<string>;
}

/** A code that stands in for a lost authenticator; gone once it is used. */
export interface RecoveryCodeTable {
  user_id: string;
  code_hash: Hash;
}

/** Somebody who has given the password, or followed a link, and not yet the code. */
export interface PendingSignInTable {
  token_hash: Hash;
  user_id: string;
  by_what: 'password' | 'link';
  created_at: MomentByDefault;
  expires_at: Moment;
}

/** A single sign-on under way: the browser is at the identity provider. */
export interface OidcSignInTable {
  /** Hash of what binds it to the browser that began it. */
  browser_hash: Hash;
  state: string;
  nonce: string;
  /** Path of the page that the person wanted. */
  return_to: OrNull<string>;
  created_at: MomentByDefault;
  expires_at: Moment;
}

export interface SessionTable {
  id: string;
  token_hash: Hash;
  user_id: string;
  created_at: MomentByDefault;
  last_seen_at: MomentByDefault;
  expires_at: Moment;
  user_agent: OrNull<string>;
}

export interface SignInLinkTable {
  id: string;
  secret_hash: Hash;
  /** Null for the links that a start prints: their holder may be no user yet. */
  user_id: OrNull<string>;
  purpose: 'firstAdministrator' | 'operator' | 'invitation' | 'recovery';
  /** Hash of what binds the link to the browser that opened it. */
  browser_hash: HashOrNull;
  created_at: MomentByDefault;
  expires_at: Moment;
  opened_at: MomentOrNull;
  used_at: MomentOrNull;
}

/** Failed sign-ins, counted per user name and per address. */
export interface SignInAttemptTable {
  kind: 'name' | 'address';
  /** The name in lower case, or the address. */
  subject: string;
  failures: number;
  last_failed_at: Moment;
  blocked_until: MomentOrNull;
}

export interface TokenTable {
  id: string;
  name: string;
  token_hash: Hash;
  role: Role;
  /** Set for a token bound to one account. */
  account_id: OrNull<string>;
  created_by: OrNull<string>;
  created_at: MomentByDefault;
  expires_at: MomentOrNull;
  last_used_at: MomentOrNull;
}

export interface AccountTable {
  id: string;
  /** Unique regardless of case. */
  name: string;
  external_id: OrNull<string>;
  created_at: MomentByDefault;
  updated_at: MomentByDefault;
}

/** What verifying an authentication mode said. It counts only as long as the mode stands on the same values. */
export interface ModeVerdict {
  status: 'ok' | 'failed';
  detail?: string;
  /** RFC 3339. */
  at: string;
  /** Stands for the values that were verified, without holding any. */
  basis: string;
}

/** The partner's setup of a connector. Values of secrets stand in `setup_secrets`. */
export interface SetupTable {
  connector: string;
  properties: Json<Record<string, { access: PropertyAccess; value?: string | Record<string, string> }>>;
  /** What verifying each mode last said, by mode. */
  modes: JsonByDefault<Record<string, ModeVerdict>>;
  checked_at: MomentOrNull;
  created_at: MomentByDefault;
  updated_at: MomentByDefault;
}

export interface SetupSecretTable {
  connector: string;
  property: string;
  ciphertext: Ciphertext;
  /** The destination the secret was saved with; it is used with no other. */
  destination: string;
  updated_at: MomentByDefault;
}

/** A connector installed in an account. */
export interface AccountConnectorTable {
  id: string;
  account_id: string;
  connector: string;
  /** Unique in the account regardless of case. */
  name: string;
  /** Values set by the account itself, without secrets. */
  properties: JsonByDefault<Record<string, string | Record<string, string>>>;
  /** Made once, sent as the device's id by logins that want one. */
  device_id: string;
  /** What verifying each mode last said, by mode. The status follows from it and from the values, and is kept nowhere. */
  modes: JsonByDefault<Record<string, ModeVerdict>>;
  checked_at: MomentOrNull;
  last_success_at: MomentOrNull;
  last_error: JsonOrNull<{ code: string; detail: string; at: string }>;
  /** Since when it has failed, as events told; null where it has not, or has recovered. */
  failing_since: MomentOrNull;
  created_at: MomentByDefault;
  updated_at: MomentByDefault;
}

export interface AccountConnectorSecretTable {
  account_connector_id: string;
  property: string;
  ciphertext: Ciphertext;
  /** The destination the secret was saved with; it is used with no other. */
  destination: string;
  updated_at: MomentByDefault;
}

/** A page on which a customer enters the credentials of an account connector. */
export interface SetupLinkTable {
  id: string;
  account_id: string;
  connector: string;
  /** The account connector; null until the customer's first values make one. */
  account_connector_id: OrNull<string>;
  /** What to call the one that is made; null for the connector's name. */
  name: OrNull<string>;
  secret_hash: Hash;
  /** Hash of what binds the link to the browser that opened it. */
  browser_hash: HashOrNull;
  /** Origins of pages that may frame its page, such as `https://app.example.com`. */
  allowed_origins: Json<readonly string[]>;
  return_url: OrNull<string>;
  created_by: string;
  created_at: MomentByDefault;
  expires_at: Moment;
  opened_at: MomentOrNull;
  used_at: MomentOrNull;
}

/** One login for many callers, by the key of the kit's session store. */
export interface UpstreamSessionTable {
  key: string;
  /** Whose data key encrypts the session. */
  account_id: string;
  account_connector_id: OrNull<string>;
  /** What the login gave; null while the first login runs and after a drop. */
  ciphertext: CiphertextOrNull;
  /** Grows by one with each login; never goes back, also not by a drop. */
  generation: Generated<number>;
  lease: OrNull<string>;
  lease_until: MomentOrNull;
  obtained_at: MomentOrNull;
}

/** A login that was refused, by keyed hash, so that the same wrong password is not tried again. */
export interface RefusedLoginTable {
  identity: string;
  detail: string;
  refused_at: MomentByDefault;
}

/** The budget of a site, as the kit's `site-ledger` keeps it. What a crash of the database loses the next answer tells again. */
export interface QuotaSiteTable {
  site: string;
  ledger: Json<SiteLedger>;
  /** Grows with each change, so that a change made to an older state is noticed. */
  version: number;
  updated_at: MomentByDefault;
}

/** The record of a call. */
export interface CallTable {
  id: string;
  account_id: string;
  /** Null once the account connector has been removed. */
  account_connector_id: OrNull<string>;
  account_connector_name: string;
  connector: string;
  method: string;
  effect: 'read' | 'create' | 'update' | 'delete' | 'action';
  /** The authentication mode, where one was chosen. */
  auth: OrNull<string>;
  stream: Generated<boolean>;
  actor_kind: CallActorKind;
  actor_id: OrNull<string>;
  actor_name: string;
  status: CallStatus;
  error_code: OrNull<string>;
  /** The problem as it was answered, scrubbed. */
  error: JsonOrNull<Record<string, unknown>>;
  /** Input and output as far as they are kept; null once their time is over. */
  input: CiphertextOrNull;
  /** Bytes of the whole input, also where only its head is kept. */
  input_size: OrNull<number>;
  output: CiphertextOrNull;
  output_size: OrNull<number>;
  /** Records given out, for lists and streams. */
  record_count: OrNull<number>;
  /** Tries with their timings, requests sent, time spent upstream. */
  upstream: JsonOrNull<Record<string, unknown>>;
  warnings: JsonOrNull<readonly Record<string, unknown>[]>;
  idempotency_key: OrNull<string>;
  node_id: string;
  cancel_requested_at: MomentOrNull;
  started_at: Moment;
  finished_at: MomentOrNull;
}

/** An `Idempotency-Key` and what its call ended with. */
export interface IdempotencyKeyTable {
  account_connector_id: string;
  key: string;
  body_hash: Hash;
  call_id: string;
  state: 'running' | 'done';
  /** The HTTP status and the encrypted body of the stored answer. */
  answer_status: OrNull<number>;
  answer: CiphertextOrNull;
  node_id: string;
  created_at: MomentByDefault;
}

/** A running server; its heartbeat tells the others that it lives. */
export interface NodeTable {
  id: string;
  started_at: MomentByDefault;
  seen_at: MomentByDefault;
}

/** What was changed by whom. */
export interface AuditTable {
  id: Generated<number>;
  at: MomentByDefault;
  actor_kind: ActorKind;
  actor_id: OrNull<string>;
  actor_name: string;
  /** Such as `account.create`. */
  action: string;
  subject_kind: string;
  subject_id: OrNull<string>;
  subject_name: OrNull<string>;
  account_id: OrNull<string>;
  detail: JsonByDefault<Record<string, unknown>>;
}

/** All tables, by name. The rows of each concept are read and written by that concept alone. */
export interface Database extends CycleTables, EventTables, KeyTables {
  users: UserTable;
  sessions: SessionTable;
  sign_in_links: SignInLinkTable;
  sign_in_attempts: SignInAttemptTable;
  recovery_codes: RecoveryCodeTable;
  pending_sign_ins: PendingSignInTable;
  oidc_sign_ins: OidcSignInTable;
  tokens: TokenTable;
  accounts: AccountTable;
  setups: SetupTable;
  setup_secrets: SetupSecretTable;
  account_connectors: AccountConnectorTable;
  account_connector_secrets: AccountConnectorSecretTable;
  setup_links: SetupLinkTable;
  upstream_sessions: UpstreamSessionTable;
  refused_logins: RefusedLoginTable;
  quota_sites: QuotaSiteTable;
  calls: CallTable;
  idempotency_keys: IdempotencyKeyTable;
  nodes: NodeTable;
  audit: AuditTable;
}
