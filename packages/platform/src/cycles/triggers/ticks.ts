import type { Kysely } from 'kysely';
import { z } from 'zod';
import { crashPoint } from '../../crash-points/crash-point.ts';
import type { Database } from '../../database/tables.ts';
import { cancelJob } from '../../work/cancel-job.ts';
import { enqueue } from '../../work/enqueue.ts';
import { defineTask } from '../../work/task.ts';
import type { Work } from '../../work/work.ts';
import { readSchedule } from '../definition/schedule.ts';
import type { Turns } from '../engine/turns.ts';
import type { Programs } from '../frame/program.ts';
import type { RunBooks } from '../runs/run-books.ts';
import { startRun, systemActor } from '../runs/start-run.ts';
import { pollIsOpen } from '../runs/poll-is-open.ts';
import type { CycleLifecycle, LiveCycle, StoppedCycle } from '../store/cycle-lifecycle.ts';
import { zoneOfSchedule, type Scheduled } from './zone-of-schedule.ts';

/** Ticks that are due for longer were missed. */
const mostLateMs = 60_000;

const tick = defineTask('cycle.tick', z.object({ cycle: z.string(), at: z.string() }));

export interface TicksOptions {
  readonly books: RunBooks;
  readonly programs: Programs;
  readonly turns: Pick<Turns, 'ask'>;
  readonly work: Work;
  /** The time of day; the system's unless given. */
  readonly now?: () => Date;
}

/**
 * What starts runs at times: schedules and polls. Each enabled cycle has one job, which adds its run and the next tick in one transaction, so that a tick
 * is neither lost nor doubled whatever the number of nodes. Ticks that were due while no node ran are one.
 */
export class Ticks implements CycleLifecycle {
  readonly #options: TicksOptions;
  readonly #now: () => Date;

  constructor(options: TicksOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
    options.work.handle(tick, ({ cycle, at }) => this.#fire(cycle, at));
  }

  async onEnabled(transaction: Kysely<Database>, cycle: LiveCycle): Promise<void> {
    const now = this.#now();
    // A poll begins at once; a schedule with its next time.
    const first = cycle.document.trigger.kind === 'poll' ? now : next(cycle, now);
    if (first !== undefined) await add(transaction, cycle.id, first);
  }

  onDisabled(transaction: Kysely<Database>, { id }: StoppedCycle): Promise<void> {
    return cancelJob(transaction, keyOf(id));
  }

  async onPublished(transaction: Kysely<Database>, cycle: LiveCycle): Promise<void> {
    if (!cycle.enabled) return;
    const following = next(cycle, this.#now());
    if (following === undefined) await cancelJob(transaction, keyOf(cycle.id));
    else await add(transaction, cycle.id, following);
  }

  async #fire(cycleId: string, at: string): Promise<void> {
    const { books, programs, turns } = this.#options;
    await books.database.transaction().execute(async (transaction) => {
      const cycle = await transaction
        .selectFrom('cycles')
        .select(['account_id', 'live_version'])
        .where('id', '=', cycleId)
        .where('enabled', '=', true)
        .forShare()
        .executeTakeFirst();
      if (cycle === undefined || cycle.live_version === null) return;
      const program = await programs.find(cycleId, cycle.live_version);
      const { trigger } = program.document;
      const now = this.#now();
      const following = nextAfter(program, new Date(at), now);
      if (following === undefined) return;
      await add(transaction, cycleId, following);
      if (trigger.kind !== 'poll' || !(await pollIsOpen(transaction, cycleId))) {
        await startRun(
          books,
          {
            cycleId,
            accountId: cycle.account_id,
            version: cycle.live_version,
            trigger: trigger.kind === 'poll' ? 'poll' : 'schedule',
            event: { scheduledAt: at, firedAt: now.toISOString(), ...dateOf(program, at) },
            dedupeKey: `tick/${at}`,
            actor: systemActor,
          },
          { transaction },
        );
        // The last, since all that asks for a turn of this account waits until this is committed.
        await turns.ask(transaction, cycle.account_id);
      }
      crashPoint('trigger.tick-before-commit');
    });
  }
}

/** The day that a schedule fires on, in its own time zone. */
function dateOf(scheduled: Scheduled, at: string): { readonly date?: string } {
  const { trigger } = scheduled.document;
  if (trigger.kind !== 'schedule') return {};
  const zoned = Temporal.Instant.from(at).toZonedDateTimeISO(zoneOfSchedule(trigger, scheduled));
  return { date: zoned.toPlainDate().toString() };
}

/** The tick that follows another: each one, also where they come late; those of a longer time without any node are one. */
function nextAfter(scheduled: Scheduled, at: Date, now: Date): Date | undefined {
  const following = next(scheduled, scheduled.document.trigger.kind === 'poll' ? now : at);
  if (following === undefined || following.getTime() > now.getTime() - mostLateMs) return following;
  return next(scheduled, now);
}

/** When a trigger fires after a moment; undefined for one that no time fires. */
function next(scheduled: Scheduled, after: Date): Date | undefined {
  const { trigger } = scheduled.document;
  switch (trigger.kind) {
    case 'schedule':
      return readSchedule(trigger.cron, zoneOfSchedule(trigger, scheduled)).nextRun(after) ?? undefined;
    case 'poll':
      return new Date(after.getTime() + trigger.everyMinutes * 60_000);
    case 'manual':
    case 'webhook':
      return undefined;
  }
}

function keyOf(cycleId: string): string {
  return `tick/${cycleId}`;
}

function add(database: Kysely<Database>, cycleId: string, at: Date): Promise<void> {
  const payload = { cycle: cycleId, at: at.toISOString() };
  return enqueue(database, tick, payload, { key: keyOf(cycleId), runAt: at, maxAttempts: 25 });
}
