import {
  createAddressGuard,
  isPermittedPrivately,
  revealSecret,
  type AddressGuard,
  type Exchange,
  type ExchangeOptions,
  type Resolver,
  type Site,
  type Transport,
  type TransportOptions,
} from '@tandem/connector-kit';
import { createHash } from 'node:crypto';
import { Socket } from 'node:net';
import pg from 'pg';
import { readRequest, type DatabaseLogin, type Statement } from '../wire/statement.ts';
import { AnswerTooLarge, executeStatement } from './execute-statement.ts';
import { exchangeOf, type Stage } from './failure-of.ts';
import { GuardedSocket } from './guarded-socket.ts';

export interface PostgresTransportOptions extends TransportOptions {
  /** In place of the system's name resolution. */
  readonly resolver?: Resolver;
}

const connectionsToEach = 4;
const mostPools = 200;
const connectTimeoutMs = 10_000;

interface Place {
  readonly host: string;
  readonly port: number;
  readonly database: string;
}

/**
 * Carries statements to PostgreSQL: connections are pooled for each login, and every address is guarded where the connection is made. A statement whose
 * caller goes away, or whose time is over, has its connection ended, which takes it back unless it was being committed.
 */
export function openPostgresTransport(options: PostgresTransportOptions): Transport {
  const { resolver, privateHosts, maxResponseBytes = 32 * 1024 * 1024 } = options;
  const guard = createAddressGuard({ permittedHosts: ['*'], ...(resolver !== undefined && { resolver }) });
  /** In the order of last use. */
  const pools = new Map<string, pg.Pool>();

  function poolOf(site: Site, place: Place, login: DatabaseLogin): pg.Pool {
    const hostname = place.host.includes(':') ? `[${place.host}]` : place.host;
    const isExempt = site.exemptBase !== undefined && isPermittedPrivately(privateHosts, hostname, place.port);
    const key = keyOf(place, login, isExempt);
    const pool = pools.get(key) ?? openPool(place, login, isExempt ? undefined : guard);
    pools.delete(key);
    pools.set(key, pool);
    const [oldest] = pools;
    if (pools.size > mostPools && oldest !== undefined) {
      pools.delete(oldest[0]);
      void oldest[1].end();
    }
    return pool;
  }

  /** Its server answers nobody who connects: those who come next shall not wait behind them. */
  function drop(pool: pg.Pool): void {
    for (const [key, known] of pools) {
      if (known !== pool) continue;
      pools.delete(key);
      void pool.end();
    }
  }

  return {
    exchange(site, request, how) {
      const { statement, login } = readRequest(request);
      const url = new URL(site.base);
      const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
      const place = { host, port: Number(url.port), database: decodeURIComponent(url.pathname.slice(1)) };
      const pool = poolOf(site, place, login);
      return new Attempt(url.host, how, () => drop(pool)).run(pool, statement, maxResponseBytes);
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      pools.clear();
    },
  };
}

/** One try of a statement. */
class Attempt {
  readonly #host: string;
  readonly #how: ExchangeOptions;
  readonly #dropPool: () => void;
  #stage: Stage = 'connecting';
  #client: pg.PoolClient | undefined;
  #isOver = false;

  constructor(host: string, how: ExchangeOptions, dropPool: () => void) {
    this.#host = host;
    this.#how = how;
    this.#dropPool = dropPool;
  }

  run(pool: pg.Pool, statement: Statement, maxBytes: number): Promise<Exchange> {
    const { signal, timeoutMs } = this.#how;
    return new Promise((resolve) => {
      const settle = (exchange: Exchange) => {
        if (this.#isOver) return;
        this.#isOver = true;
        clearTimeout(timer);
        signal.removeEventListener('abort', leave);
        resolve(exchange);
      };
      const giveUp = (reason: 'timeout' | 'aborted', detail: string) => {
        settle({ is: 'failure', failure: { reason, processed: this.#processed(), detail } });
        this.#release(true);
        if (reason === 'timeout' && this.#stage === 'connecting') this.#dropPool();
      };
      const leave = () => giveUp('aborted', 'The call was ended before an answer came.');
      const timer = setTimeout(() => giveUp('timeout', `${this.#host} gave no answer in time.`), timeoutMs);
      signal.addEventListener('abort', leave);
      if (signal.aborted) leave();
      else void this.#execute(pool, statement, maxBytes).then(settle);
    });
  }

  async #execute(pool: pg.Pool, statement: Statement, maxBytes: number): Promise<Exchange> {
    try {
      const client = await pool.connect();
      this.#client = client;
      if (this.#isOver) {
        this.#release(false);
        throw new Error('ended');
      }
      this.#stage = 'working';
      const limits = { timeoutMs: this.#how.timeoutMs, maxBytes };
      const { outcome, isSpent } = await executeStatement(client, statement, limits, (stage) => {
        this.#stage = stage;
      });
      this.#release(isSpent);
      return { is: 'answer', answer: { status: 200, headers: new Map(), text: JSON.stringify(outcome) } };
    } catch (error) {
      this.#release(!(error instanceof pg.DatabaseError) || error.severity === 'FATAL');
      if (error instanceof AnswerTooLarge) {
        const detail = `The answer of ${this.#host} is larger than ${Math.round(maxBytes / 1024 / 1024)} MiB.`;
        return { is: 'failure', failure: { reason: 'tooLarge', processed: this.#processed(), detail } };
      }
      return exchangeOf(error, this.#host, this.#stage);
    }
  }

  #processed(): 'no' | 'unknown' {
    return this.#stage === 'committing' ? 'unknown' : 'no';
  }

  /** Gives the connection back, or ends it. */
  #release(isSpent: boolean): void {
    this.#client?.release(isSpent);
    this.#client = undefined;
  }
}

function openPool(place: Place, login: DatabaseLogin, guard: AddressGuard | undefined): pg.Pool {
  const pool = new pg.Pool({
    ...place,
    user: login.user,
    password: revealSecret(login.password),
    ssl: tlsOf(login),
    stream: () => (guard === undefined ? new Socket() : new GuardedSocket(guard)),
    application_name: 'Tandem',
    max: connectionsToEach,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: connectTimeoutMs,
    allowExitOnIdle: true,
  });
  // A connection that breaks is dropped by the pool where nobody uses it, and fails its statement where somebody does.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function tlsOf({ tls, certificateAuthority }: DatabaseLogin): pg.PoolConfig['ssl'] {
  if (tls === 'off') return false;
  const ca = certificateAuthority === undefined ? {} : { ca: certificateAuthority };
  return { rejectUnauthorized: tls === 'verify', ...ca };
}

/** Connections are shared by those who log in alike. */
function keyOf(place: Place, { user, password, tls, certificateAuthority }: DatabaseLogin, isExempt: boolean): string {
  const parts = [place, user, revealSecret(password), tls, certificateAuthority ?? null, isExempt];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
