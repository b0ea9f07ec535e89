import { TandemError } from '@tandem/connector-kit';
import { z } from 'zod';

const outcomeShape = z.object({
  rows: z.array(z.record(z.string(), z.unknown())),
  /** Rows that the statement gave or changed. */
  count: z.int(),
  columns: z.array(z.string()),
  /** Some rows were left out. */
  isCut: z.boolean().optional(),
  /** Where the next page begins. */
  next: z.string().optional(),
});

/** What a statement gave. */
export type StatementOutcome = z.output<typeof outcomeShape>;

/** Reads what `judge` gave. */
export function readOutcome(data: unknown): StatementOutcome {
  const outcome = outcomeShape.safeParse(data);
  if (outcome.success) return outcome.data;
  throw new TandemError('upstream_invalid_response', 'The database answered in another form than it was asked in.');
}
