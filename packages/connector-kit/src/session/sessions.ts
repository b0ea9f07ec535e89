import { setTimeout as sleep } from 'node:timers/promises';
import type { LoginResult } from '../definition/credential.ts';
import { TandemError } from '../errors/tandem-error.ts';
import type { Secret } from '../secret/secret.ts';
import type { SessionStore, StoredSession } from './session-store.ts';

/** A wish for a session. */
export interface SessionWish {
  /** Whose session: the same for all callers that may share it. */
  readonly key: string;
  /** What the login identifies by: site, user name, password. */
  readonly identity: readonly (string | Secret)[];
  /**
   * Logs in. Its signal is aborted only when nobody waits any more: use it in place of the caller's own. A refusal of the values is thrown
   * as `credential_rejected`; any other error says nothing of them.
   */
  readonly login: (signal: AbortSignal) => Promise<LoginResult>;
  readonly signal: AbortSignal;
  /** The generation that was refused: a newer one is wanted. */
  readonly replaceGeneration?: number | undefined;
}

/** One login for many callers, in however many processes. */
export interface Sessions {
  /**
   * The session of this key; logs in where there is none. Throws `credential_rejected` without sending anything where this very login was refused
   * before, and what `login` throws.
   */
  obtain(wish: SessionWish): Promise<StoredSession>;
  /** The session of this key, where there is one; logs nobody in. */
  current(key: string): Promise<StoredSession | undefined>;
  /** Permits a refused login to be tried again. */
  forgetRefusal(identity: readonly (string | Secret)[]): Promise<void>;
  drop(key: string): Promise<void>;
}

export interface SessionsOptions {
  readonly store: SessionStore;
  /** How long one login may take before another process may log in; 90 s. */
  readonly leaseMs?: number;
}

/** A login that callers of this process wait for together. */
interface Flight {
  readonly result: Promise<StoredSession>;
  readonly controller: AbortController;
  readonly leader: AbortSignal;
  waiting: number;
}

const firstPollMs = 25;
const longestPollMs = 500;

/** Sessions over a store that processes may share. */
export function createSessions({ store, leaseMs = 90_000 }: SessionsOptions): Sessions {
  const flights = new Map<string, Flight>();

  async function obtain(wish: SessionWish): Promise<StoredSession> {
    for (;;) {
      wish.signal.throwIfAborted();
      const stored = await store.read(wish.key);
      if (stored !== undefined && isNewer(stored, wish)) return stored;
      const flight = flights.get(wish.key) ?? start(wish);
      try {
        const session = await ride(flight, wish.signal);
        if (isNewer(session, wish)) return session;
      } catch (error) {
        wish.signal.throwIfAborted();
        // The one who led went away, and took the login along: the next one leads.
        if (flight.leader !== wish.signal && (flight.leader.aborted || flight.controller.signal.aborted)) continue;
        throw error;
      }
    }
  }

  function start(wish: SessionWish): Flight {
    const controller = new AbortController();
    const result = logIn(wish, controller.signal).finally(() => {
      if (flights.get(wish.key) === flight) flights.delete(wish.key);
    });
    const flight: Flight = { result, controller, leader: wish.signal, waiting: 0 };
    flights.set(wish.key, flight);
    return flight;
  }

  /** Waits for the flight as long as the caller's own signal lets it. */
  async function ride(flight: Flight, signal: AbortSignal): Promise<StoredSession> {
    flight.waiting += 1;
    let leave: (() => void) | undefined;
    try {
      return await Promise.race([
        flight.result,
        new Promise<never>((_, reject) => {
          leave = () => reject(reasonOf(signal));
          if (signal.aborted) leave();
          else signal.addEventListener('abort', leave, { once: true });
        }),
      ]);
    } finally {
      if (leave !== undefined) signal.removeEventListener('abort', leave);
      flight.waiting -= 1;
      if (flight.waiting === 0) flight.controller.abort(new Error('Nobody waits for this login any more.'));
    }
  }

  async function logIn(wish: SessionWish, signal: AbortSignal): Promise<StoredSession> {
    const identity = store.identify(wish.identity);
    for (let pollMs = firstPollMs; ; pollMs = Math.min(longestPollMs, pollMs * 1.6)) {
      const refusal = await store.refusal(identity);
      if (refusal !== undefined) throw refusedBefore(refusal.detail);
      const turn = await store.takeTurn(wish.key, wish.replaceGeneration, leaseMs);
      if (turn.turn === 'done') return turn.session;
      if (turn.turn === 'yours') return takeTurn(wish, identity, turn.lease, signal);
      await sleep(pollMs * (0.75 + Math.random() / 2), undefined, { signal });
    }
  }

  async function takeTurn(
    wish: SessionWish,
    identity: string,
    lease: string,
    signal: AbortSignal,
  ): Promise<StoredSession> {
    try {
      signal.throwIfAborted();
      return await store.save(wish.key, lease, await wish.login(signal));
    } catch (error) {
      if (error instanceof TandemError && error.code === 'credential_rejected')
        await store.markRefused(identity, error.message);
      await store.giveUp(wish.key, lease);
      throw error;
    }
  }

  return {
    obtain,
    current: (key) => store.read(key),
    forgetRefusal: (identity) => store.clearRefusal(store.identify(identity)),
    drop: (key) => store.drop(key),
  };
}

function isNewer(session: StoredSession, wish: SessionWish): boolean {
  return wish.replaceGeneration === undefined || session.generation > wish.replaceGeneration;
}

function refusedBefore(detail: string): TandemError {
  return new TandemError('credential_rejected', `This login was refused before, and was not tried again: ${detail}`, {
    hint: 'Correct the user name or the password; or press Test to try the same values once more.',
  });
}

function reasonOf(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new Error(String(reason), { cause: reason });
}
