import type { LoginResult } from '../definition/credential.ts';
import type { Secret } from '../secret/secret.ts';

/** A session as kept: what the login gave, and which login it was. */
export interface StoredSession extends LoginResult {
  /** Grows by one with each login of the same key. */
  readonly generation: number;
}

/** A caller's turn to log in; nobody else logs in while its lease lasts. */
export type LoginTurn =
  | { readonly turn: 'yours'; readonly lease: string }
  /** Somebody else logs in; ask again in a moment. */
  | { readonly turn: 'taken' }
  /** There is a newer session than the one that was replaced. */
  | { readonly turn: 'done'; readonly session: StoredSession };

/** A login that was refused and is not to be tried again by itself. */
export interface LoginRefusal {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly detail: string;
}

/** Sessions and refused logins, shared by all that use them: in memory for one process, in a database for many. */
export interface SessionStore {
  read(key: string): Promise<StoredSession | undefined>;
  /** Asks for the turn to log in and replace the session of generation `after` (undefined: there was none). */
  takeTurn(key: string, after: number | undefined, leaseMs: number): Promise<LoginTurn>;
  /** Keeps what the login gave and ends the turn; where the lease has passed to somebody who has saved since, answers that session instead. */
  save(key: string, lease: string, login: LoginResult): Promise<StoredSession>;
  /** Gives the turn back without a session. */
  giveUp(key: string, lease: string): Promise<void>;
  drop(key: string): Promise<void>;
  /** Marks of refused logins, by the keyed hash of what was refused. */
  refusal(identity: string): Promise<LoginRefusal | undefined>;
  markRefused(identity: string, detail: string): Promise<void>;
  clearRefusal(identity: string): Promise<void>;
  /** A keyed hash, the same in every process that shares the store, so that no mark tells a password; see `hashIdentity`. */
  identify(parts: readonly (string | Secret)[]): string;
}
