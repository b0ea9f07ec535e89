/**
 * Why a formula gave no value.
 * - `formula_invalid`: its text cannot be read, or uses what formulas may not.
 * - `formula_timeout`: it was not done by its deadline.
 * - `formula_too_large`: what it makes, or what it needs while it runs, is larger than allowed.
 * - `formula_failed`: it ran into an error of its own, such as adding a text to a number, or was given up.
 */
export type FormulaErrorCode = 'formula_invalid' | 'formula_timeout' | 'formula_too_large' | 'formula_failed';

/** The one error of formulas. */
export class FormulaError extends Error {
  readonly code: FormulaErrorCode;
  /** Where in the text of the formula, counted from 0. */
  readonly position: number | undefined;

  constructor(code: FormulaErrorCode, detail: string, position?: number) {
    super(detail);
    this.name = 'FormulaError';
    this.code = code;
    this.position = position;
  }
}
