import { z } from 'zod';

const shape = z.looseObject({
  /** The position in a list that is there at once. */
  position: z.number().int().min(0),
  /** What the input is given besides to get the next page. */
  page: z.record(z.string(), z.unknown()).optional(),
  /** Records that were given out so far. */
  records: z.number().int().min(0),
  /** All records were given out. */
  listed: z.boolean(),
  /** Polls: the moment that the list was asked from, and when the poll began. */
  since: z.string().nullable().optional(),
  began: z.string().optional(),
  /** Polls: the checkpoint as it stood then, and when it was last changed; null where there was none. */
  checkpoint: z.object({ at: z.string(), updatedAt: z.string() }).nullable().optional(),
});

/** How far a loop has come; it stands beside the run, and holds no record. */
export type LoopCursor = z.output<typeof shape>;

export function readLoopCursor(stored: Readonly<Record<string, unknown>> | undefined): LoopCursor | undefined {
  return stored === undefined ? undefined : shape.parse(stored);
}
