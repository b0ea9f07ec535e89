import type pg from 'pg';
import type { Attempt } from './attempt.ts';

interface Row {
  readonly id: string;
  readonly effect: string;
  readonly status: string;
  readonly error_code: string | null;
  readonly named: string | null;
  readonly idempotency_key: string | null;
}

/**
 * Holds the records of calls since a moment against what clients were told. Everything must have ended: nothing runs, and no key is held.
 * Answers what is wrong, in words.
 */
export async function judgeRecords(pool: pg.Pool, attempts: readonly Attempt[], since: Date): Promise<string[]> {
  const { rows } = await pool.query<Row>(
    "select id, effect, status, error_code, error->>'call' as named, idempotency_key from calls where started_at >= $1",
    [since],
  );
  const held = await pool.query<{ key: string }>("select key from idempotency_keys where state = 'running'");
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [
    ...rows.flatMap(problemsOfRow),
    ...held.rows.map(({ key }) => `The key ${key} is held by nobody.`),
    ...attempts.flatMap((made) => problemsOfAttempt(made, byId)),
  ];
}

/** How a call may have ended, by itself or by its server's death. */
function problemsOfRow({ id, effect, status, error_code: code, named }: Row): string[] {
  if (status === 'succeeded') return [];
  if (status === 'running') return [`${id} runs on no server.`];
  const said = code !== null && named === id;
  const unknown = status === 'unknown' && code === 'outcome_unknown' && effect !== 'read';
  if (said && (unknown || (status === 'failed' && code !== 'outcome_unknown'))) return [];
  return [`${id}, a ${effect}, is ${status} with ${code}, and names ${named}.`];
}

function problemsOfAttempt({ order, answer }: Attempt, rows: ReadonlyMap<string, Row>): string[] {
  // A replay names the call that was carried out, and what came of no call has none.
  if (answer?.call === undefined || answer.replayed) return [];
  if (answer.warnings.includes('not_recorded')) return [];
  const row = rows.get(answer.call);
  if (row === undefined) return [`${answer.call}, a ${order.kind} answered ${answer.status}, is not on record.`];
  const wanted = answer.status === 200 ? 'succeeded' : answer.code === 'outcome_unknown' ? 'unknown' : 'failed';
  if (row.status === wanted) return [];
  return [`${answer.call}, a ${order.kind} answered ${answer.status} ${answer.code}, is on record as ${row.status}.`];
}
