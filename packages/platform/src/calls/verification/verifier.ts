import { TandemError, type QuotaStore, type SiteQuota } from '@tandem/connector-kit';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import { tandemErrorOf } from '../../http/problem.ts';
import type { ModeVerification, Subject, Verifier } from '../../setups/capability.ts';
import type { Callers, ConnectorCaller } from '../callers/callers.ts';
import type { PostgresSessionStore } from '../stores/postgres-session-store.ts';

export interface VerifierTools {
  readonly callers: Callers;
  readonly quotas: QuotaStore;
  readonly sessions: PostgresSessionStore;
}

type VerifiedSubject = Parameters<Verifier['verify']>[0];

/**
 * Verifies credentials by real calls. A mode that logs in logs in afresh, also where its login was refused before: somebody asks for it to be
 * tried. Sessions of a setup, which no call uses, are not kept.
 */
export function createVerifier(tools: VerifierTools): Verifier {
  return {
    async verify(subject, mode, signal): Promise<ModeVerification> {
      const clock = new RemoteClock();
      try {
        const findings = await verifyingCall(tools, subject, mode, clock, signal);
        const quota = await quotaOf(tools, subject);
        const { aheadSeconds } = clock;
        return {
          status: 'ok',
          findings,
          ...(quota !== undefined && { quota }),
          ...(aheadSeconds !== undefined && { clockSkewSeconds: aheadSeconds }),
        };
      } catch (thrown) {
        signal.throwIfAborted();
        const error = tandemErrorOf(thrown);
        // Defects of ours, and a database that is gone, say nothing of the site.
        if (!(thrown instanceof TandemError)) throw thrown;
        return { status: 'failed', error, refused: error.code === 'credential_rejected' };
      }
    },
    forgetSessions: (database, of) => forgetSessions(tools.sessions, database, of),
  };
}

async function verifyingCall(
  tools: VerifierTools,
  subject: VerifiedSubject,
  modeName: string,
  clock: RemoteClock,
  signal: AbortSignal,
) {
  const { connector, properties, id, tenant, verified } = subject;
  const { caller, sessions, store } = observe(tools.callers.of(connector), subject, clock);
  const login = connector.modes.find(({ name }) => name === modeName)?.login;
  const sessionKey = `${id}/${modeName}`;
  if (login !== undefined) {
    await sessions.forgetRefusal(login.identity(properties));
    await sessions.drop(sessionKey);
  }
  const { data } = await caller.call({
    installation: { id, tenant, properties, verified },
    method: connector.verification.method,
    input: connector.verification.input,
    auth: modeName,
    signal,
  });
  const session = login === undefined ? undefined : await store.read(sessionKey);
  return connector.findings(data, session?.facts ?? {}, properties);
}

function observe(caller: ConnectorCaller, subject: Subject, clock: RemoteClock) {
  return caller.observed({
    keepSessions: isAccountConnector(subject),
    onHeaders: (headers) => clock.note(headers.get('date')),
  });
}

async function quotaOf(
  { quotas }: VerifierTools,
  { site, verified, id, connector }: VerifiedSubject,
): Promise<SiteQuota | undefined> {
  // What an unverified one has is a slow budget of its own; of the site's it knows what the others have learnt.
  const known = await quotas.read(site.key, connector.defaultBudget);
  return verified || known.window.learnt
    ? known
    : { ...(await quotas.read(`${site.key}#${id}`, connector.defaultBudget)), site: site.key };
}

/** In the transaction that replaces the values. A login that is under way ends without keeping its session, since its lease is gone. */
async function forgetSessions(
  sessions: PostgresSessionStore,
  database: Kysely<Database>,
  of: { readonly installation: string } | { readonly connector: string },
): Promise<void> {
  const dropped = await database
    .updateTable('upstream_sessions')
    .set({ ciphertext: null, lease: null, lease_until: null, generation: sql<number>`generation + 1` })
    .where(({ eb, selectFrom }) =>
      'installation' in of
        ? eb('account_connector_id', '=', of.installation)
        : eb(
            'account_connector_id',
            'in',
            selectFrom('account_connectors').select('id').where('connector', '=', of.connector),
          ),
    )
    .returning('account_connector_id')
    .execute();
  for (const { account_connector_id: installation } of dropped)
    if (installation !== null) sessions.forget(installation);
}

function isAccountConnector({ id }: Subject): boolean {
  return id.startsWith('ins_');
}

/** Compares the `Date` of answers, which has whole seconds, with the clock here. */
class RemoteClock {
  #aheadMs: number | undefined;

  /** Seconds that the site's clock is ahead of ours. */
  get aheadSeconds(): number | undefined {
    return this.#aheadMs === undefined ? undefined : Math.round(this.#aheadMs / 1000);
  }

  note(date: string | undefined): void {
    const remote = date === undefined ? Number.NaN : Date.parse(date);
    // On average half a second was cut off.
    if (!Number.isNaN(remote)) this.#aheadMs = remote + 500 - Date.now();
  }
}
