import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startSandbox, type RunningSandbox } from '@tandem/scoro-sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import { openBreakableLink, type BreakableLink } from '../testing/breakable-link.ts';
import { startServerProcess, type ServerProcess } from '../testing/server-process.ts';

let folder: string;
let database: TestDatabase;
let link: BreakableLink;
let sandbox: RunningSandbox;
let server: ServerProcess;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), `tandem-test-${process.pid}-`));
  database = await createTestDatabase();
  link = await openBreakableLink(database.address);
  sandbox = await startSandbox({ port: 0, limits: 'off' });
  const url = new URL(database.url);
  url.port = String(link.port);
  server = await startServerProcess({
    TANDEM_DATABASE_URL: url.href,
    TANDEM_DATA_DIR: folder,
    TANDEM_MASTER_KEY: randomBytes(32).toString('base64'),
    TANDEM_SCORO_SANDBOX_URL: sandbox.url,
  });
  const credentials = (await (await fetch(`${sandbox.url}/acme/credentials.json`)).json()) as Record<string, string>;
  const account = (await (await server.send('POST', '/v1/accounts', { body: { name: 'Acme' } })).json()) as {
    id: string;
  };
  const installed = await server.send('POST', `/v1/accounts/${account.id}/connectors`, {
    body: { connector: 'scoro', properties: { environment: 'sandbox', ...credentials } },
  });
  path = `/v1/accounts/${account.id}/connectors/${((await installed.json()) as { id: string }).id}`;
  await call({ method: 'tasks.list', input: { perPage: 1 } });
  await call({ method: 'tasks.list', input: { perPage: 1 }, auth: 'userAuth' });
}, 120_000);
afterEach(() => control({ faults: [] }));
afterAll(async () => {
  await server.kill();
  await link.close();
  await database.close();
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

const call = (order: unknown) => server.send('POST', `${path}/calls`, { body: order });
const create = (name: string) =>
  call({ method: 'tasks.create', auth: 'userAuth', input: { record: { event_name: name } } });
const control = async (wish: unknown) => {
  await fetch(`${sandbox.url}/acme/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  });
};
const requests = async () =>
  ((await (await fetch(`${sandbox.url}/acme/control/requests`)).json()) as { total: number }).total;

describe('while the database is gone', () => {
  it('sends nothing and says 503, and works again as soon as it is back', async () => {
    const before = await requests();
    await link.cut();
    const answers = await Promise.all([create('never'), call({ method: 'tasks.list' })]);
    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
    expect(answers.every((answer) => Number(answer.headers.get('retry-after')) > 0)).toBe(true);
    expect((await server.send('GET', '/v1/health')).status).toBe(503);
    expect(await requests()).toBe(before);
    await link.join();
    await vi.waitFor(async () => expect((await create('back')).status).toBe(200), { timeout: 10_000 });
  }, 40_000);

  it('gives a result that came all the same, says that it is not recorded, and records it when the database is back', async () => {
    await control({ faults: [{ kind: 'latency', ms: 1_500, module: 'tasks' }] });
    const writing = create('result in hand');
    const reading = call({ method: 'tasks.list', input: { perPage: 1 } });
    await wait(900);
    await link.cut();
    const [write, read] = await Promise.all([writing, reading]);
    expect([write.status, read.status]).toEqual([200, 200]);
    const answers = [(await write.json()) as { id: string }, (await read.json()) as { id: string }];
    for (const answer of answers)
      expect(answer).toMatchObject({
        warnings: expect.arrayContaining([expect.objectContaining({ code: 'not_recorded' })]),
      });
    await link.join();
    for (const { id } of answers) {
      await vi.waitFor(
        async () =>
          expect(await (await server.send('GET', `${path}/calls/${id}`)).json()).toMatchObject({ status: 'succeeded' }),
        {
          timeout: 15_000,
        },
      );
    }
  }, 60_000);
});
