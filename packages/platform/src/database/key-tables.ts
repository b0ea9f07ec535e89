import type { ColumnType } from 'kysely';
import type { Ciphertext, CiphertextOrNull, Json, MomentByDefault, MomentOrNull, OrNull } from './column-types.ts';
import type { ActorKind } from './actor-kind.ts';

/** A master key that wraps data keys, or has: its id, and a value that only this key opens. */
export interface MasterKeyTable {
  id: string;
  /** Null once the key is retired, so that it opens nothing at all. */
  check_value: CiphertextOrNull;
  /** `wraps`: new data keys too; `opens`: it is being rotated away; `retired`: nothing is wrapped by it any more. */
  state: ColumnType<MasterKeyState, MasterKeyState | undefined, MasterKeyState>;
  created_at: MomentByDefault;
}

export type MasterKeyState = 'wraps' | 'opens' | 'retired';

/** One rotation: every data key is wrapped by a new master key. */
export interface KeyRotationTable {
  id: string;
  state: 'running' | 'done' | 'failed';
  phase: 'making' | 'waiting' | 'rewrapping' | 'verifying' | 'finishing';
  /** Whether Tandem makes the new key and drops the old ones, as in the key file of the data folder. */
  makes_key: boolean;
  /** Null until it is made. */
  new_key_id: OrNull<string>;
  old_key_ids: Json<readonly string[]>;
  /** Data keys that it has to wrap anew, that it has, and that were then opened with the new key. */
  to_rewrap: number;
  rewrapped: ColumnType<number, number | undefined, number>;
  verified: ColumnType<number, number | undefined, number>;
  /** What keeps it from going on, or has ended it. */
  problem: OrNull<string>;
  hint: OrNull<string>;
  actor_kind: ActorKind;
  actor_id: OrNull<string>;
  actor_name: string;
  started_at: MomentByDefault;
  ended_at: MomentOrNull;
}

/** A running server and the master keys that it has, so that none is rotated to that a server does not have. */
export interface KeyNodeTable {
  id: string;
  /** Host and process. */
  name: string;
  key_ids: Json<readonly string[]>;
  seen_at: MomentByDefault;
}

/** The key that encrypts what belongs to one account, or to the partner; wrapped by a master key. */
export interface DataKeyTable {
  id: string;
  owner_kind: 'partner' | 'account';
  /** Set for an account's key; it goes when the account goes. */
  account_id: OrNull<string>;
  wrapped: Ciphertext;
  master_key_id: string;
  created_at: MomentByDefault;
}

/** Keys, and their rotation. */
export interface KeyTables {
  master_keys: MasterKeyTable;
  data_keys: DataKeyTable;
  key_rotations: KeyRotationTable;
  key_nodes: KeyNodeTable;
}
