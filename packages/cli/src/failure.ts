import type { Problem } from './problem.ts';

/** What ends a command: printed with its hint, then the process ends with the exit status. */
export class Failure extends Error {
  /** 1: it was tried and failed; 2: the command was used wrongly, and nothing was tried. */
  readonly exitStatus: 1 | 2;
  readonly hint: string | undefined;
  /** What the server answered, where it was the server that refused. */
  readonly problem: Problem | undefined;

  constructor(exitStatus: 1 | 2, message: string, facts: { hint?: string; problem?: Problem; cause?: unknown } = {}) {
    super(message, { cause: facts.cause });
    this.name = 'Failure';
    this.exitStatus = exitStatus;
    this.hint = facts.hint;
    this.problem = facts.problem;
  }
}
