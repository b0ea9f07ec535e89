import type { ConditionNode, ValueNode } from '../grammar/node.ts';
import { askOne, compareValues } from './compare-values.ts';
import type { Compilation } from './compilation.ts';
import { type Evaluate, pending, type Run, type Scope } from './run.ts';

/** A condition, compiled: whether it holds, or `pending`. */
export type Decide = (run: Run, scope: Scope | undefined) => boolean | typeof pending;

/** Compiles the values that stand in a condition. */
export type CompileValue = (node: ValueNode, names: readonly string[], compilation: Compilation) => Evaluate;

/** Compiles a condition. Parts are looked at one after another, and no further than needed. */
export function compileConditionNode(
  node: ConditionNode,
  names: readonly string[],
  compilation: Compilation,
  compileValue: CompileValue,
): Decide {
  const inner = (part: ConditionNode): Decide => compileConditionNode(part, names, compilation, compileValue);
  switch (node.kind) {
    case 'all':
      return untilFound(node.conditions.map(inner), false);
    case 'any':
      return untilFound(node.conditions.map(inner), true);
    case 'not': {
      const decide = inner(node.condition);
      return (run, scope) => {
        const outcome = decide(run, scope);
        return outcome === pending ? pending : !outcome;
      };
    }
    case 'formula': {
      const formula = compilation.formula(node.text, names);
      return (run, scope) => {
        const outcome = formula(run, scope);
        if (outcome === pending || typeof outcome === 'boolean') return outcome;
        if (outcome !== undefined && outcome !== null) run.warn(node.at, 'The formula gave neither true nor false.');
        return false;
      };
    }
    case 'one': {
      const left = compileValue(node.left, names, compilation);
      return (run, scope) => {
        run.enter();
        const value = left(run, scope);
        return value === pending ? pending : askOne(node.is, value);
      };
    }
    case 'two':
      return compileComparison(
        node,
        compileValue(node.left, names, compilation),
        compileValue(node.right, names, compilation),
      );
  }
}

function compileComparison(node: ConditionNode & { kind: 'two' }, left: Evaluate, right: Evaluate): Decide {
  const { is, at, ignoreCase } = node;
  return (run, scope) => {
    run.enter();
    const one = left(run, scope);
    const other = right(run, scope);
    if (one === pending || other === pending) return pending;
    const outcome = compareValues(is, one, other, ignoreCase, run.work);
    if (typeof outcome === 'boolean') return outcome;
    run.warn(at, `"${is}" ${outcome}.`);
    return false;
  };
}

/** Looks for the first part that comes out as wanted; a part that is pending stops the looking. */
function untilFound(parts: readonly Decide[], wanted: boolean): Decide {
  return (run, scope) => {
    run.enter();
    for (const decide of parts) {
      const outcome = decide(run, scope);
      if (outcome === pending) return pending;
      if (outcome === wanted) return wanted;
    }
    return !wanted;
  };
}
