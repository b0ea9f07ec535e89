import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { FormulaError } from './formula-error.ts';
import type { FormulaLimits } from './formula-limits.ts';
import type { FormulaJob } from './formula-messages.ts';
import type { FormulaOutcome } from './formulas.ts';

const startMs = 60_000;

const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('value'), json: z.string().optional() }),
  z.strictObject({
    kind: z.literal('error'),
    code: z.enum(['formula_invalid', 'formula_timeout', 'formula_too_large', 'formula_failed']),
    detail: z.string(),
    position: z.number().optional(),
  }),
]);

/** What an answer says of a formula. Nothing that the process sends can make it throw. */
function readAnswer(message: unknown): FormulaOutcome | undefined {
  const answer = answerSchema.safeParse(message).data;
  if (answer?.kind === 'ready') return undefined;
  if (answer?.kind === 'error') return { error: new FormulaError(answer.code, answer.detail, answer.position) };
  try {
    const value: unknown = answer?.json === undefined ? undefined : JSON.parse(answer.json);
    if (answer !== undefined) return { value };
  } catch {
    // As for an answer of another form.
  }
  return { error: new FormulaError('formula_failed', 'The process of formulas answered something unreadable.') };
}

/** The work a child is at. */
interface Doing {
  readonly job: FormulaJob;
  readonly outcomes: FormulaOutcome[];
  readonly done: (outcomes: readonly FormulaOutcome[]) => void;
  readonly until: number;
  timer: NodeJS.Timeout;
}

/**
 * One process of formulas. It is a process and not a worker thread, since a thread that asks for more memory than its limit in one piece
 * takes the whole server with it.
 */
export class FormulaChild {
  /** Resolves once formulas can be given to it; rejects where it does not start. */
  readonly ready: Promise<void>;
  readonly #process: ChildProcess;
  readonly #exited: Promise<void>;
  #alive = true;
  #doing: Doing | undefined;

  constructor(limits: FormulaLimits) {
    this.#process = fork(fileURLToPath(new URL('formula-process.ts', import.meta.url)), [], {
      // Nothing of the server's environment, which holds keys; Windows starts nothing without its root.
      env: process.env['SystemRoot'] === undefined ? {} : { SystemRoot: process.env['SystemRoot'] },
      execArgv: [
        `--max-old-space-size=${limits.memory}`,
        '--max-semi-space-size=8',
        '--disable-proto=delete',
        '--permission',
        '--allow-fs-read=*',
        '--no-warnings',
      ],
      // A process that runs out of memory writes pages about it.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    this.#exited = new Promise((resolve) => {
      this.#process.once('exit', () => resolve());
      this.#process.on('error', () => resolve());
    });
    this.ready = new Promise((resolve, reject) => {
      const late = setTimeout(() => this.kill(), startMs);
      this.#process.once('message', () => {
        clearTimeout(late);
        this.#process.on('message', (answer) => this.#take(answer));
        resolve();
      });
      void this.#exited.then(() => {
        clearTimeout(late);
        this.#gone();
        reject(new FormulaError('formula_failed', 'The process of formulas did not start.'));
      });
    });
    this.#hold(false);
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Resolves when the process is gone. */
  get exited(): Promise<void> {
    return this.#exited;
  }

  /** Does a job, one at a time. Always ends with outcomes: after one that is an error the rest is left out. */
  async run(job: FormulaJob): Promise<readonly FormulaOutcome[]> {
    const { promise, resolve } = Promise.withResolvers<readonly FormulaOutcome[]>();
    const until = performance.now() + job.limits.runMs;
    this.#doing = { job, outcomes: [], done: resolve, until, timer: this.#deadline(job, until) };
    this.#hold(true);
    this.#process.send(job, (error) => {
      if (error !== null) this.#end(new FormulaError('formula_failed', 'The process of formulas is gone.'));
    });
    return promise;
  }

  /** Ends the process at once, whatever it is doing. */
  kill(): void {
    this.#alive = false;
    this.#process.ref();
    this.#process.kill('SIGKILL');
  }

  #deadline(job: FormulaJob, until: number): NodeJS.Timeout {
    const wait = Math.min(job.limits.deadlineMs, Math.max(0, until - performance.now()));
    return setTimeout(() => {
      this.kill();
      this.#end(new FormulaError('formula_timeout', 'The formula was not done by its deadline.'));
    }, wait);
  }

  #take(message: unknown): void {
    const doing = this.#doing;
    const outcome = readAnswer(message);
    if (doing === undefined || outcome === undefined) return;
    if (outcome.error !== undefined) {
      this.#end(outcome.error);
      return;
    }
    doing.outcomes.push(outcome);
    if (doing.outcomes.length === doing.job.formulas.length) {
      this.#end(undefined);
      return;
    }
    clearTimeout(doing.timer);
    doing.timer = this.#deadline(doing.job, doing.until);
  }

  #gone(): void {
    this.#alive = false;
    this.#end(new FormulaError('formula_too_large', 'The formula needs more memory than allowed.'));
  }

  #end(error: FormulaError | undefined): void {
    const doing = this.#doing;
    if (doing === undefined) return;
    this.#doing = undefined;
    clearTimeout(doing.timer);
    this.#hold(false);
    doing.done(error === undefined ? doing.outcomes : [...doing.outcomes, { error }]);
  }

  /** A process that waits for work does not keep the server from ending. */
  #hold(busy: boolean): void {
    if (busy) {
      this.#process.ref();
      this.#process.channel?.ref();
    } else {
      this.#process.unref();
      this.#process.channel?.unref();
    }
  }
}
