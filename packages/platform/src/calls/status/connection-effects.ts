import { TandemError, type Caller, type ErrorCode } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import { recordRefusal, recordSuccess, recordTrouble } from '../../account-connectors/record-outcome.ts';
import { tellStatus } from '../../account-connectors/tell-status.ts';
import type { Database } from '../../database/tables.ts';
import type { Logger } from '../../http/log.ts';
import type { Library } from '../../library/library.ts';
import type { CallFailure } from '../execute/failure-of-call.ts';
import type { KnownInstallation } from '../installations/known-installation.ts';
import type { PostgresSessionStore } from '../stores/postgres-session-store.ts';

/** The same trouble is written again after this. */
const noticeMs = 60_000;
/** A success of a verified mode is written no more often than this. */
const successMs = 10_000;
/** A key that worked and was rejected is verified no more often than this. */
const verifyEveryMs = 60_000;
const verifyWithinMs = 15_000;
const mostRemembered = 10_000;

/** Trouble on the way: it never changes a verdict, and is kept as the last error. */
const trouble: ReadonlySet<ErrorCode> = new Set([
  'upstream_unavailable',
  'upstream_timeout',
  'upstream_invalid_response',
  'upstream_rate_limited',
  'quota_exhausted',
  'outcome_unknown',
  'address_refused',
  'credential_rejected',
]);

/** The application has read the request, so that the credential may well be good. */
const read: ReadonlySet<ErrorCode> = new Set(['upstream_refused', 'upstream_not_found']);

/**
 * What calls tell of their account connector: a success verifies its mode, a refused login or key makes it fail, and a right that a user
 * lacks changes nothing. Writes only what is news.
 */
export class ConnectionEffects {
  readonly #database: Kysely<Database>;
  readonly #library: Library;
  readonly #sessions: PostgresSessionStore;
  readonly #log: Logger;
  readonly #noticed = new Map<string, number>();

  constructor(database: Kysely<Database>, library: Library, sessions: PostgresSessionStore, log: Logger) {
    this.#database = database;
    this.#library = library;
    this.#sessions = sessions;
    this.#log = log;
  }

  /** Never throws: a result is not lost because its effect could not be written. */
  async succeeded(installation: KnownInstallation, mode: string): Promise<void> {
    const isNews = installation.verdicts.get(mode)?.status !== 'ok';
    const isOld = Date.now() - (installation.lastSuccessAt?.getTime() ?? 0) > successMs;
    if (!isNews && !(isOld && this.#first(`${installation.id} success`, successMs))) return;
    await this.#quietly(() =>
      isNews
        ? this.#andTell(installation, (transaction) => recordSuccess(transaction, installation, mode))
        : recordSuccess(this.#database, installation, mode),
    );
  }

  /** Never throws. */
  async failed(installation: KnownInstallation, caller: Caller, { error, auth }: CallFailure): Promise<void> {
    if (read.has(error.code)) await this.#quietly(() => this.#verifyUnknown(installation, caller, auth));
    if (!trouble.has(error.code)) return;
    await this.#quietly(async () => {
      const refused =
        error.code === 'credential_rejected' &&
        auth !== undefined &&
        (await this.#isRefused(installation, caller, auth));
      if (refused)
        await this.#andTell(installation, (transaction) => recordRefusal(transaction, installation, auth, error));
      else if (this.#isNewError(installation, error.code)) await recordTrouble(this.#database, installation, error);
    });
  }

  /**
   * Verifies an account connector that never was, before something long begins: only what is verified shares the budget of its site. False where
   * that does not work out; then what begins will say why.
   */
  async verifyFirst(
    installation: KnownInstallation,
    caller: Caller,
    auth: string | undefined,
    signal: AbortSignal,
  ): Promise<boolean> {
    try {
      const { mode } = await verifyingCall(installation, caller, auth, signal);
      await this.#andTell(installation, (transaction) => recordSuccess(transaction, installation, mode));
      return true;
    } catch (error) {
      if (error instanceof TandemError) return false;
      throw error;
    }
  }

  /** One whose calls are only ever refused for what they ask would keep the slow budget of the unverified for good. */
  async #verifyUnknown(installation: KnownInstallation, caller: Caller, mode: string | undefined): Promise<void> {
    if (mode === undefined || installation.verdicts.get(mode)?.status === 'ok') return;
    if (!this.#first(`${installation.id} ${mode} verified`, verifyEveryMs)) return;
    await this.verifyFirst(installation, caller, mode, AbortSignal.timeout(verifyWithinMs));
  }

  /** What a status follows from is written together with what is told of it. */
  async #andTell({ id }: KnownInstallation, record: (transaction: Kysely<Database>) => Promise<void>): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      await record(transaction);
      await tellStatus(transaction, this.#library, id);
    });
  }

  /** Whether the credential itself is refused, and not only this request. */
  async #isRefused(installation: KnownInstallation, caller: Caller, modeName: string): Promise<boolean> {
    const mode = installation.connector.modes.find(({ name }) => name === modeName);
    if (mode?.login !== undefined) {
      const identity = this.#sessions.identify(mode.login.identity(installation.properties));
      return (await this.#sessions.refusal(identity)) !== undefined;
    }
    // No call with this key has ever succeeded.
    if (installation.verdicts.get(modeName)?.status !== 'ok') return true;
    if (!this.#first(`${installation.id} ${modeName} verified`, verifyEveryMs)) return false;
    return isRejectedNow(installation, caller, modeName);
  }

  #isNewError(installation: KnownInstallation, code: ErrorCode): boolean {
    const { lastError } = installation;
    const isNews = lastError?.code !== code || Date.now() - Date.parse(lastError.at) > noticeMs;
    return isNews && this.#first(`${installation.id} error ${code}`, noticeMs);
  }

  /** Whether this has not happened on this node for so long; counts as having happened now. */
  #first(what: string, everyMs: number): boolean {
    const now = Date.now();
    if (now - (this.#noticed.get(what) ?? -Infinity) < everyMs) return false;
    this.#noticed.delete(what);
    this.#noticed.set(what, now);
    const [oldest] = this.#noticed.keys();
    if (this.#noticed.size > mostRemembered && oldest !== undefined) this.#noticed.delete(oldest);
    return true;
  }

  async #quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#log.warn({ err: error }, 'what a call told of its account connector could not be kept');
    }
  }
}

async function isRejectedNow(installation: KnownInstallation, caller: Caller, mode: string): Promise<boolean> {
  try {
    await verifyingCall(installation, caller, mode, AbortSignal.timeout(verifyWithinMs));
    return false;
  } catch (error) {
    return error instanceof TandemError && error.code === 'credential_rejected';
  }
}

async function verifyingCall(
  installation: KnownInstallation,
  caller: Caller,
  auth: string | undefined,
  signal: AbortSignal,
) {
  const { verification } = installation.connector;
  return caller.call({
    installation: installation.forCalls,
    method: verification.method,
    input: verification.input,
    ...(auth !== undefined && { auth }),
    signal,
  });
}
