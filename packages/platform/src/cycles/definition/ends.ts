import type { Step } from './step.ts';

/** Whether nothing after this step is ever reached: it ends, or both its ways do. */
export function endsHere(step: Step): boolean {
  if (step.kind === 'end') return true;
  return step.kind === 'decision' && step.else !== undefined && endsWithin(step.then) && endsWithin(step.else);
}

/** Whether whoever goes through these steps does not come out behind them. */
export function endsWithin(steps: readonly Step[]): boolean {
  return steps.some(endsHere);
}
