import { sql, type Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
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
  const stored = await readStored(frame.books.database, frame.run.cycleId, checkpointName(poll));
  const at = stored === undefined ? firstMoment(poll, began) : stored.at;
  const overlapMs = (poll.overlapMinutes ?? usualOverlapMinutes) * 60_000;
  const since = at === null ? null : new Date(new Date(at).getTime() - overlapMs).toISOString();
  const checkpoint = stored === undefined ? null : { at: stored.at, updatedAt: stored.updatedAt };
  return { position: 0, records: 0, listed: false, since, began: began.toISOString(), checkpoint };
}

/** A checkpoint as it stands. */
interface StoredCheckpoint {
  readonly at: string;
  readonly setBy: string;
  readonly updatedAt: string;
}

async function readStored(
  database: Kysely<Database>,
  cycleId: string,
  name: string,
): Promise<StoredCheckpoint | undefined> {
  const row = await database
    .selectFrom('cycle_checkpoints')
    .select(['value', 'set_by', 'updated_at'])
    .where('cycle_id', '=', cycleId)
    .where('name', '=', name)
    .executeTakeFirst();
  return row && { at: row.value.at, setBy: row.set_by, updatedAt: row.updated_at.toISOString() };
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

/**
 * After the work of a poll is committed: remembers what was seen, and moves the checkpoint to where the poll began. One that a person has set or cleared
 * meanwhile stays as it is; what was set back is to come again, and is not remembered.
 */
export async function movePollCheckpoint(frame: RunFrame, rootId: string, cursor: LoopCursor): Promise<void> {
  const poll = pollOf(frame.program);
  if (poll === undefined || cursor.began === undefined) return;
  const { began } = cursor;
  const name = checkpointName(poll);
  const { cycleId } = frame.run;
  await frame.books.database.transaction().execute(async (transaction) => {
    // Whoever sets a checkpoint by hand holds the cycle too: the two come one after the other.
    await transaction.selectFrom('cycles').select('id').where('id', '=', cycleId).forShare().execute();
    const stored = await readStored(transaction, cycleId, name);
    const byHand = changedByHand(cursor, stored);
    if (!byHand || isAhead(cursor, stored)) await rememberSeen(transaction, { cycleId, name, rootId });
    if (!byHand) await moveAhead(transaction, { cycleId, name, at: began });
  });
}

/** Whether a person has set or cleared the checkpoint since the poll began; another run may move it too. */
function changedByHand({ checkpoint: noted, began = '' }: LoopCursor, stored: StoredCheckpoint | undefined): boolean {
  if (stored === undefined) return noted !== undefined && noted !== null;
  if (stored.setBy === 'run') return false;
  // A poll that an earlier program began has noted nothing.
  return noted === undefined ? new Date(stored.updatedAt) > new Date(began) : stored.updatedAt !== noted?.updatedAt;
}

/** Whether the checkpoint stands no earlier than when the poll began: nothing is to come again. */
function isAhead({ checkpoint: noted }: LoopCursor, stored: StoredCheckpoint | undefined): boolean {
  if (stored === undefined || noted === undefined || noted === null) return false;
  return new Date(stored.at) >= new Date(noted.at);
}

async function rememberSeen(
  transaction: Kysely<Database>,
  { cycleId, name, rootId }: { readonly cycleId: string; readonly name: string; readonly rootId: string },
): Promise<void> {
  await sql`
    insert into cycle_records_seen (cycle_id, checkpoint, record_key, content_hash)
    select ${cycleId}, ${name}, coalesce(record_key, content_hash), content_hash from transactions
    where parent_id = ${rootId} and loop_step = ${pollKey} and state in ('succeeded', 'failed') and content_hash is not null
    on conflict (cycle_id, checkpoint, record_key) do update set content_hash = excluded.content_hash, seen_at = now()`.execute(
    transaction,
  );
}

async function moveAhead(
  transaction: Kysely<Database>,
  { cycleId, name, at }: { readonly cycleId: string; readonly name: string; readonly at: string },
): Promise<void> {
  await sql`
    insert into cycle_checkpoints (cycle_id, name, value, set_by)
    values (${cycleId}, ${name}, ${JSON.stringify({ at })}::jsonb, 'run')
    on conflict (cycle_id, name) do update set value = excluded.value, set_by = 'run', updated_at = now()
    where (cycle_checkpoints.value ->> 'at') is null or (cycle_checkpoints.value ->> 'at')::timestamptz < ${at}::timestamptz`.execute(
    transaction,
  );
}
