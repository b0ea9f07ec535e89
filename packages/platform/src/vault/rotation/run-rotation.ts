import { setTimeout as wait } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { tandemItself, writeAuditEntry } from '../../audit/record-change.ts';
import { crashPoint } from '../../crash-points/crash-point.ts';
import type { Database } from '../../database/tables.ts';
import type { KeyRing } from '../key-ring.ts';
import { nodesWithout, type OwnKeyNode } from './key-nodes.ts';
import { openDataKeys } from './open-data-keys.ts';
import { rewrapDataKeys } from './rewrap-data-keys.ts';
import { changeRotation, readRotation } from './rotation-record.ts';

export interface RotationTools {
  readonly database: Kysely<Database>;
  readonly ring: KeyRing;
  readonly node: OwnKeyNode;
}

const pollMs = 250;

/**
 * Does what is left of a rotation. Every step can be done again without harm and is written down when it is done, so that it goes on after
 * whatever has interrupted it, here or on another server.
 *
 * @throws MissingMasterKey, BrokenDataKey, StartError where it cannot be finished; KeysUnavailable or an error of the database where it can
 *   later. The old keys open as before then.
 */
export async function runRotation(tools: RotationTools, id: string, signal: AbortSignal): Promise<void> {
  const { database } = tools;
  await changeRotation(database, id, { problem: null, hint: null });
  const newKey = await findNewKey(tools, id);
  crashPoint('rotation.key-made');
  await changeRotation(database, id, { phase: 'waiting' });
  await waitForOthers(database, newKey, signal);
  crashPoint('rotation.waited');
  for (;;) {
    await letOnlyNewKeyWrap(tools, newKey);
    crashPoint('rotation.new-key-wraps');
    await rewrapAll(tools, id, newKey, signal);
    await verifyAll(tools, id, newKey, signal);
    crashPoint('rotation.verified');
    await changeRotation(database, id, { phase: 'finishing' });
    if (await retireOthers(database, newKey)) break;
  }
  crashPoint('rotation.others-retired');
  const { makes_key: made } = await readRotation(database, id);
  if (made) await tools.ring.own?.keepOnly(newKey);
  crashPoint('rotation.old-keys-dropped');
  await tools.ring.refresh(signal);
  await tools.node.show(tools.ring.ids);
  await writeDone(database, id);
}

/** The key of the record; where it is to be made, the one that an interrupted run has made, or a new one. */
async function findNewKey({ database, ring, node }: RotationTools, id: string): Promise<string> {
  const record = await readRotation(database, id);
  if (record.new_key_id !== null) return record.new_key_id;
  await ring.refresh();
  if (record.old_key_ids.includes(ring.first)) await ring.own?.makeFirst();
  const made = ring.first;
  if (record.old_key_ids.includes(made)) throw new Error('No new master key was made.');
  await node.show(ring.ids);
  await changeRotation(database, id, { new_key_id: made });
  return made;
}

/** A server without the new key could not open what is wrapped with it. */
async function waitForOthers(database: Kysely<Database>, newKey: string, signal: AbortSignal): Promise<void> {
  while ((await nodesWithout(database, newKey)).length > 0) await wait(pollMs, undefined, { signal });
}

/** From then on new data keys are wrapped with the new key, on every server; transactions that took an old one are waited for. */
async function letOnlyNewKeyWrap({ database, ring }: RotationTools, newKey: string): Promise<void> {
  const checkValue = await ring.makeCheckValue(newKey);
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('master_keys')
      .values({ id: newKey, check_value: checkValue })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ check_value: checkValue, state: 'wraps' }))
      .execute();
    await transaction
      .updateTable('master_keys')
      .set({ state: 'opens' })
      .where('id', '!=', newKey)
      .where('state', '=', 'wraps')
      .execute();
  });
}

async function rewrapAll({ database, ring }: RotationTools, id: string, newKey: string, signal: AbortSignal) {
  await database
    .updateTable('key_rotations')
    .set({
      phase: 'rewrapping',
      to_rewrap: sql<number>`rewrapped + (select count(*)::int from data_keys where master_key_id <> ${newKey})`,
    })
    .where('id', '=', id)
    .execute();
  const committing = async (transaction: Kysely<Database>, count: number): Promise<void> => {
    await transaction
      .updateTable('key_rotations')
      .set(({ eb }) => ({ rewrapped: eb('rewrapped', '+', count) }))
      .where('id', '=', id)
      .execute();
    crashPoint('rotation.rewrapping');
  };
  await rewrapDataKeys(database, ring, newKey, committing, signal);
}

/** Nothing is dropped before each data key has opened with the new key alone. */
async function verifyAll({ database, ring }: RotationTools, id: string, newKey: string, signal: AbortSignal) {
  await changeRotation(database, id, { phase: 'verifying', verified: 0 });
  let verified = 0;
  await openDataKeys(
    database,
    ring,
    async (counts) => {
      verified += counts.get(newKey) ?? 0;
      await changeRotation(database, id, { verified });
    },
    signal,
  );
}

/** @returns whether nothing is wrapped by another key any more; then no other opens even its check value */
async function retireOthers(database: Kysely<Database>, newKey: string): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    // Waits for transactions that are about to use one of them.
    await transaction
      .selectFrom('master_keys')
      .select('id')
      .where('state', '!=', 'retired')
      .orderBy('id')
      .forUpdate()
      .execute();
    const left = await transaction
      .selectFrom('data_keys')
      .select('id')
      .where('master_key_id', '!=', newKey)
      .executeTakeFirst();
    if (left !== undefined) return false;
    await transaction
      .updateTable('master_keys')
      .set({ state: 'retired', check_value: null })
      .where('id', '!=', newKey)
      .where('state', '!=', 'retired')
      .execute();
    return true;
  });
}

async function writeDone(database: Kysely<Database>, id: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const done = await transaction
      .updateTable('key_rotations')
      .set({ state: 'done', problem: null, hint: null, ended_at: sql<Date>`now()` })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .returningAll()
      .executeTakeFirst();
    if (done === undefined) return;
    await writeAuditEntry(transaction, tandemItself, 'keys.rotated', {
      subject: { kind: 'masterKey', ...(done.new_key_id === null ? {} : { id: done.new_key_id }) },
      detail: { rewrapped: done.rewrapped, verified: done.verified, oldKeys: done.old_key_ids },
    });
  });
}
