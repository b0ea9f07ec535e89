import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Connection } from '../../database/connection.ts';
import { newIdentifier } from '../../database/identifier.ts';
import { createLog } from '../../http/log.ts';
import type { Library } from '../../library/library.ts';
import { startTestPlatform, type TestPlatform } from '../../testing/test-platform.ts';
import { enqueue } from '../../work/enqueue.ts';
import { defineTask } from '../../work/task.ts';
import { noteTask } from '../../work/testing/note-task.ts';
import { Work } from '../../work/work.ts';
import { Programs } from '../frame/program.ts';
import { cycleStoreRoutes } from '../routes/cycle-store-routes.ts';
import { openValue } from '../runs/run-books.ts';
import { Ticks } from '../triggers/ticks.ts';

/** A node that fires what is due, and leaves the runs that it starts where they are. */
export interface TicksNode {
  readonly work: Work;
  readonly ticks: Ticks;
}

/** A platform whose schedules and polls fire by a clock that the test sets. */
export interface TicksPlatform extends TestPlatform {
  readonly clock: { now: Date };
  /** The node whose triggers begin and end by the API; at work. */
  readonly node: TicksNode;
  /** Makes another, over connections of its own; not at work yet. */
  anotherNode(connection: Connection, silenceMs: number): TicksNode;
  /** Makes, publishes and enables a cycle that does nothing when it is triggered. */
  cycle(trigger: object, over?: object): Promise<TickingCycle>;
}

export interface TickingCycle {
  readonly id: string;
  readonly account: string;
  readonly path: string;
  readonly document: Readonly<Record<string, unknown>>;
  /** When its next tick is due, as ISO 8601; undefined where there is none. */
  due(): Promise<string | undefined>;
  /** Has the next tick come now, the clock standing at its time, or a little later; answers when it was due. */
  fire(lateMs?: number): Promise<string>;
  /** The events of its runs, in the order of their times. */
  events(): Promise<readonly z.output<typeof eventShape>[]>;
}

const eventShape = z.object({ scheduledAt: z.string(), firedAt: z.string(), date: z.string().optional() });
const made = z.object({ id: z.string() });
/** As it lies in the database. */
const tick = defineTask('cycle.tick', z.object({ cycle: z.string(), at: z.string() }));
const steps = [{ key: 'nothing', kind: 'transform', value: null }];
const longAgo = new Date('2000-01-01T00:00:00Z');

export async function startTicksPlatform(now: Date): Promise<TicksPlatform> {
  const clock = { now };
  const nodes: TicksNode[] = [];
  const libraries: Library[] = [];
  const platform = await startTestPlatform({
    createCycles: ({ database, pool, vault, library, publicUrl }) => {
      const books = { database, pool, vault, node: newIdentifier('nod') };
      const node = makeNode(books, library, () => clock.now);
      nodes.push(node);
      libraries.push(library);
      const formulas = { run: () => Promise.reject(new Error('This test evaluates no formula.')) };
      return { routes: cycleStoreRoutes({ vault, library, publicUrl, lifecycle: node.ticks, formulas }) };
    },
  });
  const [node] = nodes;
  const [library] = libraries;
  if (node === undefined || library === undefined) throw new Error('The platform made no cycles.');
  await node.work.start({ concurrency: 4 });
  const send = async (verb: 'POST', path: string, body?: unknown): Promise<unknown> => {
    const answer = await platform.call(verb, path, { body });
    if (answer.statusCode >= 300) throw new Error(`${verb} ${path}: ${answer.body}`);
    return answer.json();
  };
  return {
    ...platform,
    clock,
    node,
    anotherNode: ({ kysely: database, pool }, silenceMs) =>
      makeNode(
        { database, pool, vault: platform.vault, node: newIdentifier('nod') },
        library,
        () => clock.now,
        silenceMs,
      ),
    async cycle(trigger, over = {}) {
      const { id: account } = made.parse(await send('POST', '/v1/accounts', { name: newIdentifier('acc') }));
      const document = { format: 1, name: 'Ticking', connectors: {}, trigger, steps, ...over };
      const { id } = made.parse(await send('POST', `/v1/accounts/${account}/cycles`, { document }));
      const path = `/v1/accounts/${account}/cycles/${id}`;
      await send('POST', `${path}/publish`);
      await send('POST', `${path}/enable`);
      return tickingCycle(platform, clock, { id, account, path, document });
    },
    async close() {
      await node.work.stop(1_000);
      await platform.close();
    },
  };
}

function makeNode(
  books: ConstructorParameters<typeof Ticks>[0]['books'],
  library: Library,
  now: () => Date,
  silenceMs?: number,
): TicksNode {
  const { database, pool, node } = books;
  const log = createLog('silent', process.stderr);
  const work = new Work({
    database,
    pool,
    node,
    alone: false,
    pollMs: 200,
    log,
    ...(silenceMs !== undefined && { silenceMs }),
  });
  const ticks = new Ticks({
    books,
    programs: new Programs(database, library),
    // As a turn is asked for, though no node here knows how to take it.
    turns: {
      ask: (transaction, account) =>
        enqueue(transaction, noteTask, { note: account }, { key: `turn/${account}`, keyMode: 'preserve_run_at' }),
    },
    work,
    now,
  });
  return { work, ticks };
}

function tickingCycle(
  { database, vault }: TestPlatform,
  clock: { now: Date },
  cycle: Pick<TickingCycle, 'id' | 'account' | 'path' | 'document'>,
): TickingCycle {
  const key = `tick/${cycle.id}`;
  async function due(): Promise<string | undefined> {
    const { rows } = await sql<{ at: Date }>`select run_at as at from graphile_worker.jobs where key = ${key}`.execute(
      database,
    );
    return rows[0]?.at.toISOString();
  }
  return {
    ...cycle,
    due,
    async fire(lateMs = 0) {
      const at = await due();
      if (at === undefined) throw new Error('No tick is to come.');
      clock.now = new Date(Date.parse(at) + lateMs);
      await enqueue(database, tick, { cycle: cycle.id, at }, { key, runAt: longAgo });
      for (let tries = 0; tries < 2_000; tries += 1) {
        if ((await due()) !== longAgo.toISOString()) return at;
        await wait(3);
      }
      throw new Error(`The tick of ${at} did not come.`);
    },
    async events() {
      const runs = await database.selectFrom('runs').select(['id', 'event']).where('cycle_id', '=', cycle.id).execute();
      const events = await Promise.all(
        runs.map(async ({ id, event }) =>
          eventShape.parse(await openValue({ vault }, cycle.account, id, 'event', event)),
        ),
      );
      return events.toSorted((a, b) => (a.scheduledAt < b.scheduledAt ? -1 : 1));
    },
  };
}
