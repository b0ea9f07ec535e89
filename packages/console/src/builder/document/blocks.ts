import type { CycleDocument, Step } from './cycle-document.ts';

/** The blocks that a step may hold. */
export type Branch = 'then' | 'else' | 'steps';

/** A list of steps: the document's own, or a branch of a decision or loop. */
export interface Block {
  /** The key of the step that holds it; null for the document's own. */
  readonly within: string | null;
  readonly branch: Branch;
}

/** A place in a block: a step put there stands at this number. */
export interface Place {
  readonly block: Block;
  readonly at: number;
}

export const rootBlock: Block = { within: null, branch: 'steps' };

/** The blocks of a step, in the order in which they are read. */
export function branchesOf(step: Step): readonly Branch[] {
  switch (step.kind) {
    case 'decision':
      return ['then', 'else'];
    case 'loop':
      return ['steps'];
    case 'method':
    case 'delay':
    case 'transform':
    case 'end':
    case 'reference':
      return [];
  }
}

/** The steps of a branch of a step; none where it has no such branch. */
export function stepsOfBranch(step: Step, branch: Branch): readonly Step[] {
  if (step.kind === 'decision' && branch !== 'steps') return step[branch] ?? [];
  return step.kind === 'loop' && branch === 'steps' ? step.steps : [];
}

/** The steps of a block. */
export function stepsOf(document: CycleDocument, { within, branch }: Block): readonly Step[] {
  if (within === null) return document.steps;
  const step = findStep(document.steps, within);
  return step === undefined ? [] : stepsOfBranch(step, branch);
}

/** A step wherever it stands. */
export function findStep(steps: readonly Step[], key: string): Step | undefined {
  for (const { step } of walk(steps)) if (step.key === key) return step;
  return undefined;
}

/** A step with where it stands. */
export interface PlacedStep {
  readonly step: Step;
  readonly place: Place;
  /** How many blocks it stands within. */
  readonly depth: number;
}

/** All steps in the order in which they are read. */
export function* walk(steps: readonly Step[], block: Block = rootBlock, depth = 0): Generator<PlacedStep> {
  for (const [at, step] of steps.entries()) {
    yield { step, place: { block, at }, depth };
    for (const branch of branchesOf(step))
      yield* walk(stepsOfBranch(step, branch), { within: step.key, branch }, depth + 1);
  }
}

/** Where a step stands. */
export function placeOf(document: CycleDocument, key: string): Place | undefined {
  for (const { step, place } of walk(document.steps)) if (step.key === key) return place;
  return undefined;
}

/** The keys of the steps that are done before a step: what its values may speak of. */
export function keysBefore(document: CycleDocument, key: string): readonly string[] {
  const before = (steps: readonly Step[]): { readonly keys: string[]; readonly found: boolean } => {
    const keys: string[] = [];
    for (const step of steps) {
      if (step.key === key) return { keys, found: true };
      for (const branch of branchesOf(step)) {
        const within = before(stepsOfBranch(step, branch));
        if (within.found) return { keys: [...keys, ...within.keys], found: true };
        // What a decision's ways gave may be there behind it; a loop's steps are its records' alone.
        if (step.kind === 'decision') keys.push(...within.keys);
      }
      if (step.kind !== 'decision' && step.kind !== 'end') keys.push(step.key);
    }
    return { keys, found: false };
  };
  return before(document.steps).keys;
}

/** The innermost loop around a step, whose record the step sees. */
export function loopAround(document: CycleDocument, key: string): Step | undefined {
  let place = placeOf(document, key);
  while (place !== undefined && place.block.within !== null) {
    const holder = findStep(document.steps, place.block.within);
    if (holder?.kind === 'loop') return holder;
    place = placeOf(document, place.block.within);
  }
  return undefined;
}
