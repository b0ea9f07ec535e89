/** What was found while a definition was checked against the schemas around it. */
export interface ValueProblem {
  /** Where in the definition, as a path; empty for the whole. */
  readonly at: string;
  readonly code: ValueProblemCode;
  /** One sentence. */
  readonly detail: string;
  /** An `error` will not fit; a `warning` may not. */
  readonly level: 'error' | 'warning';
  /** Known names nearest to an unknown one, best first. */
  readonly nearest?: readonly string[];
}

/**
 * - `value_malformed`, `formula_invalid`: the definition cannot be read.
 * - `path_unknown`, `member_unknown`: there is no such place in the data, or in what is to be made.
 * - `required_missing`: a member that must be there is not made.
 * - `type_unfit`: the kind of value does not fit, for certain (error) or perhaps (warning).
 * - `may_be_nothing`: nothing may come of it where something must be.
 */
export type ValueProblemCode =
  | 'value_malformed'
  | 'formula_invalid'
  | 'path_unknown'
  | 'member_unknown'
  | 'required_missing'
  | 'type_unfit'
  | 'may_be_nothing';

const mostProblems = 100;

/** Comparisons that one check may take: schemas that hold themselves in several ways could be compared without end. */
const mostSteps = 5000;

/** Collects what is found, each thing once. */
export class Findings {
  readonly #budget: { steps: number };
  readonly #problems = new Map<string, ValueProblem>();
  #errors = 0;

  constructor(within?: Findings) {
    this.#budget = within === undefined ? { steps: mostSteps } : within.#budget;
  }

  /** Counts a comparison. False once there were so many that the rest is not known. */
  step(): boolean {
    this.#budget.steps -= 1;
    return this.#budget.steps >= 0;
  }

  get problems(): ValueProblem[] {
    return [...this.#problems.values()];
  }

  get errors(): number {
    return this.#errors;
  }

  /** Errors first, then warnings: the fewer the nearer. */
  get weight(): number {
    return this.#errors * 1000 + this.#problems.size;
  }

  error(code: ValueProblemCode, at: string, detail: string, nearest: readonly string[] = []): void {
    this.#add({ at, code, detail, level: 'error', ...(nearest.length > 0 && { nearest }) });
  }

  warning(code: ValueProblemCode, at: string, detail: string): void {
    this.#add({ at, code, detail, level: 'warning' });
  }

  /** Takes over what another one found. */
  take(other: Findings): void {
    for (const problem of other.#problems.values()) this.#add(problem);
  }

  #add(problem: ValueProblem): void {
    const key = `${problem.at}\n${problem.code}\n${problem.detail}`;
    if (this.#problems.size >= mostProblems || this.#problems.has(key)) return;
    this.#problems.set(key, problem);
    if (problem.level === 'error') this.#errors += 1;
  }
}
