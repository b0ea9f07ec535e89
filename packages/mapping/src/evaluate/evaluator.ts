import type { Formulas } from '../formula/formulas.ts';
import type { Condition, Value } from '../grammar/value.ts';
import { type Parsed, parseCondition, parseValue } from '../grammar/parse-value.ts';
import { MappingError } from '../limits/mapping-error.ts';
import { measure } from '../limits/size.ts';
import { Compilation } from './compilation.ts';
import { compileConditionNode } from './compile-condition.ts';
import { compileNode } from './compile-node.ts';
import { pending, Run, type Scope, type ValueWarning } from './run.ts';

/** What values are computed from: its members are the roots of paths. */
export type Context = Readonly<Record<string, unknown>>;

/** What evaluating takes besides the context. */
export interface EvaluateOptions {
  /** Evaluates the formulas; needed where the definition has any. */
  readonly formulas?: Formulas;
  readonly signal?: AbortSignal;
}

/** A value that was made. It shares parts with the context and the definition: read it, do not change it. */
export interface Evaluated {
  /** Undefined where nothing is there. */
  readonly value: unknown;
  readonly warnings: readonly ValueWarning[];
}

/** Whether a condition holds. */
export interface Decided {
  readonly holds: boolean;
  readonly warnings: readonly ValueWarning[];
}

/**
 * A value, compiled. Evaluating is done at once where there are no formulas, and promised where there are.
 * Throws or rejects with `MappingError` or `FormulaError`, or the signal's reason.
 */
export interface ValueEvaluator {
  readonly hasFormulas: boolean;
  evaluate(context: Context, options?: EvaluateOptions): Evaluated | Promise<Evaluated>;
}

/** A condition, compiled. It evaluates as a value does. */
export interface ConditionEvaluator {
  readonly hasFormulas: boolean;
  evaluate(context: Context, options?: EvaluateOptions): Decided | Promise<Decided>;
}

/** Compiles a value, to be evaluated many times. Throws `value_malformed` where it is none. */
export function compileValue(value: Value): ValueEvaluator {
  const compilation = new Compilation();
  const evaluate = compileNode(sound(parseValue(value)), [], compilation);
  return evaluator(compilation.hasFormulas, evaluate, (made, { warnings }) => {
    measure(made);
    return { value: made, warnings };
  });
}

/** Compiles a condition, to be evaluated many times. Throws `value_malformed` where it is none. */
export function compileCondition(condition: Condition): ConditionEvaluator {
  const compilation = new Compilation();
  const decide = compileConditionNode(sound(parseCondition(condition)), [], compilation, compileNode);
  return evaluator(compilation.hasFormulas, decide, (holds, { warnings }) => ({ holds: holds === true, warnings }));
}

/** Evaluates a value once. What is evaluated often is compiled first. */
export async function evaluateValue(value: Value, context: Context, options?: EvaluateOptions): Promise<Evaluated> {
  return compileValue(value).evaluate(context, options);
}

/** Evaluates a condition once. What is evaluated often is compiled first. */
export async function evaluateCondition(
  condition: Condition,
  context: Context,
  options?: EvaluateOptions,
): Promise<Decided> {
  return compileCondition(condition).evaluate(context, options);
}

type Go = (run: Run, scope: Scope | undefined) => unknown;
type Finish<R> = (outcome: unknown, run: Run) => R;

function evaluator<R>(
  hasFormulas: boolean,
  go: Go,
  finish: Finish<R>,
): { hasFormulas: boolean; evaluate(context: Context, options?: EvaluateOptions): R | Promise<R> } {
  return {
    hasFormulas,
    evaluate: (context, options = {}) => {
      if (hasFormulas) return evaluateInRounds(go, finish, context, options);
      const run = new Run(context, noAnswers);
      return finish(go(run, undefined), run);
    },
  };
}

const noAnswers: ReadonlyMap<string, unknown> = new Map();

/**
 * Goes over the definition until no formula is missing: each go asks for all formulas it comes upon, and the next one finds their
 * answers. So all the lines of an order take one way to the worker, not one each.
 */
async function evaluateInRounds<R>(go: Go, finish: Finish<R>, context: Context, options: EvaluateOptions): Promise<R> {
  const { formulas, signal } = options;
  const answers = new Map<string, unknown>();
  for (;;) {
    signal?.throwIfAborted();
    const run = new Run(context, answers);
    const outcome = go(run, undefined);
    if (outcome !== pending && run.requests.size === 0) return finish(outcome, run);
    if (formulas === undefined) throw new TypeError('This definition has formulas: give what evaluates them.');
    const keys = [...run.requests.keys()];
    const outcomes = await formulas.run(context, [...run.requests.values()], signal);
    outcomes.forEach(({ value, error }, index) => {
      if (error !== undefined) throw error;
      answers.set(keys[index] ?? '', value);
    });
    if (outcomes.length < keys.length) throw new TypeError('Formulas were left without an outcome.');
  }
}

function sound<N>(parsed: Parsed<N>): N {
  if (parsed.problems === undefined) return parsed.node;
  const [first] = parsed.problems;
  const where = first === undefined || first.at === '' ? 'The definition' : first.at;
  throw new MappingError('value_malformed', `${where} ${first?.detail ?? 'is malformed.'}`, parsed.problems);
}
