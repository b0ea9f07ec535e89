import type { TransformNode } from '../grammar/node.ts';
import { Unfit } from '../transforms/define-transform.ts';
import { findTransform } from '../transforms/transform.ts';
import { type Evaluate, pending } from './run.ts';

/** Compiles a value that goes through transforms, which stand at `at`. What does not fit becomes null, with a warning. */
export function compileTransforms(nodes: readonly TransformNode[], at: string, of: Evaluate): Evaluate {
  if (nodes.length === 0) return of;
  const steps = nodes.flatMap(({ use, parameters }, index) => {
    const definition = findTransform(use);
    return definition === undefined
      ? []
      : [{ use, at: `${at}[${index}]`, takesNothing: definition.takesNothing, apply: definition.bind(parameters) }];
  });
  return (run, scope) => {
    let value = of(run, scope);
    if (value === pending) return pending;
    for (const step of steps) {
      if (!step.takesNothing && (value === undefined || value === null)) continue;
      run.enter();
      value = step.apply(value, run.work);
      if (value instanceof Unfit) {
        run.warn(step.at, `"${step.use}" ${value.detail}.`);
        value = null;
      }
    }
    return value;
  };
}
