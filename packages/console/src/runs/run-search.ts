import { z } from 'zod';

/** The ways a run can stand. */
export const runStates = [
  { state: 'queued', label: 'Queued' },
  { state: 'running', label: 'Running' },
  { state: 'waiting', label: 'Waiting' },
  { state: 'succeeded', label: 'Succeeded' },
  { state: 'partlySucceeded', label: 'Partly succeeded' },
  { state: 'failed', label: 'Failed' },
  { state: 'cancelled', label: 'Cancelled' },
] as const;

/** What can start a run. */
export const runTriggers = [
  { trigger: 'webhook', label: 'Webhook' },
  { trigger: 'schedule', label: 'Schedule' },
  { trigger: 'poll', label: 'Poll' },
  { trigger: 'manual', label: 'By hand' },
  { trigger: 'test', label: 'Test of the draft' },
  { trigger: 'replay', label: 'Replay' },
] as const;

const day = z.iso.date().optional().catch(undefined);
const words = z.string().max(200).optional().catch(undefined);

/** The filters of runs as they stand in the address of their list; days are `YYYY-MM-DD`. */
export const runSearch = z.object({
  account: words,
  cycle: words,
  state: z
    .enum(runStates.map(({ state }) => state))
    .optional()
    .catch(undefined),
  trigger: z
    .enum(runTriggers.map(({ trigger }) => trigger))
    .optional()
    .catch(undefined),
  from: day,
  to: day,
});

export type RunSearch = z.output<typeof runSearch>;

/** What started a run, in words. */
export function triggerLabel(wanted: string): string {
  return runTriggers.find(({ trigger }) => trigger === wanted)?.label ?? wanted;
}

/** The ways a transaction can stand. */
export const transactionStates = [
  { state: 'undecided', label: 'Needs a decision' },
  { state: 'failed', label: 'Failed' },
  { state: 'waiting', label: 'Waiting' },
  { state: 'open', label: 'Under way' },
  { state: 'succeeded', label: 'Succeeded' },
  { state: 'cancelled', label: 'Cancelled' },
] as const;

/** The filter of a run's transactions as it stands in the address of the run. */
export const transactionSearch = z.object({
  state: z
    .enum(transactionStates.map(({ state }) => state))
    .optional()
    .catch(undefined),
});
