export { type GrammarProblem, MappingError, type MappingErrorCode } from './limits/mapping-error.ts';
export type { BinaryComparison, Comparison, Condition, Mark, UnaryComparison, Value } from './grammar/value.ts';
export { conditionSchema, valueSchema } from './grammar/value-schema.ts';
export { transformCatalogue, transformSchema, type Transform } from './transforms/transform.ts';
export type { TransformDescription, TransformParameter } from './transforms/define-transform.ts';
