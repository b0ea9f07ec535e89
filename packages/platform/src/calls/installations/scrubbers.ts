import { createScrubber, Secret, sessionKey, type Scrubber, type StoredSession } from '@tandem/connector-kit';
import type { Installation } from '../../account-connectors/load-installation.ts';
import type { PostgresSessionStore } from '../stores/postgres-session-store.ts';

const mostPast = 8;

/** The scrubber of an account connector: made anew only when one of its sessions is another. */
export class Scrubbers {
  readonly #secrets: readonly Secret[];
  readonly #sessionKeys: readonly string[];
  readonly #sessions: PostgresSessionStore;
  #known: readonly (StoredSession | undefined)[] = [];
  /** Of sessions that were replaced or dropped: the application may still accept them. */
  #past: readonly Secret[] = [];
  #scrubber: Scrubber | undefined;

  constructor({ id, connector, properties }: Installation, sessions: PostgresSessionStore) {
    this.#secrets = [...properties.values()].filter((value) => value instanceof Secret);
    this.#sessionKeys = connector.modes
      .filter(({ login }) => login !== undefined)
      .map(({ name }) => sessionKey(id, name));
    this.#sessions = sessions;
  }

  /** Knows the secrets of the values, and of the sessions that this node has seen by now. */
  now(): Scrubber {
    const sessions = this.#sessionKeys.map((key) => this.#sessions.lastSeen(key));
    if (this.#scrubber !== undefined && sessions.every((session, at) => session === this.#known[at]))
      return this.#scrubber;
    const gone = this.#known.filter((session) => session !== undefined && !sessions.includes(session));
    this.#past = [...this.#past, ...secretsOf(gone)].slice(-mostPast);
    this.#known = sessions;
    this.#scrubber = createScrubber([...this.#secrets, ...this.#past, ...secretsOf(sessions)]);
    return this.#scrubber;
  }
}

function secretsOf(sessions: readonly (StoredSession | undefined)[]): Secret[] {
  return sessions.flatMap((session) => [...(session?.secrets.values() ?? [])]);
}
