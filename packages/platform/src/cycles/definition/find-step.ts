import type { Step } from './step.ts';

/** The step of a key, however deep; undefined where there is none. */
export function findStep(steps: readonly Step[], key: string): Step | undefined {
  for (const step of steps) {
    if (step.key === key) return step;
    const inner =
      step.kind === 'decision' ? [...step.then, ...(step.else ?? [])] : step.kind === 'loop' ? step.steps : [];
    const found = findStep(inner, key);
    if (found !== undefined) return found;
  }
  return undefined;
}
