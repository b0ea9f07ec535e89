import { randomBytes } from 'node:crypto';

const MOST_SESSIONS = 1_000;

interface Session {
  readonly user: number;
  readonly began: number;
}

/** The user_tokens that are good. */
export class Sessions {
  #sessions = new Map<string, Session>();

  begin(user: number, now: number): string {
    const token = randomBytes(20).toString('hex');
    this.#sessions.set(token, { user, began: now });
    if (this.#sessions.size > MOST_SESSIONS) {
      const oldest = this.#sessions.keys().next();
      if (oldest.done !== true) this.#sessions.delete(oldest.value);
    }
    return token;
  }

  /** The user behind a token; undefined where it is unknown or older than `life` seconds (0: no limit). */
  user(token: string, now: number, life: number): number | undefined {
    const session = this.#sessions.get(token);
    if (session === undefined) return undefined;
    if (life > 0 && now - session.began >= life * 1000) {
      this.#sessions.delete(token);
      return undefined;
    }
    return session.user;
  }

  expireAll(): void {
    this.#sessions = new Map();
  }
}
