import { TandemError } from '@tandem/connector-kit';
import { sql, type Kysely } from 'kysely';
import { tandemItself, writeAuditEntry, type Actor } from '../../audit/record-change.ts';
import { StartError } from '../../configuration/start-error.ts';
import { isDatabaseGone } from '../../database/database-gone.ts';
import { newIdentifier } from '../../database/identifier.ts';
import type { Database } from '../../database/tables.ts';
import { isUniqueViolation } from '../../database/unique-violation.ts';
import type { Logger } from '../../http/log.ts';
import type { KeyRing } from '../key-ring.ts';
import { KeysUnavailable } from '../keys-unavailable.ts';
import { MissingMasterKey } from '../missing-master-key.ts';
import { BrokenDataKey } from './broken-data-key.ts';
import { OwnKeyNode } from './key-nodes.ts';
import { openDataKeys } from './open-data-keys.ts';
import { planRotation, type RotationPlan } from './plan-rotation.ts';
import { registerFirstKey } from './register-first-key.ts';
import { changeRotation, latestRotation, runningRotation, type RotationRecord } from './rotation-record.ts';
import { runRotation } from './run-rotation.ts';

export interface KeyRotationOptions {
  readonly database: Kysely<Database>;
  readonly ring: KeyRing;
  /** No other server can have this database. */
  readonly alone: boolean;
  readonly log: Logger;
}

/** How often a server shows which keys it has, and looks whether there is a rotation to take up. */
const everyMs = 5_000;
/** Any number, the same in every server: who holds this lock of the database rotates. */
const lockNumber = 7_403_215;

/** The master keys of a running server: shows to the others which it has, and rotates. */
export class KeyRotation {
  readonly ring: KeyRing;
  readonly node: OwnKeyNode;
  readonly #options: KeyRotationOptions;
  readonly #stopped = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #ticking: Promise<void> | undefined;
  #again = false;
  #running: Promise<void> | undefined;
  /** The rotation that was seen last, and how far it was. */
  #seen = '';

  constructor(options: KeyRotationOptions) {
    this.#options = options;
    this.ring = options.ring;
    this.node = new OwnKeyNode(options.database);
  }

  /** Shows the others which keys this server has: before it opens its vault, so that none is rotated away from it meanwhile. */
  async join(): Promise<void> {
    await this.node.forgetGone(this.#options.alone);
    await this.node.show(this.ring.ids);
  }

  /** Looks after the keys from now on; takes up a rotation that was interrupted. */
  start(): void {
    this.#timer = setInterval(() => this.wake(), everyMs).unref();
    this.wake();
  }

  /** Interrupts a rotation, which goes on with the next start, here or elsewhere, and leaves. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopped.abort();
    await this.#ticking;
    await this.#running;
    await this.node.leave().catch((error: unknown) => this.#options.log.warn({ err: error }, 'a node did not leave'));
  }

  /** Looks at once, as after a rotation was begun. */
  wake(): void {
    if (this.#stopped.signal.aborted) return;
    if (this.#ticking !== undefined) {
      this.#again = true;
      return;
    }
    this.#ticking = this.#tick()
      .catch((error: unknown) => this.#options.log.warn({ err: error }, 'the master keys could not be looked after'))
      .finally(() => {
        this.#ticking = undefined;
        if (!this.#again) return;
        this.#again = false;
        this.wake();
      });
  }

  /**
   * What a rotation would do. Every data key is opened with the key that it has now, so that what would keep a rotation from ending is found.
   *
   * @throws MissingMasterKey, KeysUnavailable, BrokenDataKey
   */
  async rehearse(signal: AbortSignal): Promise<RotationPlan> {
    const plan = await planRotation(this.#options.database, this.ring);
    await openDataKeys(this.#options.database, this.ring, async () => {}, signal);
    return plan;
  }

  /** Begins a rotation, or takes up the one that runs or has failed, if its new key is still the first. */
  async begin(actor: Actor): Promise<RotationRecord> {
    const { database } = this.#options;
    const plan = await planRotation(database, this.ring);
    try {
      return await database.transaction().execute(async (transaction) => this.#write(transaction, plan, actor));
    } catch (error) {
      // Somebody else was faster.
      const running = isUniqueViolation(error, 'key_rotations_running') ? await runningRotation(database) : undefined;
      if (running === undefined) throw error;
      return running;
    } finally {
      this.wake();
    }
  }

  async #write(transaction: Kysely<Database>, plan: RotationPlan, actor: Actor): Promise<RotationRecord> {
    const latest = await latestRotation(transaction);
    if (latest?.state === 'running') return latest;
    const goesOn = latest?.state === 'failed' && (latest.new_key_id ?? this.ring.first) === this.ring.first;
    const record = goesOn
      ? await transaction
          .updateTable('key_rotations')
          .set({ state: 'running', problem: null, hint: null, ended_at: null })
          .where('id', '=', latest.id)
          .returningAll()
          .executeTakeFirstOrThrow()
      : await transaction
          .insertInto('key_rotations')
          .values({
            id: newIdentifier('rot'),
            state: 'running',
            phase: 'making',
            makes_key: plan.makesKey,
            new_key_id: plan.newKey,
            old_key_ids: JSON.stringify(plan.oldKeys),
            to_rewrap: plan.toRewrap,
            actor_kind: actor.kind,
            actor_id: actor.id,
            actor_name: actor.name,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
    await writeAuditEntry(transaction, actor, 'keys.rotate', {
      subject: { kind: 'masterKey', ...(record.new_key_id === null ? {} : { id: record.new_key_id }) },
      detail: { oldKeys: record.old_key_ids, dataKeys: record.to_rewrap },
    });
    return record;
  }

  async #tick(): Promise<void> {
    const { database } = this.#options;
    const latest = await latestRotation(database);
    const state = `${latest?.id} ${latest?.state} ${latest?.new_key_id}`;
    const target = latest?.state === 'running' ? latest.new_key_id : null;
    if (state !== this.#seen || (target !== null && !this.ring.has(target))) {
      const known = await this.#refresh();
      if (known) this.#seen = state;
    }
    await this.node.show(this.ring.ids);
    await this.node.forgetGone(false);
    if (latest?.state !== 'running') return registerFirstKey(database, this.ring);
    const able = latest.makes_key ? this.ring.own !== undefined : this.ring.has(target ?? '');
    if (!able || this.#running !== undefined || this.#stopped.signal.aborted) return;
    this.#running = this.#run(latest.id).then((ended) => {
      this.#running = undefined;
      // The next may have been begun before this one was over.
      if (ended) this.wake();
    });
  }

  /** Keys that cannot be read now leave the node with those that it knows, and alive to the others. */
  async #refresh(): Promise<boolean> {
    try {
      await this.ring.refresh(this.#stopped.signal);
      return true;
    } catch (error) {
      if (!(error instanceof KeysUnavailable)) throw error;
      this.#options.log.warn({ err: error }, 'the master keys cannot be read');
      return false;
    }
  }

  /** Runs it unless another server does. Answers whether it has come to its end. */
  async #run(id: string): Promise<boolean> {
    const { database, log } = this.#options;
    try {
      return await database.connection().execute(async (connection) => {
        const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${lockNumber}) as mine`.execute(
          connection,
        );
        if (rows[0]?.mine !== true) return false;
        try {
          log.info({ rotation: id }, 'a rotation of the master keys goes on');
          await runRotation({ database, ring: this.ring, node: this.node }, id, this.#stopped.signal);
          log.info({ rotation: id }, 'a rotation of the master keys has ended');
          return true;
        } finally {
          // With a connection that is broken the lock is gone as well.
          await sql`select pg_advisory_unlock(${lockNumber})`.execute(connection).catch(() => undefined);
        }
      });
    } catch (error) {
      if (this.#stopped.signal.aborted) return false;
      await this.#writeProblem(id, error).catch((failure: unknown) =>
        log.warn({ err: failure }, 'what keeps a rotation from going on could not be written down'),
      );
      return false;
    }
  }

  async #writeProblem(id: string, error: unknown): Promise<void> {
    const { database, log } = this.#options;
    log.error({ err: error, rotation: id }, 'a rotation of the master keys was interrupted');
    // One of ours may have a lost connection as its cause too, but to a key service.
    if (!(error instanceof TandemError) && isDatabaseGone(error)) return;
    const { problem, hint, final } = problemOf(error);
    if (!final) return changeRotation(database, id, { problem, hint });
    await database.transaction().execute(async (transaction) => {
      await changeRotation(transaction, id, { state: 'failed', problem, hint, ended_at: new Date() });
      await writeAuditEntry(transaction, tandemItself, 'keys.rotationFailed', {
        subject: { kind: 'masterKey' },
        detail: { problem },
      });
    });
  }
}

interface RotationProblem {
  readonly problem: string;
  readonly hint: string | null;
  /** Whether trying again by itself would be in vain. */
  readonly final: boolean;
}

function problemOf(error: unknown): RotationProblem {
  if (error instanceof KeysUnavailable) return { problem: error.message, hint: error.hint, final: false };
  if (error instanceof StartError) return { problem: error.message, hint: error.hint, final: true };
  if (error instanceof MissingMasterKey || error instanceof BrokenDataKey)
    return { problem: error.message, hint: error.facts.hint ?? null, final: true };
  return { problem: 'Something went wrong inside Tandem; its log tells more.', hint: null, final: false };
}
