/** A request that reached the API of a company. Bodies and secrets are not kept. */
export interface LoggedRequest {
  readonly number: number;
  readonly at: string;
  readonly method: string;
  readonly module: string;
  readonly action: string;
  readonly id: string | null;
  readonly credential: 'apiKey' | 'userToken' | 'both' | 'none';
  readonly user: number | null;
  readonly page: number | null;
  readonly perPage: number | null;
  /** 0 where no answer was sent. */
  readonly httpStatus: number;
  readonly statusCode: number | null;
  /** Whether the call was carried out, whatever was answered. */
  readonly processed: boolean;
  readonly fault: string | null;
  readonly durationMs: number;
}

const KEPT = 1_000;
/** How many more may pile up before the oldest are dropped. */
const SLACK = 250;
const MOST_COUNTED = 500;

/** What was asked of a company, for tests that want to know how often and what was not sent. */
export class RequestLog {
  #requests: LoggedRequest[] = [];
  #counts = new Map<string, number>();
  #total = 0;
  #processed = 0;
  #logins = 0;

  add(request: Omit<LoggedRequest, 'number'>): void {
    this.#total += 1;
    if (request.processed) this.#processed += 1;
    if (request.module === 'userAuth') this.#logins += 1;
    const name = `${request.module}/${request.action}`;
    const counted = this.#counts.get(name);
    if (counted !== undefined || this.#counts.size < MOST_COUNTED) this.#counts.set(name, (counted ?? 0) + 1);
    this.#requests.push({ number: this.#total, ...request });
    if (this.#requests.length >= KEPT + SLACK) this.#requests = this.#requests.slice(-KEPT);
  }

  /** Counts since the last reset, and the last requests with a number above `after`. */
  report(after: number): {
    total: number;
    processed: number;
    logins: number;
    counts: Readonly<Record<string, number>>;
    requests: readonly LoggedRequest[];
  } {
    return {
      total: this.#total,
      processed: this.#processed,
      logins: this.#logins,
      counts: Object.fromEntries(this.#counts),
      requests: this.#requests.slice(-KEPT).filter((request) => request.number > after),
    };
  }

  reset(): void {
    this.#requests = [];
    this.#counts = new Map();
    this.#total = 0;
    this.#processed = 0;
    this.#logins = 0;
  }
}
