import type { Step } from './step.ts';

/** A step and how deep it stands: 1 at the top, 2 within a decision or loop of the top. */
export interface PlacedStep {
  readonly step: Step;
  readonly depth: number;
}

/** Every step of a list in the order of the document, those within decisions and loops too. */
export function* walkSteps(steps: readonly Step[], depth = 1): Generator<PlacedStep> {
  for (const step of steps) {
    yield { step, depth };
    for (const block of blocksOf(step)) yield* walkSteps(block, depth + 1);
  }
}

/** The lists of steps that a step holds. */
function blocksOf(step: Step): readonly (readonly Step[])[] {
  if (step.kind === 'decision') return step.else === undefined ? [step.then] : [step.then, step.else];
  return step.kind === 'loop' ? [step.steps] : [];
}
