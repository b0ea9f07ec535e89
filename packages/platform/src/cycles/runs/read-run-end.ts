import { executePrepared, type PreparedStatement } from '../../database/prepared.ts';
import type { RunEnd } from '../../database/cycle-tables.ts';
import type { RunBooks } from './run-books.ts';

/** How a run has ended. */
export interface RunEnded {
  readonly state: RunEnd;
  readonly answer?: unknown;
  readonly problem?: unknown;
}

const statement: PreparedStatement = {
  name: 'cycle-read-run-end',
  text: 'select state, answer, error from runs where id = $1 and finished_at is not null',
};

/** Undefined while it has not ended. Its answer is still sealed. */
export async function readRunEnd(
  { pool }: Pick<RunBooks, 'pool'>,
  runId: string,
): Promise<(RunEnded & { readonly sealedAnswer: Buffer | null }) | undefined> {
  const [row] = await executePrepared<{ state: RunEnd; answer: Buffer | null; error: unknown }>(pool, statement, [
    runId,
  ]);
  if (row === undefined) return undefined;
  return { state: row.state, sealedAnswer: row.answer, ...(row.error !== null && { problem: row.error }) };
}
