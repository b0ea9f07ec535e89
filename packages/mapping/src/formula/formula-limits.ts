/** What one formula may take. */
export interface FormulaLimits {
  /** After so long a formula ends itself, at the next part of it that is evaluated. */
  readonly timeoutMs: number;
  /** After so long without an answer its process is killed. */
  readonly deadlineMs: number;
  /** All formulas of one run together. */
  readonly runMs: number;
  /** How deep calls may be nested. */
  readonly stack: number;
  /** How long a list may get on the way. */
  readonly sequence: number;
  /** How long a text may get on the way, in UTF-16 units. */
  readonly text: number;
  /** How large the result may be, as JSON. */
  readonly result: number;
  /** How much memory the process of formulas may use, in MiB. */
  readonly memory: number;
}

/** The limits unless others are given. */
export const formulaLimits: FormulaLimits = {
  timeoutMs: 500,
  deadlineMs: 2000,
  runMs: 15_000,
  stack: 200,
  sequence: 10_000,
  text: 4 * 1024 * 1024,
  result: 8 * 1024 * 1024,
  memory: 128,
};

/** The longest text of a formula, in characters: one that is made to be slow to read takes a few tens of milliseconds. */
export const longestFormula = 4000;

/** The longest text of a pattern, in characters. */
export const longestPattern = 1000;

/** The most that a pattern may repeat a part by number, as in `{1000}`: what the engine takes. */
export const mostRepeats = 1000;

/** The largest context that formulas are given, as JSON. */
export const largestContext = 16 * 1024 * 1024;
