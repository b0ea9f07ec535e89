import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { CallLimits, Connector } from '@tandem/connector-kit';
import type { FastifyInstance } from 'fastify';
import { Calls } from './calls/calls.ts';
import { Cycles } from './cycles/cycles.ts';
import type { Configuration } from './configuration/configuration.ts';
import { StartError } from './configuration/start-error.ts';
import { newIdentifier } from './database/identifier.ts';
import { openDatabase, type OpenDatabase } from './database/open-database.ts';
import { createLog, type Logger, type LogTarget } from './http/log.ts';
import { connectorList } from './library/connector-list.ts';
import { forgetExpired } from './people/forget-expired.ts';
import { writeMachineProfile } from './people/machine-profile.ts';
import { createStartLink } from './people/start-link.ts';
import { Metrics } from './metrics/metrics.ts';
import { createPlatform } from './platform.ts';
import { forgetSetupLinks } from './setup-links/forget-setup-links.ts';
import { startTraces } from './traces/start-traces.ts';
import { checkMasterKeys } from './vault/check-master-keys.ts';
import { findKeyRing } from './vault/find-key-ring.ts';
import type { KeyRing } from './vault/key-ring.ts';
import { KeyRotation } from './vault/rotation/key-rotation.ts';
import { Vault } from './vault/vault.ts';
import { Work } from './work/work.ts';

export interface ServerOptions {
  readonly configuration: Configuration;
  /** The library unless given. */
  readonly connectors?: readonly Connector[];
  /** Base URL of the bundled sandbox, where it runs; one that the configuration names wins. */
  readonly sandboxUrl?: string;
  /** Where the built console lies; that of this checkout unless given. Without one a page says what runs. */
  readonly consoleFolder?: string;
  /** Standard error unless given. */
  readonly logTarget?: LogTarget;
  /** Ends the start where it is. */
  readonly signal?: AbortSignal;
}

/** A server that answers. */
export interface RunningServer {
  /** Where it listens, as this machine reaches it: `http://127.0.0.1:4400`. */
  readonly url: string;
  /** How the outside reaches it. */
  readonly publicUrl: string;
  readonly log: Logger;
  /** A one-time link for the first administrator, and for the operator while passwords are off; else undefined. */
  readonly signInLink: string | undefined;
  /** Stops accepting, lets running requests end for a while, and closes the database last. */
  close(): Promise<void>;
}

/** What runs may end by itself for so long after the server was asked to stop; then its signals are aborted. */
const graceMs = 10_000;
/** And then its connections are cut. */
const lastMs = 2_000;
const hangUpMs = 50;
const sweepMs = 3_600_000;
/** Jobs of this node at the same time; a pool of connections serves them and requests. */
const jobsAtOnce = 8;

/**
 * Starts the platform: database, vault, routes, port, profile of this machine, in this order; what was opened is closed again where
 * a later step fails.
 *
 * @throws StartError where it must not or cannot start, with what to do
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { configuration } = options;
  const log = createLog(configuration.logLevel, options.logTarget ?? process.stderr);
  const found = Promise.withResolvers<KeyRing>();
  const database = await openDatabase(configuration.database, {
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    onInterruption: (event) => log.warn({ state: event.state }, 'the embedded database was interrupted'),
    onIdleError: (error) => log.warn({ err: error }, 'a database connection broke'),
    // A server without the right keys changes nothing, not even the schema.
    beforeMigrating: async (unchanged) => {
      const ring = await findKeyRing(unchanged, configuration);
      await checkMasterKeys(unchanged, ring);
      found.resolve(ring);
    },
  });
  const keyRotation = new KeyRotation({
    database: database.kysely,
    ring: await found.promise,
    alone: database.kind === 'embedded',
    log,
  });
  const { traces } = configuration.watching;
  const endTraces = traces === undefined ? async () => {} : await startTraces(traces);
  try {
    return await serve(options, { database, keyRotation, log, endTraces });
  } catch (error) {
    await endTraces();
    await keyRotation.stop();
    await database.close();
    throw error;
  }
}

async function serve(
  options: ServerOptions,
  opened: Pick<Parts, 'database' | 'keyRotation' | 'log' | 'endTraces'>,
): Promise<RunningServer> {
  const { database, keyRotation, log } = opened;
  const { configuration } = options;
  await keyRotation.join();
  const vault = await Vault.open(database.kysely, keyRotation.ring);
  const [leaving, stopping] = [new AbortController(), new AbortController()];
  const metrics = new Metrics();
  const sandboxUrl = configuration.sandbox.url ?? options.sandboxUrl;
  let url: string | undefined;
  const publicUrl = (): string => configuration.publicUrl ?? url ?? '';
  const made: Calls[] = [];
  const madeCycles: Cycles[] = [];
  const alone = database.kind === 'embedded';
  const work = new Work({
    database: database.kysely,
    pool: database.pool,
    node: newIdentifier('nod'),
    alone,
    log,
  });
  const app = await createPlatform({
    database: database.kysely,
    pool: database.pool,
    vault,
    keyRotation,
    work,
    connectors: options.connectors ?? connectorList,
    environments: new Map(sandboxUrl === undefined ? [] : [['sandbox', sandboxUrl]]),
    privateHosts: configuration.privateHosts,
    adminToken: configuration.adminToken,
    signIn: configuration.signIn,
    mail: configuration.mail,
    proxy: configuration.outboundProxy,
    publicUrl,
    secure: configuration.publicUrl?.startsWith('https:') ?? false,
    // Another address than the one it listens at is reached through something that forwards.
    behindProxy: configuration.publicUrl !== undefined,
    log,
    stopping: stopping.signal,
    leaving: leaving.signal,
    metrics,
    metricsToken: configuration.watching.metricsToken,
    consoleFolder: options.consoleFolder ?? consoleOfThisCheckout(),
    createCalls: async (needs) => {
      const calls = new Calls({
        ...needs,
        alone,
        limits: limitsOf(configuration),
        proxy: configuration.outboundProxy,
        metrics,
        retentionDays: configuration.callRetentionDays,
      });
      made.push(calls);
      return calls;
    },
    createCycles: (needs) => {
      const cycles = new Cycles({
        ...needs,
        tryMs: configuration.upstream.timeoutMs,
        retentionDays: configuration.callRetentionDays,
      });
      madeCycles.push(cycles);
      return cycles;
    },
  });
  const [[calls], [cycles]] = [made, madeCycles];
  if (calls === undefined || cycles === undefined) throw new Error('A platform makes its calls and cycles.');
  try {
    if (configuration.watching.metricsToken !== undefined) observe(metrics, database, calls);
    await calls.start();
    keyRotation.start();
    url = await listen(app, configuration);
    await writeMachineProfile(database.kysely, configuration.dataDirectory, url);
    // Jobs tell others of this server by its address, and are in no hurry.
    await work.start({ concurrency: jobsAtOnce });
    cycles.start();
    const sweep = setInterval(() => sweepExpired(database, log), sweepMs);
    sweep.unref();
    const signInLink = await createStartLink(database.kysely, configuration.signIn, publicUrl());
    log.info({ url, publicUrl: publicUrl() }, 'the server answers');
    let closing: Promise<void> | undefined;
    return {
      url,
      publicUrl: publicUrl(),
      log,
      signInLink,
      close: () => {
        clearInterval(sweep);
        return (closing ??= leaveAndStop({ ...opened, app, calls, cycles, work, stopping }, leaving, configuration));
      },
    };
  } catch (error) {
    await app.close();
    await work.stop(0);
    await cycles.stop(0);
    await calls.close();
    throw error;
  }
}

/** What is looked up when somebody reads the metrics. */
function observe(metrics: Metrics, { pool }: OpenDatabase, calls: Calls): void {
  metrics.watchProcess();
  metrics.observe('tandem_database_connections', 'Connections of the pool', () => pool.totalCount);
  metrics.observe('tandem_database_connections_idle', 'Connections that nobody uses', () => pool.idleCount);
  metrics.observe('tandem_database_waiting', 'Queries that wait for a connection', () => pool.waitingCount);
  metrics.observe('tandem_records_waiting', 'Records of calls that wait for the database', () => calls.recordsWaiting);
}

/** Limits of requests upstream, as calls take them. */
function limitsOf({ upstream }: Configuration): CallLimits {
  return { tryMs: upstream.timeoutMs, deadlineMs: upstream.deadlineMs, waitMs: upstream.waitMs };
}

async function listen(app: FastifyInstance, { host, port }: Configuration): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      throw new StartError(
        `The port ${port} of ${host} is taken.`,
        'Stop what listens there, or choose another with TANDEM_PORT; 0 picks a free one.',
        error,
      );
    }
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new StartError(
        `The server may not listen at ${host}, port ${port}: ${code}.`,
        'Set TANDEM_HOST and TANDEM_PORT to an address of this machine.',
        error,
      );
    }
    throw error;
  }
  const [address] = app.addresses();
  return `http://${reachable(host)}:${typeof address === 'object' ? address.port : port}`;
}

function consoleOfThisCheckout(): string {
  return fileURLToPath(new URL('../../console/dist', import.meta.url));
}

/** The host as it stands in a URL of this machine. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

interface Parts {
  readonly app: FastifyInstance;
  readonly calls: Calls;
  readonly cycles: Cycles;
  readonly work: Work;
  readonly keyRotation: KeyRotation;
  readonly stopping: AbortController;
  readonly database: OpenDatabase;
  readonly log: Logger;
  /** Sends the spans that are left. */
  readonly endTraces: () => Promise<void>;
}

/** Says first that it will stop, for as long as those who send it requests need to notice. */
async function leaveAndStop(
  parts: Parts,
  leaving: AbortController,
  { stopDelaySeconds }: Configuration,
): Promise<void> {
  leaving.abort(new Error('The server is about to stop.'));
  if (stopDelaySeconds > 0) {
    parts.log.info({ seconds: stopDelaySeconds }, 'the server will stop');
    await wait(stopDelaySeconds * 1000);
  }
  await stop(parts);
}

async function stop({
  app,
  calls,
  cycles,
  work,
  keyRotation,
  stopping,
  database,
  log,
  endTraces,
}: Parts): Promise<void> {
  const done = new AbortController();
  const deadline = (async () => {
    await wait(graceMs, undefined, { signal: done.signal });
    stopping.abort(new Error('The server stops.'));
    await wait(lastMs, undefined, { signal: done.signal });
    app.server.closeAllConnections();
  })().catch(() => {
    // Everything ended in time.
  });
  const closed = app.close();
  // Runs come to the end of their steps; whoever waits for one is told to look for it later.
  const cyclesEnded = cycles.stop(graceMs);
  // Calls whose clients have gone away run on by themselves, and those that still come over open connections are served too.
  const drained = calls.drain(graceMs, Promise.allSettled([closed, cyclesEnded]));
  const workEnded = work.stop(graceMs);
  // A connection that carried the last request of a client stays open for another; nobody will answer that one.
  const hangUp = setInterval(() => app.server.closeIdleConnections(), hangUpMs);
  try {
    await closed;
  } finally {
    clearInterval(hangUp);
    done.abort();
    await deadline;
    stopping.abort(new Error('The server stops.'));
    await drained;
    await workEnded;
    await cyclesEnded;
    await calls.close();
    await keyRotation.stop();
    await database.close();
    await endTraces();
    log.info('the server has stopped');
  }
}

function sweepExpired(database: OpenDatabase, log: Logger): void {
  Promise.all([forgetExpired(database.kysely), forgetSetupLinks(database.kysely)]).catch((error: unknown) =>
    log.warn({ err: error }, 'what is over could not be removed'),
  );
}
