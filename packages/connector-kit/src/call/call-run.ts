import type { AuthenticationMode } from '../definition/authentication-mode.ts';
import type { Connector } from '../definition/connector.ts';
import type { Credential } from '../definition/credential.ts';
import type { Method, Warning } from '../definition/method.ts';
import type { Site } from '../definition/site.ts';
import type { Attempt, CallLimits, CallRequest, Expense } from './call-request.ts';
import type { CallerOptions } from './caller-options.ts';

/** One call while it runs: what was chosen for it, and what it has cost so far. */
export interface CallRun {
  readonly options: CallerOptions;
  readonly connector: Connector;
  readonly request: CallRequest;
  readonly method: Method;
  readonly mode: AuthenticationMode;
  readonly site: Site;
  readonly limits: CallLimits;
  /** Where the site's budget and look-ups are kept: the site's own place once verified, else one of this installation. */
  readonly budgetKey: string;
  readonly attempts: Attempt[];
  readonly warnings: Warning[];
  credential: Credential | undefined;
  /** `beforeFirstByte` was awaited. */
  announced: boolean;
}

/** What the run has cost so far. */
export function expenseOf(run: CallRun): Expense {
  return {
    requests: run.attempts.length,
    durationMs: Math.round(run.attempts.reduce((sum, attempt) => sum + attempt.durationMs, 0)),
    attempts: run.attempts,
  };
}
