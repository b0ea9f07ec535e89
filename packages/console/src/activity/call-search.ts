import { z } from 'zod';

/** The ways a call can stand. */
export const callStatuses = [
  { status: 'running', label: 'Running' },
  { status: 'succeeded', label: 'Succeeded' },
  { status: 'failed', label: 'Failed' },
  { status: 'unknown', label: 'Outcome unknown' },
  { status: 'cancelled', label: 'Cancelled' },
] as const;

const day = z.iso.date().optional().catch(undefined);
const words = z.string().max(200).optional().catch(undefined);

/** The filters of the activity as they stand in its address; days are `YYYY-MM-DD`. */
export const callSearch = z.object({
  account: words,
  connector: words,
  method: words,
  status: z
    .enum(callStatuses.map(({ status }) => status))
    .optional()
    .catch(undefined),
  from: day,
  to: day,
});

export type CallSearch = z.output<typeof callSearch>;
