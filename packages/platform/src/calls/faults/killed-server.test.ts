import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startSandbox, type RunningSandbox } from '@tandem/scoro-sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import { startServerProcess, type ServerProcess } from '../testing/server-process.ts';

let folder: string;
let database: TestDatabase;
let sandbox: RunningSandbox;
let environment: Readonly<Record<string, string>>;
let server: ServerProcess;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), `tandem-test-${process.pid}-`));
  database = await createTestDatabase();
  sandbox = await startSandbox({ port: 0, limits: 'off' });
  environment = {
    TANDEM_DATABASE_URL: database.url,
    TANDEM_DATA_DIR: folder,
    TANDEM_MASTER_KEY: randomBytes(32).toString('base64'),
    TANDEM_SCORO_SANDBOX_URL: sandbox.url,
    TANDEM_UPSTREAM_TIMEOUT_MS: '3000',
    TANDEM_UPSTREAM_DEADLINE_MS: '8000',
  };
  server = await startServerProcess(environment);
  const credentials = (await (await fetch(`${sandbox.url}/acme/credentials.json`)).json()) as Record<string, string>;
  const account = (await (await server.send('POST', '/v1/accounts', { body: { name: 'Acme' } })).json()) as {
    id: string;
  };
  const installed = await server.send('POST', `/v1/accounts/${account.id}/connectors`, {
    body: { connector: 'scoro', properties: { environment: 'sandbox', ...credentials } },
  });
  path = `/v1/accounts/${account.id}/connectors/${((await installed.json()) as { id: string }).id}`;
  await list();
}, 120_000);
afterEach(() => control({ faults: [] }));
afterAll(async () => {
  await server.kill();
  await database.close();
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

const call = (order: unknown, key?: string) =>
  server.send('POST', `${path}/calls`, {
    body: order,
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });
const list = () => call({ method: 'tasks.list', input: { perPage: 1 } });
const create = (name: string) =>
  call({ method: 'tasks.create', auth: 'userAuth', input: { record: { event_name: name } } }, name);
const control = async (wish: unknown) => {
  await fetch(`${sandbox.url}/acme/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  });
};

const running = (calls: number) =>
  vi.waitFor(
    async () =>
      expect((await database.pool.query("select id from calls where status = 'running'")).rows).toHaveLength(calls),
    { timeout: 15_000, interval: 20 },
  );

/** A new server, to which the killed one has been silent for long. */
async function restart(): Promise<void> {
  await server.kill();
  await database.pool.query("update nodes set seen_at = now() - interval '1 minute'");
  server = await startServerProcess(environment);
}

async function countsOfTasks(): Promise<ReadonlyMap<string, number>> {
  const answer = await server.send('POST', `${path}/calls`, {
    body: { method: 'tasks.list', input: { perPage: 100 } },
    headers: { accept: 'application/x-ndjson' },
  });
  const names = (await answer.text())
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => (JSON.parse(line) as { event_name?: string }).event_name ?? '');
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
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

  it('creates nothing twice, and loses nothing, wherever it is killed', async () => {
    const rounds = Number(process.env['TANDEM_KILL_ROUNDS'] ?? 2);
    const names: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await control({ faults: [{ kind: 'latency', ms: 30, jitterMs: 60, module: 'tasks' }] });
      const mine = Array.from({ length: 30 }, (_, at) => `round ${round} number ${at}`);
      names.push(...mine);
      const calling = mine.map(async (name, at) => {
        await wait(at * 5);
        return create(name.replaceAll(' ', '-')).catch(() => undefined);
      });
      await wait(20 + Math.random() * 300);
      await restart();
      await Promise.all(calling);
    }
    await control({ faults: [] });
    const settled = new Map<string, string>();
    for (const name of names.map((text) => text.replaceAll(' ', '-'))) {
      const answer = await create(name);
      settled.set(name, answer.status === 200 ? 'done' : ((await answer.json()) as { code: string }).code);
    }
    const counts = await countsOfTasks();
    for (const [name, outcome] of settled) {
      expect(['done', 'outcome_unknown']).toContain(outcome);
      const made = counts.get(name) ?? 0;
      if (outcome === 'done') expect([name, made]).toEqual([name, 1]);
      else expect(made).toBeLessThanOrEqual(1);
    }
    expect((await database.pool.query("select 1 from calls where status = 'running'")).rows).toEqual([]);
    expect((await database.pool.query("select 1 from idempotency_keys where state = 'running'")).rows).toEqual([]);
  }, 180_000);
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
