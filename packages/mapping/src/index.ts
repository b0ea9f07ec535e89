export { type GrammarProblem, MappingError, type MappingErrorCode } from './limits/mapping-error.ts';
export type { BinaryComparison, Comparison, Condition, Mark, UnaryComparison, Value } from './grammar/value.ts';
export { conditionSchema, valueSchema } from './grammar/value-schema.ts';
export { transformCatalogue, transformSchema, type Transform } from './transforms/transform.ts';
export type { TransformDescription, TransformParameter } from './transforms/define-transform.ts';
export { FormulaError, type FormulaErrorCode } from './formula/formula-error.ts';
export type { FormulaOutcome, FormulaRequest, Formulas } from './formula/formulas.ts';
export {
  compileCondition,
  compileValue,
  type ConditionEvaluator,
  type Context,
  type Decided,
  evaluateCondition,
  type Evaluated,
  type EvaluateOptions,
  evaluateValue,
  type ValueEvaluator,
} from './evaluate/evaluator.ts';
export type { ValueWarning } from './evaluate/run.ts';
export { checkFormula, type FormulaProblem } from './formula/check-formula.ts';
export type { FormulaLimits } from './formula/formula-limits.ts';
export { FormulaRunner, type FormulaRunnerOptions } from './formula/formula-runner.ts';
export { checkCondition, checkValue, type ValueSurroundings } from './check/check-value.ts';
export type { ValueProblem, ValueProblemCode } from './check/findings.ts';
