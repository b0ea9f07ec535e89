import type { CycleDocument } from './cycle-document.ts';
import type { Step } from './step.ts';

/** The steps that are done before another within its own transaction, in the order of the document; undefined where there is no such step. */
export function stepsBefore({ steps }: CycleDocument, wanted: string): readonly string[] | undefined {
  return before(steps, wanted);
}

function before(steps: readonly Step[], wanted: string): readonly string[] | undefined {
  const passed: string[] = [];
  for (const step of steps) {
    if (step.key === wanted) return passed;
    if (step.kind === 'decision') {
      const within = before(step.then, wanted) ?? before(step.else ?? [], wanted);
      if (within !== undefined) return [...passed, step.key, ...within];
    }
    if (step.kind === 'loop') {
      // Its records are transactions of their own.
      const within = before(step.steps, wanted);
      if (within !== undefined) return within;
    }
    passed.push(step.key, ...(step.kind === 'decision' ? [...keysOf(step.then), ...keysOf(step.else ?? [])] : []));
  }
  return undefined;
}

function keysOf(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) =>
    step.kind === 'decision' ? [step.key, ...keysOf(step.then), ...keysOf(step.else ?? [])] : [step.key],
  );
}
