import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDocuments } from './compare-documents.ts';

const step = (key: string, value: unknown) => ({ key, kind: 'transform', value });

describe('comparing documents', () => {
  it('names what was added, removed and changed by keys, wherever steps stand', () => {
    const before = { name: 'A', steps: [step('one', 1), step('two', { a: [1] }), step('three', 3)] };
    const after = { name: 'B', steps: [step('two', { a: [1, 2] }), step('one', 1), step('four', 4)] };
    expect(compareDocuments(before, after)).toEqual([
      { at: 'name', kind: 'changed', before: 'A', after: 'B' },
      { at: 'steps.two.value.a', kind: 'changed', before: [1], after: [1, 2] },
      { at: 'steps.three', kind: 'removed', before: step('three', 3) },
      { at: 'steps.four', kind: 'added', after: step('four', 4) },
      { at: 'steps.order', kind: 'changed', before: ['one', 'two'], after: ['two', 'one'] },
    ]);
  });

  it('takes a step that became another kind for another step', () => {
    const [change, ...rest] = compareDocuments({ steps: [step('one', 1)] }, { steps: [{ key: 'one', kind: 'end' }] });
    expect(change).toMatchObject({ at: 'steps.one', kind: 'changed', after: { kind: 'end' } });
    expect(rest).toEqual([]);
  });

  it('finds something exactly where two values differ', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const a = JSON.parse(JSON.stringify(one));
        const b = JSON.parse(JSON.stringify(other));
        expect(compareDocuments(a, structuredClone(a))).toEqual([]);
        expect(compareDocuments(a, b).length === 0).toBe(fc.stringify(a) === fc.stringify(b) || isSame(a, b));
      }),
    );
  });
});

function isSame(a: unknown, b: unknown): boolean {
  try {
    expect(a).toStrictEqual(b);
    return true;
  } catch {
    return false;
  }
}
