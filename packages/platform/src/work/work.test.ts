import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBreakableLink } from '../calls/testing/breakable-link.ts';
import { connect } from '../database/connection.ts';
import { newIdentifier } from '../database/identifier.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { cancelJob } from './cancel-job.ts';
import { enqueue } from './enqueue.ts';
import { freeJobs } from './free-jobs.ts';
import { noteTask } from './testing/note-task.ts';
import { Work, type Handler, type WorkOptions } from './work.ts';

let database: TestDatabase;
const started: Work[] = [];
const log: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const work of started.splice(0)) await work.stop(500);
  await sql`delete from graphile_worker._private_jobs`.execute(database.kysely);
});
afterAll(() => database.close());

function makeWork(over: Partial<WorkOptions> = {}): Work {
  const work = new Work({
    database: database.kysely,
    pool: database.pool,
    node: newIdentifier('nod'),
    alone: false,
    pollMs: 200,
    log: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
    ...over,
  });
  started.push(work);
  return work;
}

/** A node that lives, with this handler of notes. */
async function startWork(handler: Handler<{ note: string }>, over: Partial<WorkOptions> = {}): Promise<Work> {
  const work = makeWork(over);
  work.handle(noteTask, handler);
  await begin(work);
  return work;
}

async function begin(work: Work): Promise<void> {
  await database.kysely.insertInto('nodes').values({ id: work.node }).execute();
  await work.start({ concurrency: 4 });
}

const jobs = async () =>
  (
    await sql<{ task: string; key: string | null; attempts: number; runAt: Date; lockedBy: string | null }>`
      select task_identifier as task, key, attempts, run_at as "runAt", locked_by as "lockedBy" from graphile_worker.jobs where task_identifier not like 'work.%' order by id`.execute(
      database.kysely,
    )
  ).rows;

describe('a job', () => {
  it('is there when its transaction is committed, and never where it is rolled back', async () => {
    const done: string[] = [];
    await startWork(async ({ note }) => void done.push(note));
    await database.kysely.transaction().execute((transaction) => enqueue(transaction, noteTask, { note: 'kept' }));
    const taken = database.kysely.transaction().execute(async (transaction) => {
      await enqueue(transaction, noteTask, { note: 'undone' });
      throw new Error('rolled back');
    });
    await expect(taken).rejects.toThrow('rolled back');
    await vi.waitFor(() => expect(done).toEqual(['kept']));
    await vi.waitFor(async () => expect(await jobs()).toEqual([]));
  });

  it('begins without waiting for a poll', async () => {
    const begun = Promise.withResolvers<number>();
    await startWork(async () => begun.resolve(performance.now()));
    // The one who listens is there within moments.
    await wait(200);
    const asked = performance.now();
    await enqueue(database.kysely, noteTask, { note: 'now' });
    expect((await begun.promise) - asked).toBeLessThan(1_000);
  });

  it('carries nothing but what its task says', async () => {
    await expect(enqueue(database.kysely, noteTask, JSON.parse('{"note":1}'))).rejects.toThrow('note');
    await expect(enqueue(database.kysely, noteTask, JSON.parse('{"note":"a","more":1}'))).rejects.toThrow('more');
    expect(await jobs()).toEqual([]);
  });

  it('takes the place of one with the same key, waits until it is due, and can be taken back', async () => {
    const later = new Date(Date.now() + 60_000);
    await enqueue(database.kysely, noteTask, { note: 'one' }, { key: 'k', runAt: new Date(Date.now() + 5_000) });
    await enqueue(database.kysely, noteTask, { note: 'two' }, { key: 'k', runAt: later });
    expect(await jobs()).toMatchObject([{ key: 'k', runAt: later }]);
    await cancelJob(database.kysely, 'k');
    expect(await jobs()).toEqual([]);
  });

  it('that failed is tried again later, as often as was said', async () => {
    const attempts: number[] = [];
    await startWork(async (_payload, { job }) => {
      attempts.push(job.attempt);
      throw new Error('does not work today');
    });
    await enqueue(database.kysely, noteTask, { note: 'fails' }, { maxAttempts: 2 });
    await vi.waitFor(async () => expect(await jobs()).toMatchObject([{ attempts: 1, lockedBy: null }]));
    const [failed] = await jobs();
    expect(failed?.runAt.getTime()).toBeGreaterThan(Date.now() + 1_000);
    await vi.waitFor(() => expect(attempts).toEqual([1, 2]), { timeout: 8_000 });
    await vi.waitFor(async () => expect(await jobs()).toMatchObject([{ attempts: 2, lockedBy: null }]));
    expect(log.some((line) => line.includes('does not work today'))).toBe(true);
  });

  it('that is running when the server stops may end, and is told when it takes too long', async () => {
    const told = Promise.withResolvers<void>();
    const begun: string[] = [];
    const work = await startWork(async ({ note }, { signal }) => {
      begun.push(note);
      if (note === 'quick') return wait(300);
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      told.resolve();
    });
    await enqueue(database.kysely, noteTask, { note: 'quick' });
    await enqueue(database.kysely, noteTask, { note: 'endless' });
    await vi.waitFor(() => expect(begun.toSorted()).toEqual(['endless', 'quick']));
    await work.stop(600);
    await told.promise;
    expect(await jobs()).toEqual([]);
  });
});

describe('what is done again and again', () => {
  it('is one job, which adds its next time together with what it did', async () => {
    const times: number[] = [];
    for (const work of [makeWork(), makeWork()]) {
      work.recur({
        name: 'test.tick',
        next: (after) => new Date(after.getTime() + 100),
        run: async (transaction) => {
          times.push(Date.now());
          await enqueue(transaction, noteTask, { note: 'of a tick' });
          if (times.length === 2) throw new Error('the second fails');
        },
      });
      await begin(work);
    }
    await vi.waitFor(() => expect(times.length).toBeGreaterThan(3), { timeout: 20_000 });
    for (const work of started.splice(0)) await work.stop(500);
    const left = await jobs();
    expect(left.filter(({ task }) => task === 'test.tick')).toMatchObject([{ key: 'test.tick' }]);
    expect(left.filter(({ task }) => task === 'test.note')).toHaveLength(times.length - 1);
  });
});

describe('the jobs of a node that was killed', () => {
  it('are done by another, and those of a node that lives are left alone', async () => {
    const node = newIdentifier('nod');
    const program = join(import.meta.dirname, 'testing/hanging-worker.ts');
    const child = spawn(process.execPath, ['--conditions=tandem-source', program, database.url, node], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const begun: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => void begun.push(line));
    try {
      await enqueue(database.kysely, noteTask, { note: 'first' });
      await enqueue(database.kysely, noteTask, { note: 'second' });
      await vi.waitFor(() => expect(begun.toSorted()).toEqual(['first', 'second']), { timeout: 20_000 });
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    const done: string[] = [];
    const heartbeat = setInterval(() => {
      void database.kysely
        .updateTable('nodes')
        .set({ seen_at: sql<Date>`now()` })
        .where('id', '=', node)
        .execute();
    }, 100);
    await startWork(async ({ note }) => void done.push(note), { silenceMs: 1_000 });
    await wait(2_000);
    expect(done).toEqual([]);
    clearInterval(heartbeat);
    await vi.waitFor(() => expect(done.toSorted()).toEqual(['first', 'second']), { timeout: 15_000 });
  });
});

describe('a node that only seemed dead', () => {
  it('leaves the next job of a key where it is when it ends, though it began the one before', async () => {
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const work = makeWork();
    work.handle(noteTask, async () => {
      begun.resolve();
      await end.promise;
      const runAt = new Date(Date.now() + 60_000);
      await enqueue(database.kysely, noteTask, { note: 'next' }, { key: 'chain', runAt });
    });
    await work.start({ concurrency: 1 });
    await enqueue(database.kysely, noteTask, { note: 'first' }, { key: 'chain' });
    await begun.promise;
    // It has shown no life, and all that it does is given to others.
    expect(await freeJobs(database.kysely, { node: 'nod_other', pool: undefined }, 0)).toHaveLength(1);
    end.resolve();
    await work.stop(2_000);
    const left = await jobs();
    expect(left).toMatchObject([{ key: 'chain', attempts: 0, lockedBy: null }]);
    expect(left[0]?.runAt.getTime()).toBeGreaterThan(Date.now() + 30_000);
  });
});

describe('while the database is gone', () => {
  it('results wait for it, and work goes on when it is back', async () => {
    const link = await openBreakableLink(database.address);
    const through = connect({ ...database.address, port: link.port });
    const done: string[] = [];
    const end = Promise.withResolvers<void>();
    await startWork(
      async ({ note }) => {
        if (note === 'long') await end.promise;
        if (note === 'wrong') {
          await end.promise;
          throw new Error('wrong');
        }
        done.push(note);
      },
      { database: through.kysely, pool: through.pool },
    );
    await enqueue(database.kysely, noteTask, { note: 'long' });
    await enqueue(database.kysely, noteTask, { note: 'wrong' });
    await vi.waitFor(async () => expect((await jobs()).every(({ lockedBy }) => lockedBy !== null)).toBe(true));
    await link.cut();
    end.resolve();
    await wait(1_500);
    await enqueue(database.kysely, noteTask, { note: 'meanwhile' });
    await link.join();
    await vi.waitFor(() => expect(done).toEqual(['long', 'meanwhile']), { timeout: 15_000 });
    await vi.waitFor(async () => expect(await jobs()).toMatchObject([{ attempts: 1, lockedBy: null }]), {
      timeout: 15_000,
    });
    for (const work of started.splice(0)) await work.stop(500);
    await through.close();
    await link.close();
  });
});
