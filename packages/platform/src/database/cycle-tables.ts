import type { ColumnType, Generated } from 'kysely';
import type {
  Ciphertext,
  CiphertextOrNull,
  Hash,
  Json,
  JsonByDefault,
  JsonOrNull,
  MomentByDefault,
  MomentOrNull,
  OrNull,
} from './column-types.ts';

/** A value that the database sets when it is left out. */
type ByDefault<Value> = ColumnType<Value, Value | undefined, Value>;

/** A cycle document as it stands in the database: checked when it was written, and again when it is read. */
export type StoredDocument = Readonly<Record<string, unknown>>;

/** A reusable cycle of the partner's. */
export interface TemplateTable {
  id: string;
  /** Unique regardless of case. */
  name: string;
  draft: Json<StoredDocument>;
  /** The version that installing takes; null before the first is published. */
  live_version: OrNull<number>;
  created_at: MomentByDefault;
  updated_at: MomentByDefault;
}

export interface TemplateVersionTable {
  template_id: string;
  number: number;
  document: Json<StoredDocument>;
  published_by: string;
  published_at: MomentByDefault;
}

/** An automation in an account. */
export interface CycleTable {
  id: string;
  account_id: string;
  /** Unique in the account regardless of case. */
  name: string;
  template_id: OrNull<string>;
  /** The version of the template that the draft was last taken from. */
  template_version: OrNull<number>;
  draft: Json<StoredDocument>;
  /** Account connectors by the slots of the document. */
  bindings: JsonByDefault<Readonly<Record<string, string>>>;
  variables: JsonByDefault<Readonly<Record<string, unknown>>>;
  /** The version that triggers start; null before the first is published. */
  live_version: OrNull<number>;
  enabled: ByDefault<boolean>;
  /** Of the unguessable part of its webhook address. */
  hook_hash: Hash;
  hook: Ciphertext;
  /** Since when its runs fail, and when that was last told; null while they succeed. */
  failing_since: MomentOrNull;
  failing_told_at: MomentOrNull;
  created_at: MomentByDefault;
  updated_at: MomentByDefault;
}

/** What a run goes by: it never changes. */
export interface CycleVersionTable {
  cycle_id: string;
  number: number;
  /** False where it was kept for a run of the draft. */
  published: ByDefault<boolean>;
  document: Json<StoredDocument>;
  bindings: Json<Readonly<Record<string, string>>>;
  variables: Json<Readonly<Record<string, unknown>>>;
  published_by: string;
  published_at: MomentByDefault;
}

/** How far a polling cycle has come. It outlives publishing, disabling and importing. */
export interface CycleCheckpointTable {
  cycle_id: string;
  name: string;
  value: Json<{ readonly at: string }>;
  /** `run`, or who set it by hand. */
  set_by: string;
  updated_at: MomentByDefault;
}

/** One thing that was subscribed at an application. */
export interface HeldSubscription {
  /** The account connector. */
  readonly installation: string;
  /** What the application calls it. */
  readonly id: string;
  readonly records: string;
  readonly change: 'created' | 'modified' | 'deleted';
  readonly fields: readonly string[];
  /** Hash of the address, which is a secret. */
  readonly address: string;
}

/** What a cycle has subscribed. It outlives the cycle until the application was told that it has ended. */
export interface CycleSubscriptionTable {
  cycle_id: string;
  account_id: string;
  state: 'pending' | 'active' | 'failed';
  /** Why it failed. */
  detail: OrNull<string>;
  held: JsonByDefault<readonly HeldSubscription[]>;
  /** From when on changes are to be told of. */
  since: MomentOrNull;
  /** Until when a list was last compared with what was told. */
  reconciled_to: MomentOrNull;
  /** Changes that were found by comparing, and never told of. */
  missed: ColumnType<string, number | undefined, number>;
  updated_at: MomentByDefault;
}

/** The state of a record when a cycle was last told of it, or one of which it was not told yet. */
export interface CycleRecordToldTable {
  cycle_id: string;
  record_key: string;
  mark: OrNull<string>;
  content_hash: OrNull<string>;
  told_by: OrNull<'delivery' | 'reconciliation'>;
  /** Of a state that a list shows and nobody told of; given a while to be told after all. */
  missed_mark: OrNull<string>;
  missed_change: OrNull<'created' | 'modified' | 'deleted'>;
  missed_since: MomentOrNull;
  told_at: MomentByDefault;
}

/** The content of a record when a polling cycle last saw it. */
export interface CycleRecordSeenTable {
  cycle_id: string;
  checkpoint: string;
  record_key: string;
  content_hash: string;
  seen_at: MomentByDefault;
}

export type RunTrigger = 'webhook' | 'schedule' | 'poll' | 'manual' | 'test' | 'replay';
export type RunEnd = 'succeeded' | 'partlySucceeded' | 'failed' | 'cancelled';
export type RunState = 'queued' | 'running' | 'waiting' | RunEnd;
/** Why a run waits; it is never stuck without saying so. */
export type WaitingFor = 'retry' | 'delay' | 'limit' | 'decision' | 'connector';

export interface RunTable {
  id: string;
  cycle_id: string;
  account_id: string;
  version: number;
  trigger: RunTrigger;
  state: RunState;
  waiting_for: OrNull<WaitingFor>;
  /** When it can go on; null where it waits for a person. */
  due_at: MomentOrNull;
  /** The node that drives it, while it is `running`. */
  node_id: OrNull<string>;
  /** Grows each time the run is taken; what was taken under an older one can write nothing. */
  epoch: ByDefault<number>;
  /** What triggered it, encrypted. */
  event: CiphertextOrNull;
  /** Two events of one key are one run. */
  dedupe_key: OrNull<string>;
  replay_of: OrNull<string>;
  /** The loop whose steps it walks for one record, where a transaction is done again; else it walks the whole document. */
  loop_step: OrNull<string>;
  actor_kind: 'user' | 'token' | 'operator' | 'system';
  actor_id: OrNull<string>;
  actor_name: string;
  /** Transactions by how they ended, once it has ended. */
  counts: JsonOrNull<Readonly<Record<string, number>>>;
  /** What an `end` step answers a synchronous webhook with, encrypted. */
  answer: CiphertextOrNull;
  error: JsonOrNull<Readonly<Record<string, unknown>>>;
  cancel_requested_at: MomentOrNull;
  created_at: MomentByDefault;
  started_at: MomentOrNull;
  finished_at: MomentOrNull;
}

export type TransactionState = 'open' | 'waiting' | 'undecided' | 'succeeded' | 'failed' | 'cancelled';

/** One record's way through a run; the root transaction is the run's own. */
export interface TransactionTable {
  id: string;
  run_id: string;
  account_id: string;
  parent_id: OrNull<string>;
  /** The loop of the parent that made it. */
  loop_step: OrNull<string>;
  /** Tells records of one loop apart, where they have an id. */
  record_key: OrNull<string>;
  /** Of a polled record, to tell later whether it has changed. */
  content_hash: OrNull<string>;
  ordinal: ColumnType<string, number | undefined, number>;
  record: CiphertextOrNull;
  state: TransactionState;
  due_at: MomentOrNull;
  error: JsonOrNull<Readonly<Record<string, unknown>>>;
  created_at: MomentByDefault;
  finished_at: MomentOrNull;
}

export type StepState = 'intended' | 'waiting' | 'looping' | 'undecided' | 'succeeded' | 'skipped' | 'failed';

/** What a step of a transaction took and gave. */
export interface StepTable {
  transaction_id: string;
  /** In the order in which steps were first committed. */
  number: Generated<number>;
  /** The key of the step in the document. */
  step: string;
  kind: string;
  /** `intended`: the request of an effect may have left, and its answer is not known. */
  state: StepState;
  attempts: ByDefault<number>;
  input: CiphertextOrNull;
  output: CiphertextOrNull;
  /** How far a loop has come. */
  cursor: JsonOrNull<Readonly<Record<string, unknown>>>;
  call_id: OrNull<string>;
  error: JsonOrNull<Readonly<Record<string, unknown>>>;
  warnings: JsonOrNull<readonly Readonly<Record<string, unknown>>[]>;
  started_at: MomentByDefault;
  finished_at: MomentOrNull;
}

/** The same record on two sides, by the ids that each gave it. */
export interface CycleReferenceTable {
  account_id: string;
  link: string;
  left_id: string;
  right_id: string;
  /** What was last written to a side, so that its echo is recognised. */
  left_hash: OrNull<string>;
  right_hash: OrNull<string>;
  updated_at: MomentByDefault;
}

export interface CycleTables {
  templates: TemplateTable;
  template_versions: TemplateVersionTable;
  cycles: CycleTable;
  cycle_versions: CycleVersionTable;
  cycle_checkpoints: CycleCheckpointTable;
  cycle_records_seen: CycleRecordSeenTable;
  cycle_subscriptions: CycleSubscriptionTable;
  cycle_records_told: CycleRecordToldTable;
  runs: RunTable;
  transactions: TransactionTable;
  steps: StepTable;
  cycle_references: CycleReferenceTable;
}
