import { nearestNames, TandemError, type FieldProblem } from '@tandem/connector-kit';
import type { CycleDocument } from '../definition/cycle-document.ts';
import { variableProblem } from '../definition/variable-value.ts';

/** Values of a cycle's variables by their names. */
export type Variables = Readonly<Record<string, unknown>>;

/**
 * The values after a change: one left out stays, null takes it away, after which the default applies again. What the document has no longer, or
 * has as another kind, is dropped.
 *
 * @throws TandemError `input_invalid`
 */
export function fillIn(document: CycleDocument, current: Variables, wishes: Variables): Variables {
  const declared = document.variables ?? [];
  const problems = Object.entries(wishes).flatMap(([name, value]): FieldProblem[] => {
    const field = `variables.${name}`;
    const variable = declared.find((candidate) => candidate.name === name);
    if (variable === undefined) {
      const nearest = nearestNames(
        name,
        declared.map((candidate) => candidate.name),
      );
      return [{ field, code: 'unknown', detail: 'The document has no such variable.', nearest }];
    }
    const problem = value === null ? undefined : variableProblem(variable, value);
    return problem === undefined ? [] : [{ field, code: 'invalid', detail: problem }];
  });
  if (problems.length > 0) {
    throw new TandemError('input_invalid', 'A variable of the cycle does not fit.', { errors: problems });
  }
  return Object.fromEntries(
    declared.flatMap((variable): [string, unknown][] => {
      const value = valueOf(variable.name, current, wishes);
      if (value === undefined || value === null || variableProblem(variable, value) !== undefined) return [];
      return [[variable.name, value]];
    }),
  );
}

function valueOf(name: string, current: Variables, wishes: Variables): unknown {
  if (Object.hasOwn(wishes, name)) return wishes[name];
  return Object.hasOwn(current, name) ? current[name] : undefined;
}
