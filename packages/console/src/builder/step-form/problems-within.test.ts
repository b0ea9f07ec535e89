import { describe, expect, it } from 'vitest';
import { problemsAt, problemsByPath } from './problems-within.ts';

const problem = (at: string, detail = at) => ({ code: 'wrong', at, detail, level: 'error' as const });

describe('the problems of a step', () => {
  it('are those of its fields, and none of a step whose key begins alike', () => {
    const all = [problem('steps.find'), problem('steps.find.input.id'), problem('steps.findAll.input.id')];
    expect(problemsAt(all, 'steps.find').map(({ at }) => at)).toEqual(['steps.find', 'steps.find.input.id']);
  });

  it('stand at the field whose path, formula or transform is wrong', () => {
    const found = problemsByPath(
      [problem('steps.a.input.name.$path'), problem('steps.a.input.sum.through.0.by'), problem('steps.a.input.id')],
      'steps.a.input',
    );
    expect([...found.keys()].toSorted()).toEqual(['id', 'name', 'name.$path', 'sum', 'sum.through.0.by']);
  });
});
