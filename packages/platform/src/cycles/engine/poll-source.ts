import { sql } from 'kysely';
import { contentHash } from '../steps/content-hash.ts';
import type { PollTrigger } from '../definition/trigger.ts';
import type { LoopCursor } from './loop-cursor.ts';
import { pollKey, type Program } from '../frame/program.ts';
import type { SourceRecord } from './record-source.ts';
import type { RunFrame } from '../frame/run-frame.ts';
import type { ValueContext } from '../frame/scope.ts';

const usualName = 'records';
const usualOverlapMinutes = 10;

/** The poll of a program; undefined where something else triggers it. */
export function pollOf({ document }: Program): PollTrigger | undefined {
  return document.trigger.kind === 'poll' ? document.trigger : undefined;
}

function checkpointName(poll: PollTrigger): string {
  return poll.checkpoint ?? usualName;
}

/** Where a poll begins: a little behind its checkpoint; null where everything is wanted. */
export async function pollCursor(frame: RunFrame, poll: PollTrigger): Promise<LoopCursor> {
  const began = new Date();
  const row = await frame.books.database
    .selectFrom('cycle_checkpoints')
    .select('value')
    .where('cycle_id', '=', frame.run.cycleId)
    .where('name', '=', checkpointName(poll))
    .executeTakeFirst();
  const at = row === undefined ? firstMoment(poll, began) : row.value.at;
  const overlapMs = (poll.overlapMinutes ?? usualOverlapMinutes) * 60_000;
  const since = at === null ? null : new Date(new Date(at).getTime() - overlapMs).toISOString();
  return { position: 0, records: 0, listed: false, since, began: began.toISOString() };
}

function firstMoment({ firstRun }: PollTrigger, now: Date): string | null {
  if (firstRun === 'everything') return null;
  return firstRun === 'now' ? now.toISOString() : firstRun.from;
}

/** What the poll's input sees besides. */
export function pollContext(
  context: ValueContext,
  cursor: LoopCursor,
): ValueContext & { readonly checkpoint: string | null } {
  return { ...context, checkpoint: cursor.since ?? null };
}

/** Leaves out the records whose content was seen before. */
export async function unseenRecords(
  frame: RunFrame,
  records: readonly SourceRecord[],
): Promise<readonly SourceRecord[]> {
  const poll = pollOf(frame.program);
  if (poll === undefined || records.length === 0) return records;
  const hashed = records.map((entry) => ({ ...entry, contentHash: contentHash(entry.record) }));
  const seen = await frame.books.database
    .selectFrom('cycle_records_seen')
    .select(['record_key', 'content_hash'])
    .where('cycle_id', '=', frame.run.cycleId)
    .where('checkpoint', '=', checkpointName(poll))
    .where(
      'record_key',
      'in',
      hashed.map(({ key, contentHash: hash }) => key ?? hash),
    )
    .execute();
  const hashes = new Map(seen.map((row) => [row.record_key, row.content_hash]));
  return hashed.filter(({ key, contentHash: hash }) => hashes.get(key ?? hash) !== hash);
}

/** After the work of a poll is committed: remembers what was seen, and moves the checkpoint to where the poll began. */
export async function movePollCheckpoint(frame: RunFrame, rootId: string, cursor: LoopCursor): Promise<void> {
  const poll = pollOf(frame.program);
  if (poll === undefined || cursor.began === undefined) return;
  const name = checkpointName(poll);
  const { cycleId } = frame.run;
  await frame.books.database.transaction().execute(async (transaction) => {
    await sql`
      insert into cycle_records_seen (cycle_id, checkpoint, record_key, content_hash)
      select ${cycleId}, ${name}, coalesce(record_key, content_hash), content_hash from transactions
      where parent_id = ${rootId} and loop_step = ${pollKey} and state in ('succeeded', 'failed') and content_hash is not null
      on conflict (cycle_id, checkpoint, record_key) do update set content_hash = excluded.content_hash, seen_at = now()`.execute(
      transaction,
    );
    await sql`
      insert into cycle_checkpoints (cycle_id, name, value, set_by)
      values (${cycleId}, ${name}, ${JSON.stringify({ at: cursor.began })}::jsonb, 'run')
      on conflict (cycle_id, name) do update set value = excluded.value, set_by = 'run', updated_at = now()
      where (cycle_checkpoints.value ->> 'at') is null or (cycle_checkpoints.value ->> 'at')::timestamptz < ${cursor.began}::timestamptz`.execute(
      transaction,
    );
  });
}
