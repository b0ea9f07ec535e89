import type { Secret } from '../secret/secret.ts';

/** What proves who calls, ready to be put on a request. */
export interface Credential {
  /** Name of the authentication mode. */
  readonly mode: string;
  readonly secrets: ReadonlyMap<string, Secret>;
  /** What the login told besides, such as the user's id and time zone; empty where nobody logged in. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Grows by one with each login; undefined where nobody logs in. */
  readonly generation: number | undefined;
}

/** What a login yields. */
export interface LoginResult {
  readonly secrets: ReadonlyMap<string, Secret>;
  readonly facts: Readonly<Record<string, unknown>>;
}
