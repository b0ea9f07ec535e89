import { FormulaChild } from './formula-child.ts';
import { FormulaError } from './formula-error.ts';
import { type FormulaLimits, formulaLimits, largestContext } from './formula-limits.ts';
import type { FormulaJob } from './formula-messages.ts';
import type { FormulaOutcome, FormulaRequest, Formulas } from './formulas.ts';

/** How formulas are run. */
export interface FormulaRunnerOptions {
  /** Processes at most; each is started when it is first needed and then kept. */
  readonly processes?: number;
  readonly limits?: Partial<FormulaLimits>;
}

interface Waiting {
  readonly job: FormulaJob;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (outcomes: readonly FormulaOutcome[]) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Runs formulas in processes of their own, which are killed at a deadline and replaced. First come, first served. Close it when done.
 *
 * @example
 * const runner = new FormulaRunner();
 * await runner.evaluate('$sum(lines.(price * quantity))', { lines: [{ price: 2.5, quantity: 4 }] }); // 10
 */
export class FormulaRunner implements Formulas {
  readonly #size: number;
  readonly #limits: FormulaLimits;
  readonly #children = new Set<FormulaChild>();
  readonly #idle: FormulaChild[] = [];
  #waiting: Waiting[] = [];
  #closed = false;

  constructor({ processes = 2, limits = {} }: FormulaRunnerOptions = {}) {
    this.#size = processes;
    this.#limits = { ...formulaLimits, ...limits };
  }

  /** Evaluates one formula. Gives undefined for nothing; throws `FormulaError`, or the signal's reason when given up. */
  async evaluate(text: string, input: Readonly<Record<string, unknown>>, signal?: AbortSignal): Promise<unknown> {
    const [outcome] = await this.run(input, [{ text, names: {} }], signal);
    if (outcome?.error !== undefined) throw outcome.error;
    return outcome?.value;
  }

  /** Evaluates formulas over one context, as `Formulas` says. */
  async run(
    context: Readonly<Record<string, unknown>>,
    requests: readonly FormulaRequest[],
    signal?: AbortSignal,
  ): Promise<readonly FormulaOutcome[]> {
    signal?.throwIfAborted();
    const job = this.#write(context, requests);
    if (job instanceof FormulaError) return [{ error: job }];
    if (requests.length === 0) return [];
    const { promise, resolve, reject } = Promise.withResolvers<readonly FormulaOutcome[]>();
    const waiting: Waiting = { job, signal, resolve, reject };
    const giveUp = (): void => {
      this.#waiting = this.#waiting.filter((other) => other !== waiting);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', giveUp, { once: true });
    this.#waiting.push(waiting);
    this.#handOut();
    try {
      return await promise;
    } finally {
      signal?.removeEventListener('abort', giveUp);
    }
  }

  /** Ends all processes; what was waiting fails. Resolves when they are gone. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(closed());
    const children = [...this.#children];
    for (const child of children) child.kill();
    await Promise.all(children.map((child) => child.exited));
  }

  #write(context: Readonly<Record<string, unknown>>, requests: readonly FormulaRequest[]): FormulaJob | FormulaError {
    if (this.#closed) return closed();
    try {
      const written = JSON.stringify(context);
      const formulas = requests.map(({ text, names }) => ({ text, names: JSON.stringify(names) }));
      const size = formulas.reduce((sum, { names }) => sum + names.length, written.length);
      if (size <= largestContext) return { limits: this.#limits, context: written, formulas };
    } catch {
      // Deeper than JSON can be written, or no JSON at all: too large is what it comes to.
    }
    return new FormulaError(
      'formula_too_large',
      `What the formula works on is larger than ${largestContext} characters.`,
    );
  }

  /** Gives what waits to the processes that are free, and starts one where there may be more. */
  #handOut(): void {
    while (this.#waiting.length > 0) {
      const child = this.#idle.pop();
      if (child === undefined) {
        if (this.#children.size < this.#size) this.#start();
        return;
      }
      const next = this.#waiting.shift();
      if (next !== undefined) void this.#do(child, next);
    }
  }

  async #do(child: FormulaChild, { job, signal, resolve, reject }: Waiting): Promise<void> {
    const giveUp = (): void => {
      child.kill();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', giveUp, { once: true });
    try {
      resolve(await child.run(job));
    } finally {
      signal?.removeEventListener('abort', giveUp);
      if (child.alive) this.#free(child);
    }
  }

  #free(child: FormulaChild): void {
    this.#idle.push(child);
    this.#handOut();
  }

  #start(): void {
    const child = new FormulaChild(this.#limits);
    this.#children.add(child);
    let started = false;
    child.ready.then(
      () => {
        started = true;
        this.#free(child);
      },
      (error: unknown) => {
        for (const { reject } of this.#waiting.splice(0)) reject(error);
      },
    );
    void child.exited.then(() => {
      this.#children.delete(child);
      const at = this.#idle.indexOf(child);
      if (at >= 0) this.#idle.splice(at, 1);
      // A fresh one in its place, so that the next formula finds it warm.
      if (started && !this.#closed && this.#children.size < this.#size) this.#start();
    });
  }
}

function closed(): FormulaError {
  return new FormulaError('formula_failed', 'Formulas are no longer run here: the server is stopping.');
}
