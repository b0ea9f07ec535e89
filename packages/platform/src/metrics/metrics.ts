import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** From a database query to an upstream request that nearly ran out of time, in seconds. */
const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
/** Methods told apart; what a person defines without end counts as `other` beyond it. */
const mostMethods = 1_000;

/** What is counted and measured of this server, in the words of Prometheus. It costs little; nothing is kept but sums. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #methods = new Set<string>();
  readonly #requests = this.#counter('tandem_http_requests_total', 'Requests answered', ['verb', 'route', 'status']);
  readonly #requestSeconds = this.#histogram('tandem_http_request_seconds', 'Until a request was answered', [
    'verb',
    'route',
  ]);
  readonly #calls = this.#counter('tandem_calls_total', 'Calls that ended', ['connector', 'method', 'outcome']);
  readonly #callSeconds = this.#histogram('tandem_call_seconds', 'From the beginning of a call to its end', [
    'connector',
    'effect',
  ]);
  readonly #upstream = this.#counter('tandem_upstream_requests_total', 'Requests sent to applications', [
    'connector',
    'outcome',
  ]);
  readonly #upstreamSeconds = this.#histogram('tandem_upstream_request_seconds', 'Until an application answered', [
    'connector',
  ]);
  readonly #quotaWaits = this.#histogram(
    'tandem_quota_wait_seconds',
    'Requests that waited for the rate of their site',
    ['connector'],
  );
  readonly #logins = this.#counter('tandem_upstream_logins_total', 'Logins to applications', ['connector', 'outcome']);

  /** Adds what the process tells of itself, such as the lag of its event loop; watching that costs a timer. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** A value that is looked up when somebody asks. */
  observe(name: string, help: string, read: () => number): void {
    const gauge: Gauge = new Gauge({ name, help, registers: [], collect: () => gauge.set(read()) });
    this.#registry.registerMetric(gauge);
  }

  /** @param route the declared path, never the one that was asked for */
  requestAnswered(verb: string, route: string, status: number, ms: number): void {
    this.#requests.inc({ verb, route, status: String(status) });
    this.#requestSeconds.observe({ verb, route }, ms / 1000);
  }

  /** @param outcome `succeeded`, or the code of the error */
  callEnded(
    call: { readonly connector: string; readonly method: string; readonly effect: string },
    outcome: string,
    ms: number,
  ): void {
    const { connector, effect } = call;
    this.#calls.inc({ connector, method: this.#known(call.method), outcome });
    this.#callSeconds.observe({ connector, effect }, ms / 1000);
  }

  /** @param outcome the status of the answer, or why none came */
  requestSent(connector: string, outcome: string, ms: number): void {
    this.#upstream.inc({ connector, outcome });
    this.#upstreamSeconds.observe({ connector }, ms / 1000);
  }

  quotaWaited(connector: string, ms: number): void {
    this.#quotaWaits.observe({ connector }, ms / 1000);
  }

  loggedIn(connector: string, outcome: 'succeeded' | 'refused'): void {
    this.#logins.inc({ connector, outcome });
  }

  /** Everything as Prometheus reads it. */
  async text(): Promise<{ readonly type: string; readonly text: string }> {
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }

  #known(method: string): string {
    if (this.#methods.has(method)) return method;
    if (this.#methods.size >= mostMethods) return 'other';
    this.#methods.add(method);
    return method;
  }

  #counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames: [...labelNames], registers: [this.#registry] });
  }

  #histogram<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Histogram<Label> {
    return new Histogram({ name, help, labelNames: [...labelNames], buckets: seconds, registers: [this.#registry] });
  }
}
