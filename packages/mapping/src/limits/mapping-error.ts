/** Something that a definition of a value says wrongly. */
export interface GrammarProblem {
  /** Where in the definition, as a path: `lines[0].$path`; empty for the whole. */
  readonly at: string;
  /** One sentence. Never carries the value itself. */
  readonly detail: string;
  /** Known names nearest to an unknown one, best first. */
  readonly nearest?: readonly string[];
}

/**
 * Why a value could not be made.
 * - `value_malformed`: the definition is not one; `problems` says where.
 * - `value_too_large`: what it makes is larger, longer or deeper than allowed.
 * - `value_too_costly`: making it takes more work than allowed, such as lists within lists within lists.
 */
export type MappingErrorCode = 'value_malformed' | 'value_too_large' | 'value_too_costly';

/** The errors of making a value, formulas excepted (`FormulaError`). */
export class MappingError extends Error {
  readonly code: MappingErrorCode;
  readonly problems: readonly GrammarProblem[];

  constructor(code: MappingErrorCode, detail: string, problems: readonly GrammarProblem[] = []) {
    super(detail);
    this.name = 'MappingError';
    this.code = code;
    this.problems = problems;
  }
}
