import { TandemError } from '@tandem/connector-kit';
import {
  compileCondition,
  compileValue,
  FormulaError,
  MappingError,
  type Condition,
  type ConditionEvaluator,
  type Formulas,
  type Value,
  type ValueEvaluator,
} from '@tandem/mapping';
import type { ValueContext } from './scope.ts';

export type ValueWarning = Readonly<Record<string, unknown>>;

/** Evaluates the values of documents; each is compiled once for as long as its document is remembered. */
export class Values {
  readonly #formulas: Formulas;
  readonly #compiled = new WeakMap<object, ValueEvaluator>();
  readonly #conditions = new WeakMap<object, ConditionEvaluator>();

  constructor(formulas: Formulas) {
    this.#formulas = formulas;
  }

  /**
   * @returns the value; undefined where nothing is there
   * @throws TandemError `input_invalid` where a formula fails or a value grows beyond its limits
   */
  async evaluate(
    value: Value,
    context: ValueContext,
    signal: AbortSignal,
  ): Promise<{ readonly value: unknown; readonly warnings: readonly ValueWarning[] }> {
    if (typeof value !== 'object' || value === null) return { value, warnings: [] };
    let evaluator = this.#compiled.get(value);
    if (evaluator === undefined) this.#compiled.set(value, (evaluator = compileValue(value)));
    try {
      const { value: given, warnings } = await evaluator.evaluate(context, { formulas: this.#formulas, signal });
      return { value: given, warnings: warnings.map((warning) => ({ ...warning })) };
    } catch (error) {
      throw translated(error);
    }
  }

  /** Whether a condition holds; fails as `evaluate` does. */
  async decide(
    condition: Condition,
    context: ValueContext,
    signal: AbortSignal,
  ): Promise<{ readonly holds: boolean; readonly warnings: readonly ValueWarning[] }> {
    let evaluator = this.#conditions.get(condition);
    if (evaluator === undefined) this.#conditions.set(condition, (evaluator = compileCondition(condition)));
    try {
      const { holds, warnings } = await evaluator.evaluate(context, { formulas: this.#formulas, signal });
      return { holds, warnings: warnings.map((warning) => ({ ...warning })) };
    } catch (error) {
      throw translated(error);
    }
  }
}

function translated(error: unknown): unknown {
  if (error instanceof FormulaError || error instanceof MappingError)
    return new TandemError('input_invalid', `${error.code}: ${error.message}`, {
      hint: 'Open the step in the builder, and try the value with the data of this transaction.',
      cause: error,
    });
  return error;
}
