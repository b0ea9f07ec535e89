import type { FormulaError } from './formula-error.ts';

/** A formula to evaluate. */
export interface FormulaRequest {
  readonly text: string;
  /** What the formula sees beside the context, such as the item of an enclosing list. */
  readonly names: Readonly<Record<string, unknown>>;
}

/** What came of a formula: a value (undefined where it gave nothing) or its error. */
export type FormulaOutcome =
  | { readonly value: unknown; readonly error?: never }
  | { readonly error: FormulaError; readonly value?: never };

/** Whatever evaluates formulas away from the caller's thread. */
export interface Formulas {
  /**
   * Evaluates formulas over one context, with an outcome for each in the same order. After an error the rest is left out: its
   * outcomes are missing. Rejects with the signal's reason when it is given up.
   */
  run(
    context: Readonly<Record<string, unknown>>,
    requests: readonly FormulaRequest[],
    signal?: AbortSignal,
  ): Promise<readonly FormulaOutcome[]>;
}
