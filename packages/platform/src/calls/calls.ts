import type { CallLimits, Secret } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Installations as StoredInstallations } from '../account-connectors/load-installation.ts';
import type { Database } from '../database/tables.ts';
import type { Logger } from '../http/log.ts';
import type { Route } from '../http/route.ts';
import type { Library } from '../library/library.ts';
import { Metrics } from '../metrics/metrics.ts';
import type { Verifier } from '../setups/capability.ts';
import type { Vault } from '../vault/vault.ts';
import type { Work } from '../work/work.ts';
import { Callers } from './callers/callers.ts';
import { Installations } from './installations/installations.ts';
import { createExecuteForCycle, type ExecuteForCycle } from './execute/execute-for-cycle.ts';
import { LivingNode } from './nodes/living-node.ts';
import { recoverCalls } from './nodes/recover-calls.ts';
import { CallRecorder } from './records/call-recorder.ts';
import { forgetOld } from './records/retention.ts';
import { cancelCall } from './routes/cancel-call.ts';
import { getCall } from './routes/get-call.ts';
import { getCalls, getCallsOfAccount, getCallsOfInstallation } from './routes/get-calls.ts';
import { getLookup } from './routes/get-lookup.ts';
import { getQuota } from './routes/get-quota.ts';
import { postCall } from './routes/post-call.ts';
import { watchQuota } from './quota/tell-quota.ts';
import { RunningCalls } from './running/running-calls.ts';
import { ConnectionEffects } from './status/connection-effects.ts';
import { createPostgresQuotaStore } from './stores/postgres-quota-store.ts';
import { createPostgresSessionStore } from './stores/postgres-session-store.ts';
import { createVerifier } from './verification/verifier.ts';

export interface CallsOptions {
  /** Id of this node; new with each start of the server. */
  readonly node: string;
  readonly work: Work;
  readonly database: Kysely<Database>;
  readonly pool: pg.Pool;
  /** The database is embedded: no other node shares it. */
  readonly alone: boolean;
  readonly vault: Vault;
  readonly library: Library;
  readonly installations: StoredInstallations;
  readonly limits: CallLimits;
  readonly proxy: Secret | undefined;
  readonly metrics?: Metrics;
  /** 0 keeps the facts alone. */
  readonly retentionDays: number;
  readonly log: Logger;
}

/** How long records may take that wait for the database when the server stops. */
const recordGraceMs = 5_000;
const retentionEveryMs = 60 * 60_000;

/** Everything that executes calls and keeps their records. */
export class Calls {
  readonly routes: readonly Route[];
  readonly verifier: Verifier;
  readonly executeForCycle: ExecuteForCycle;
  readonly #options: CallsOptions;
  readonly #node: LivingNode;
  readonly #recorder: CallRecorder;
  readonly #running: RunningCalls;
  readonly #callers: Callers;
  readonly #stopped = new AbortController();
  #retention: NodeJS.Timeout | undefined;

  constructor(options: CallsOptions) {
    const { database, pool, vault, library, log, limits, proxy, metrics = new Metrics() } = options;
    this.#options = options;
    this.#node = new LivingNode({
      id: options.node,
      database,
      alone: options.alone,
      onError: (error) => log.warn({ err: error }, 'the heartbeat of this node could not be written'),
      afterBeat: async () => {
        const ended = await recoverCalls(database);
        if (ended > 0) log.warn({ calls: ended }, 'calls of a server that stopped were ended');
      },
    });
    const sessions = createPostgresSessionStore(database, vault, options.node);
    const quotas = createPostgresQuotaStore(pool);
    const nodeId = this.#node.id;
    this.#recorder = new CallRecorder({ database, pool, vault, nodeId, keepBodies: options.retentionDays > 0 }, log);
    this.#running = new RunningCalls({ database, nodeId, recorder: this.#recorder, log });
    this.#callers = new Callers({ operator: library.operator, sessions, quotas, limits, proxy, metrics });
    const installations = new Installations({ database, pool, stored: options.installations, sessions });
    const tools = {
      vault,
      library,
      quotas,
      nodeId,
      recorder: this.#recorder,
      running: this.#running,
      callers: this.#callers,
      installations,
      effects: new ConnectionEffects(database, library, sessions, log),
      metrics,
    };
    this.executeForCycle = createExecuteForCycle(tools);
    watchQuota(options.work, { library, quotas });
    this.verifier = createVerifier({ callers: this.#callers, quotas, sessions });
    this.routes = [
      postCall(tools),
      getCalls,
      getCallsOfAccount,
      getCallsOfInstallation,
      ...getCall(tools),
      cancelCall(tools),
      getLookup(tools),
      getQuota(tools),
    ];
  }

  /** Ends what dead servers have left running, then shows that this one lives. Before the first request. */
  async start(): Promise<void> {
    await this.#node.start();
    this.#running.start();
    void this.#forgetOld();
    this.#retention = setInterval(() => void this.#forgetOld(), retentionEveryMs).unref();
  }

  /** Records of calls that wait for the database. */
  get recordsWaiting(): number {
    return this.#recorder.waiting;
  }

  /**
   * Lets running calls end by themselves for a while, then interrupts the rest, so that each is recorded as what is known of it.
   *
   * @param noMore settles when none can begin any more
   */
  async drain(graceMs: number, noMore: Promise<unknown>): Promise<void> {
    await this.#running.drain(graceMs, noMore);
  }

  /** After the last call: leaves no record unwritten that can be written, and leaves the other nodes. */
  async close(): Promise<void> {
    clearInterval(this.#retention);
    this.#stopped.abort();
    this.#running.stop();
    await this.#recorder.stop(recordGraceMs);
    await this.#callers.close();
    await this.#node.stop();
  }

  async #forgetOld(): Promise<void> {
    const { database, retentionDays, log } = this.#options;
    try {
      const forgotten = await forgetOld(database, retentionDays, this.#stopped.signal);
      if (forgotten > 0) log.info({ calls: forgotten }, 'inputs and outputs of old calls were deleted');
    } catch (error) {
      if (!this.#stopped.signal.aborted) log.warn({ err: error }, 'what is kept for a time only could not be deleted');
    }
  }
}
