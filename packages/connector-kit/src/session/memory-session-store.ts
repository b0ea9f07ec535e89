import { randomBytes, randomUUID } from 'node:crypto';
import type { LoginResult } from '../definition/credential.ts';
import type { Secret } from '../secret/secret.ts';
import { hashIdentity } from './hash-identity.ts';
import type { LoginRefusal, LoginTurn, SessionStore, StoredSession } from './session-store.ts';

interface Entry {
  readonly session?: StoredSession;
  /** Survives a dropped session, so that an old generation never comes again. */
  readonly generation: number;
  readonly lease?: { readonly id: string; readonly until: number };
}

const mostRefusals = 10_000;

/** Sessions of one process, forgotten with it. */
export class MemorySessionStore implements SessionStore {
  readonly #entries = new Map<string, Entry>();
  readonly #refusals = new Map<string, LoginRefusal>();
  readonly #hashKey = randomBytes(32);
  readonly #now: () => number;

  constructor(now: () => number = () => Date.now()) {
    this.#now = now;
  }

  async read(key: string): Promise<StoredSession | undefined> {
    return this.#entries.get(key)?.session;
  }

  async takeTurn(key: string, after: number | undefined, leaseMs: number): Promise<LoginTurn> {
    const entry = this.#entryOf(key);
    if (entry.session !== undefined && entry.session.generation > (after ?? 0))
      return { turn: 'done', session: entry.session };
    const time = this.#now();
    // A lease longer than any given was written by a clock that has been set back since.
    if (entry.lease !== undefined && entry.lease.until > time && entry.lease.until <= time + 2 * leaseMs)
      return { turn: 'taken' };
    const lease = randomUUID();
    this.#entries.set(key, { ...entry, lease: { id: lease, until: time + leaseMs } });
    return { turn: 'yours', lease };
  }

  async save(key: string, lease: string, login: LoginResult): Promise<StoredSession> {
    const entry = this.#entryOf(key);
    if (entry.lease?.id !== lease && entry.session !== undefined) return entry.session;
    const session = { secrets: login.secrets, facts: login.facts, generation: entry.generation + 1 };
    this.#entries.set(key, { session, generation: session.generation });
    return session;
  }

  async giveUp(key: string, lease: string): Promise<void> {
    const entry = this.#entries.get(key);
    if (entry?.lease?.id !== lease) return;
    const { lease: _ended, ...rest } = entry;
    this.#entries.set(key, rest);
  }

  async drop(key: string): Promise<void> {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    const { session: _dropped, ...rest } = entry;
    this.#entries.set(key, rest);
  }

  async refusal(identity: string): Promise<LoginRefusal | undefined> {
    return this.#refusals.get(identity);
  }

  async markRefused(identity: string, detail: string): Promise<void> {
    const [oldest] = this.#refusals.keys();
    if (this.#refusals.size >= mostRefusals && oldest !== undefined) this.#refusals.delete(oldest);
    this.#refusals.set(identity, { at: this.#now(), detail });
  }

  async clearRefusal(identity: string): Promise<void> {
    this.#refusals.delete(identity);
  }

  identify(parts: readonly (string | Secret)[]): string {
    return hashIdentity(this.#hashKey, parts);
  }

  #entryOf(key: string): Entry {
    return this.#entries.get(key) ?? { generation: 0 };
  }
}
