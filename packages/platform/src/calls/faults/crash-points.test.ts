import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crashPointNames, type CrashPointName } from '../../crash-points/crash-point-names.ts';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import { attempt, type Attempt, type Order } from '../testing/exercises/attempt.ts';
import { judgeRecords } from '../testing/exercises/judge-records.ts';
import { openProvingGround, type ProvingGround } from '../testing/exercises/proving-ground.ts';
import { taskCounts } from '../testing/exercises/task-counts.ts';
import type { ServerProcess } from '../testing/server-process.ts';

const company = 'crashes';

/** What is known of a create whose server died at a point, when it is sent again with its key; and how often it was made by then. */
interface Known {
  readonly again: 'carried out' | 'answered again' | 'unknown';
  readonly madeBefore: 0 | 1;
}

const notBegun: Known = { again: 'carried out', madeBefore: 0 };

/** Points of a call, in which order does not matter. Those of a rotation are visited by its own test. */
const creates: { readonly [Name in Exclude<CrashPointName, `rotation.${string}` | Elsewhere>]: Known } = {
  'call.key-claimed': notBegun,
  'call.before-record': notBegun,
  'quota.leased': notBegun,
  'session.lease-taken': notBegun,
  'session.logged-in-before-save': notBegun,
  'session.saved': notBegun,
  'call.recorded-before-send': { again: 'unknown', madeBefore: 0 },
  'call.answered-before-closing': { again: 'unknown', madeBefore: 1 },
  'call.closing-before-key-settled': { again: 'unknown', madeBefore: 1 },
  'call.closed-before-answer': { again: 'answered again', madeBefore: 1 },
};
type Elsewhere =
  | 'call.between-pages'
  | 'recovery.calls-ended'
  /** Visited by the tests of cycles. */
  | `${'trigger' | 'step' | 'loop' | 'run' | 'subscription'}.${string}`;

let database: TestDatabase;
let ground: ProvingGround;
let path: string;
/** Another node, which lives through it all. */
let witness: ServerProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  ground = await openProvingGround({ database });
  const first = await ground.start();
  path = await ground.install(first, company);
  await first.stop();
}, 120_000);
afterAll(async () => {
  await ground.close();
  await database.close();
});

const create = (name: string): Order => ({
  kind: 'create',
  name,
  key: name,
  body: { method: 'tasks.create', auth: 'userAuth', input: { record: { event_name: name } } },
});

/** Starts a server that dies at a point, and has it do something that leads there. */
async function dieAt(point: CrashPointName, order: Order): Promise<Attempt> {
  // So that it logs in afresh.
  if (point.startsWith('session.')) {
    await database.pool.query('update upstream_sessions set ciphertext = null, generation = generation + 1');
  }
  const server = await ground.start({ TANDEM_CRASH_POINT: point });
  const made = await attempt(server, path, order);
  expect(await server.ended).toBe('SIGKILL');
  expect(made.answer).toBeUndefined();
  await ground.ageDead();
  return made;
}

describe('a server that dies', () => {
  it('while it ends what another has left, leaves the rest to the next', { timeout: 60_000 }, async () => {
    const began = new Date();
    const made = await dieAt('call.recorded-before-send', create('recovery.calls-ended'));
    await expect(ground.start({ TANDEM_CRASH_POINT: 'recovery.calls-ended' })).rejects.toThrow('did not start');
    await ground.ageDead();
    witness = await ground.start();
    expect(await judgeRecords(database.pool, [made], began)).toEqual([]);
    expect((await attempt(witness, path, made.order)).answer).toMatchObject({ code: 'outcome_unknown' });
  });

  it('between the pages of a stream, has cut it off visibly', { timeout: 60_000 }, async () => {
    const began = new Date();
    const order: Order = { kind: 'stream', body: { method: 'contacts.list', input: { perPage: 20 } } };
    const made = await dieAt('call.between-pages', order);
    expect(await judgeRecords(database.pool, [made], began)).toEqual([]);
  });

  it('at any step of a create, leaves known what can be known of it', { timeout: 200_000 }, async () => {
    const began = new Date();
    const points = crashPointNames.filter((name) => name in creates);
    expect(points).toHaveLength(Object.keys(creates).length);
    const died: Attempt[] = [];
    for (const point of points) died.push(await dieAt(point, create(point)));
    // The next server ends what the last one has left.
    const last = await ground.start();
    expect(await judgeRecords(database.pool, died, began)).toEqual([]);
    const madeBefore = await taskCounts(last, path);
    const known = new Map<string, Known>();
    for (const { order } of died) {
      const { answer } = await attempt(witness, path, order);
      const carriedOut = answer?.replayed === true ? 'answered again' : 'carried out';
      known.set(order.name ?? '', {
        again: answer?.status === 200 ? carriedOut : answer?.code === 'outcome_unknown' ? 'unknown' : expect.fail(),
        madeBefore: (madeBefore.get(order.name ?? '') ?? 0) > 0 ? 1 : 0,
      });
    }
    expect(Object.fromEntries(known)).toEqual(creates);
    const made = await taskCounts(last, path);
    expect(points.map((name) => [name, made.get(name) ?? 0])).toEqual(
      points.map((name) => [
        name,
        creates[name as keyof typeof creates].again === 'unknown' ? (madeBefore.get(name) ?? 0) : 1,
      ]),
    );
    await last.stop();
  });
});
