import { describe, expect, it } from 'vitest';
import { keysBefore, loopAround, walk } from './blocks.ts';
import { type CycleDocument, readCycleDocument, type Step } from './cycle-document.ts';
import { duplicateStep, freshKey, insertStep, moveStep, removeStep, renameStep, shiftStep } from './edit-steps.ts';

const transform = (key: string, value: unknown = null): Step => ({ key, kind: 'transform', value });

const document: CycleDocument = {
  format: 1,
  name: 'Orders',
  connectors: {},
  trigger: { kind: 'manual' },
  steps: [
    transform('first'),
    {
      key: 'choose',
      kind: 'decision',
      when: { left: { $path: 'steps.first.ok' }, is: 'equals', right: true },
      then: [transform('yes')],
      else: [],
    },
    {
      key: 'each',
      kind: 'loop',
      over: { list: { $path: 'steps.first.rows' } },
      steps: [transform('inner', { a: { $path: 'record.id' }, b: { $formula: 'steps.first.x + steps.firstly' } })],
    },
    transform('last', { $path: 'steps["first"].id' }),
  ],
};

/** The keys as they stand in each other, such as `first choose(yes|) each(inner) last`. */
function shape(steps: readonly Step[]): string {
  return steps
    .map((step) => {
      if (step.kind === 'decision') return `${step.key}(${shape(step.then)}|${shape(step.else ?? [])})`;
      return step.kind === 'loop' ? `${step.key}(${shape(step.steps)})` : step.key;
    })
    .join(' ');
}

const after = (changed: CycleDocument) => shape(changed.steps);

describe('editing the steps of a document', () => {
  it('inserts at the document itself, in a branch, and in a loop', () => {
    const put = (within: string | null, branch: 'then' | 'else' | 'steps', at: number) =>
      after(insertStep(document, { block: { within, branch }, at }, transform('new')));
    expect(put(null, 'steps', 1)).toBe('first new choose(yes|) each(inner) last');
    expect(put('choose', 'else', 0)).toBe('first choose(yes|new) each(inner) last');
    expect(put('each', 'steps', 1)).toBe('first choose(yes|) each(inner new) last');
  });

  it('removes a step with all it holds, and leaves the document as it was', () => {
    expect(after(removeStep(document, 'choose'))).toBe('first each(inner) last');
    expect(after(removeStep(document, 'inner'))).toBe('first choose(yes|) each() last');
    expect(removeStep(document, 'nobody')).toBe(document);
    expect(after(document)).toBe('first choose(yes|) each(inner) last');
  });

  it('moves between blocks, counting places before the move', () => {
    const move = (key: string, within: string | null, branch: 'then' | 'else' | 'steps', at: number) =>
      after(moveStep(document, key, { block: { within, branch }, at }));
    expect(move('first', null, 'steps', 4)).toBe('choose(yes|) each(inner) last first');
    expect(move('last', null, 'steps', 0)).toBe('last first choose(yes|) each(inner)');
    expect(move('last', 'choose', 'then', 0)).toBe('first choose(last yes|) each(inner)');
    expect(move('inner', 'choose', 'else', 0)).toBe('first choose(yes|inner) each() last');
    expect(moveStep(document, 'first', { block: { within: null, branch: 'steps' }, at: 1 })).toBe(document);
  });

  it('never moves a step into itself', () => {
    expect(moveStep(document, 'each', { block: { within: 'each', branch: 'steps' }, at: 0 })).toBe(document);
  });

  it('shifts up and down, over the edge of a block, and in and out of one', () => {
    expect(after(shiftStep(document, 'last', 'up'))).toBe('first choose(yes|) last each(inner)');
    expect(after(shiftStep(document, 'first', 'down'))).toBe('choose(yes|) first each(inner) last');
    expect(after(shiftStep(document, 'inner', 'up'))).toBe('first choose(yes|) inner each() last');
    expect(after(shiftStep(document, 'inner', 'down'))).toBe('first choose(yes|) each() inner last');
    expect(after(shiftStep(document, 'last', 'in'))).toBe('first choose(yes|) each(inner last)');
    expect(after(shiftStep(document, 'yes', 'out'))).toBe('first choose(|) yes each(inner) last');
    expect(shiftStep(document, 'first', 'up')).toBe(document);
    expect(shiftStep(document, 'last', 'down')).toBe(document);
  });

  it('gives a copy keys of its own, within it too', () => {
    const { document: changed, key } = duplicateStep(document, 'each');
    expect(after(changed)).toBe('first choose(yes|) each(inner) each2(inner2) last');
    expect(key).toBe('each2');
  });

  it('renames a step with every path and formula that speaks of it, and nothing that merely looks like it', () => {
    const renamed = renameStep(document, 'first', 'found');
    expect(renamed.steps[2]).toMatchObject({
      over: { list: { $path: 'steps.found.rows' } },
      steps: [{ value: { a: { $path: 'record.id' }, b: { $formula: 'steps.found.x + steps.firstly' } } }],
    });
    expect(renamed.steps[3]).toMatchObject({ value: { $path: 'steps["found"].id' } });
    expect(renamed.steps[1]).toMatchObject({ when: { left: { $path: 'steps.found.ok' } } });
    expect(renameStep(document, 'first', 'last')).toBe(document);
  });

  it('finds a key that is free', () => {
    expect(freshKey('tasks.list', new Set())).toBe('tasks_list');
    expect(freshKey('step', new Set(['step', 'step2']))).toBe('step3');
    expect(freshKey('42', new Set())).toBe('step');
  });
});

describe('what a step sees', () => {
  it('is what comes before it, and within a loop its record', () => {
    expect(keysBefore(document, 'last')).toEqual(['first', 'yes', 'each']);
    expect(keysBefore(document, 'inner')).toEqual(['first', 'yes']);
    expect(keysBefore(document, 'first')).toEqual([]);
    expect(loopAround(document, 'inner')?.key).toBe('each');
    expect(loopAround(document, 'yes')).toBeUndefined();
  });

  it('is read in the order of the document', () => {
    expect([...walk(document.steps)].map(({ step, depth }) => `${depth}${step.key}`)).toEqual([
      '0first',
      '0choose',
      '1yes',
      '0each',
      '1inner',
      '0last',
    ]);
  });
});

describe('reading a document', () => {
  it('keeps what it does not know, and tells where it cannot be drawn', () => {
    expect(readCycleDocument({ ...document, later: 1 })).toMatchObject({ document: { later: 1 } });
    expect(readCycleDocument({ ...document, steps: [{ key: 'a', kind: 'jump' }] }).problem).toMatch(/steps\.0/);
  });
});
