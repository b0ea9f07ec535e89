import {
  createCaller,
  createHttpClient,
  createSessions,
  createSiteBudgets,
  defaultCallLimits,
  MemoryQuotaStore,
  MemorySessionStore,
  MemorySiteCaches,
  sessionKey,
  TandemError,
  type Caller,
  type CallRequest,
  type CallResult,
  type Installation,
  type SiteFindings,
} from '@tandem/connector-kit';
import { scoroConnector } from '../connector.ts';
import type { CallOptions, CustomRequest, ScoroClient } from './client-types.ts';
import { RecordList, type Page } from './record-list.ts';
import { operatorOf, propertiesOf, type ScoroOptions } from './scoro-options.ts';

type Given = readonly [input?: unknown, options?: CallOptions];

/**
 * A typed client of one Scoro site. Nothing is sent before the first call; the login, where one is needed, is made once and
 * shared. Throws `input_invalid` or `address_refused` where an option does not fit; all of its methods throw `TandemError`.
 *
 * @example
 * const acme = scoro({ companyName: 'acme', apiKey: process.env['SCORO_API_KEY'] ?? '' });
 * for await (const task of acme.tasks.list({ filter: { status: ['task_status1', 'task_status2'] } })) {
 *   console.log(task.event_id, task.event_name);
 * }
 * await acme.close();
 */
export function scoro(options: ScoroOptions): ScoroClient {
  const connection = new Connection(options);
  const client: Record<string | symbol, unknown> = {
    call: (method: string, ...given: Given) => connection.call(method, ...given),
    request: async (request: CustomRequest, callOptions?: CallOptions) =>
      (await connection.call('custom.request', request, callOptions)).data,
    verify: (callOptions?: CallOptions) => connection.verify(callOptions),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
  for (const [module, verbs] of verbsByModule()) {
    client[module] = Object.fromEntries(
      verbs.map(({ verb, key, paged, givesFile }) => [verb, methodOf(connection, key, paged, givesFile)]),
    );
  }
  // Built from the very list of methods that the type is made from.
  return client as unknown as ScoroClient;
}

function methodOf(
  connection: Connection,
  key: string,
  paged: boolean,
  givesFile: boolean,
): (...given: Given) => unknown {
  if (paged) return (input, options) => connection.list(key, input, options);
  if (givesFile) return async (input, options) => (await connection.file(key, withId(input), options)).file;
  return async (input, options) => (await connection.call(key, withId(input), options)).data;
}

/** `get(12)` is short for `get({ id: 12 })`. */
function withId(input: unknown): unknown {
  return typeof input === 'number' || typeof input === 'string' ? { id: input } : input;
}

interface VerbFacts {
  readonly verb: string;
  readonly key: string;
  readonly paged: boolean;
  readonly givesFile: boolean;
}

function verbsByModule(): ReadonlyMap<string, readonly VerbFacts[]> {
  const found = new Map<string, VerbFacts[]>();
  for (const { key, paged, givesFile } of scoroConnector.methods) {
    const [module = '', verb = ''] = key.split('.');
    found.set(module, [...(found.get(module) ?? []), { verb, key, paged, givesFile }]);
  }
  found.delete('custom');
  return found;
}

/** The kit's rooms, put together for one site in one process. */
class Connection {
  readonly #options: ScoroOptions;
  readonly #installation: Installation;
  readonly #sessions = createSessions({ store: new MemorySessionStore() });
  readonly #caller: Caller;
  readonly #close: () => Promise<void>;

  constructor(options: ScoroOptions) {
    this.#options = options;
    const operator = operatorOf(options);
    const properties = propertiesOf(options);
    // Whoever runs this program owns its credentials, so there is nobody whose budget it could spend.
    this.#installation = { id: 'client', tenant: 'client', properties, verified: true };
    // Fails now rather than at the first call.
    scoroConnector.findSite(properties, operator);
    const http = createHttpClient({
      permittedHosts: scoroConnector.permittedHosts,
      exemptBases: operator.environments.values(),
    });
    this.#close = () => http.close();
    this.#caller = createCaller({
      connector: scoroConnector,
      operator,
      http,
      sessions: this.#sessions,
      budgets: createSiteBudgets({ store: new MemoryQuotaStore(), budget: scoroConnector.defaultBudget }),
      caches: new MemorySiteCaches(),
      limits: { ...defaultCallLimits, ...options.limits },
    });
  }

  async call(method: string, input?: unknown, options?: CallOptions): Promise<CallResult> {
    return this.#heard(await this.#caller.call(this.#request(method, input, options)));
  }

  async file(method: string, input?: unknown, options?: CallOptions) {
    return this.#heard(await this.#caller.file(this.#request(method, input, options)));
  }

  list(method: string, input?: unknown, options?: CallOptions): RecordList<unknown> {
    return new RecordList<unknown>({
      page: async (number) =>
        pageOf(await this.call(method, number === undefined ? input : { ...membersOf(input), page: number }, options)),
      records: () => this.#records(method, input, options),
    });
  }

  async verify(options?: CallOptions): Promise<SiteFindings> {
    const { method, input } = scoroConnector.verification;
    const { data, mode } = await this.call(method, input, options);
    const session = await this.#sessions.current(sessionKey(this.#installation.id, mode));
    return scoroConnector.findings(data, session?.facts ?? {}, this.#installation.properties);
  }

  async close(): Promise<void> {
    await this.#close();
  }

  async *#records(
    method: string,
    input: unknown,
    options: CallOptions | undefined,
  ): AsyncGenerator<unknown, void, undefined> {
    const batches = this.#caller.stream(this.#request(method, input, options)).batches();
    for (;;) {
      const next = await batches.next();
      if (next.done === true) {
        this.#heard({ method, warnings: next.value.warnings });
        return;
      }
      yield* next.value.records;
    }
  }

  #request(method: string, input: unknown, options: CallOptions = {}): CallRequest {
    const { signal = new AbortController().signal, ...others } = options;
    return { installation: this.#installation, method, input: input ?? {}, signal, ...others };
  }

  #heard<Result extends Pick<CallResult, 'method' | 'warnings'>>(result: Result): Result {
    for (const warning of result.warnings) this.#options.onWarning?.(warning, result.method);
    return result;
  }
}

function pageOf(result: CallResult): Page<unknown> {
  const rows: readonly unknown[] = Array.isArray(result.data) ? result.data : [];
  const { number, size, hasMore } = result.page ?? { number: 1, size: rows.length, hasMore: false };
  return { rows, number, size, hasMore };
}

function membersOf(input: unknown): Readonly<Record<string, unknown>> {
  if (input === undefined || input === null) return {};
  if (typeof input === 'object') return { ...input };
  throw new TandemError('input_invalid', 'The input of a list is an object.');
}
