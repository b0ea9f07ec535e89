import { randomInt } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import { killServers } from '../testing/exercises/kill-servers.ts';
import { openProvingGround, type ProvingGround } from '../testing/exercises/proving-ground.ts';
import type { ServerProcess } from '../testing/server-process.ts';

let database: TestDatabase;
let ground: ProvingGround;
let server: ServerProcess;
let path: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ground = await openProvingGround({
    database,
    environment: { TANDEM_UPSTREAM_TIMEOUT_MS: '3000', TANDEM_UPSTREAM_DEADLINE_MS: '8000' },
  });
  server = await ground.start();
  path = await ground.install(server, 'acme');
}, 120_000);
afterEach(() => control({ faults: [] }));
afterAll(async () => {
  await ground.close();
  await database.close();
});

const call = (order: unknown, key?: string) =>
  server.send('POST', `${path}/calls`, {
    body: order,
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });
const create = (name: string) =>
  call({ method: 'tasks.create', auth: 'userAuth', input: { record: { event_name: name } } }, name);
const control = (wish: Readonly<Record<string, unknown>>) => ground.control('acme', wish);

const running = (calls: number) =>
  vi.waitFor(
    async () =>
      expect((await database.pool.query("select id from calls where status = 'running'")).rows).toHaveLength(calls),
    { timeout: 15_000, interval: 20 },
  );

/** A new server, to which the killed one has been silent for long. */
async function restart(): Promise<void> {
  await server.kill();
  await ground.ageDead();
  server = await ground.start();
}

describe('a server that is killed while calls run', () => {
  it('knows of a write that it may have been done, and of a read that it was interrupted', async () => {
    await control({
      faults: [
        { kind: 'latency', ms: 2_500, module: 'tasks' },
        { kind: 'endless-pages', module: 'contacts' },
        { kind: 'latency', ms: 100, module: 'contacts' },
      ],
    });
    const stream = server
      .send('POST', `${path}/calls`, { body: { method: 'contacts.list' }, headers: { accept: 'application/x-ndjson' } })
      .then((answer) => answer.text())
      .catch(() => undefined);
    await running(1);
    const write = create('under-way').catch(() => undefined);
    await running(2);
    await restart();
    await Promise.all([write, stream]);
    const { rows } = await database.pool.query<{ method: string; status: string; error_code: string }>(
      "select method, status, error_code from calls where status in ('unknown', 'failed', 'running') order by method",
    );
    expect(rows).toEqual([
      { method: 'contacts.list', status: 'failed', error_code: 'unavailable' },
      { method: 'tasks.create', status: 'unknown', error_code: 'outcome_unknown' },
    ]);
    const again = await create('under-way');
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.status).toBe(502);
    expect(await again.json()).toMatchObject({ code: 'outcome_unknown', call: expect.stringMatching(/^cal_/) });
  }, 60_000);

  it('loses no record and makes nothing twice, however often it is killed', async () => {
    const seed = Number(process.env['TANDEM_SEED'] ?? randomInt(2 ** 31));
    const { counts, problems } = await killServers(ground, { seed, kills: 15 });
    console.log(`seed ${seed}: ${JSON.stringify(counts)}`);
    expect(problems).toEqual([]);
    expect(counts['interrupted']).toBeGreaterThan(0);
  }, 240_000);
});

describe('a server that is asked to stop', () => {
  it('lets running calls end and records them', async () => {
    await control({ faults: [{ kind: 'latency', ms: 1_000, module: 'tasks' }] });
    const calling = create('last-one');
    await running(1);
    await server.stop();
    expect((await calling).status).toBe(200);
    expect((await database.pool.query("select 1 from calls where status = 'running'")).rows).toEqual([]);
    expect((await database.pool.query('select 1 from nodes')).rows).toEqual([]);
    await restart();
  }, 60_000);
});
