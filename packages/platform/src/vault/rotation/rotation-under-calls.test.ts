import { randomInt } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { revealSecret, type Secret } from '@tandem/connector-kit';
import { startSandbox, type RunningSandbox } from '@tandem/scoro-sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startServerProcess, type ServerProcess } from '../../calls/testing/server-process.ts';
import { crashPointNames } from '../../crash-points/crash-point-names.ts';
import { openDatabase } from '../../database/open-database.ts';
import { masterKeyFrom } from '../master-key.ts';
import { masterKeyFileIn, newMasterKeySecret, readMasterKeyFile } from '../master-key-file.ts';
import { expectOpensNothing } from '../testing/expect-opens-nothing.ts';

const idShape = z.object({ id: z.string() });
const rotationShape = z.looseObject({
  id: z.string(),
  state: z.string(),
  newKey: z.string().nullable(),
  problem: z.string().nullable(),
});

let sandbox: RunningSandbox;
let folder: string;
let server: ServerProcess;
let path: string;
/** Every key that the file has ever held. */
const keys = new Map<string, Secret>();

const start = (over: Readonly<Record<string, string>> = {}): Promise<ServerProcess> =>
  startServerProcess({
    TANDEM_DATA_DIR: folder,
    TANDEM_SCORO_SANDBOX_URL: sandbox.url,
    TANDEM_LOG_LEVEL: 'info',
    ...over,
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-keys-'));
  sandbox = await startSandbox({ port: 0, limits: 'off' });
  server = await start();
  const credentials: unknown = await (await fetch(`${sandbox.url}/acme/credentials.json`)).json();
  const account = await makeAccount('Acme');
  const installed = await server.send('POST', `/v1/accounts/${account}/connectors`, {
    body: {
      connector: 'scoro',
      properties: { environment: 'sandbox', ...z.record(z.string(), z.string()).parse(credentials) },
    },
  });
  path = `/v1/accounts/${account}/connectors/${idShape.parse(await installed.json()).id}`;
  expect((await call()).status).toBe(200);
});
afterAll(async () => {
  await server.stop();
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

const call = (): Promise<Response> =>
  server.send('POST', `${path}/calls`, { body: { method: 'tasks.list', input: { perPage: 1 } } });

async function makeAccount(name: string): Promise<string> {
  const answer = await server.send('POST', '/v1/accounts', { body: { name } });
  if (answer.status !== 201) throw new Error(await answer.text());
  return idShape.parse(await answer.json()).id;
}

async function keepKeys(): Promise<readonly string[]> {
  const found = (await readMasterKeyFile(masterKeyFileIn(folder))) ?? expect.fail('The key file is gone.');
  for (const secret of found) keys.set(masterKeyFrom(secret).id, secret);
  return found.map((secret) => masterKeyFrom(secret).id);
}

const readState = async () => rotationShape.parse(await (await server.send('GET', '/v1/keys/rotation')).json());

async function rotated(): Promise<z.infer<typeof rotationShape>> {
  for (;;) {
    const state = await readState();
    expect(state.problem).toBeNull();
    if (state.state !== 'running') return state;
    await wait(20);
  }
}

/** Looks into the database of the stopped server, and starts it again. */
async function expectOnlyNewestOpens(): Promise<void> {
  const [newest, ...others] = await keepKeys();
  expect(others).toEqual([]);
  expect(keys.size).toBeGreaterThan(1);
  await server.stop();
  const database = await openDatabase({ kind: 'embedded', dataDirectory: folder });
  try {
    for (const [id, secret] of keys) if (id !== newest) await expectOpensNothing(database.kysely, secret);
  } finally {
    await database.close();
  }
  server = await start();
}

describe('a rotation of the key file of a running server', () => {
  it('fails none of a hundred calls a second', { timeout: 180_000 }, async () => {
    const statuses = new Map<number | string, number>();
    const count = (status: number | string): void => void statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const open = new Set<Promise<void>>();
    const stopping = new AbortController();
    const began = performance.now();
    const calling = (async () => {
      for (let sent = 0; !stopping.signal.aborted; sent += 1) {
        const calling = (
          sent % 20 === 19
            ? makeAccount(`Account ${sent}`).then(() => 200)
            : call().then(async (answer) => {
                const text = await answer.text();
                return answer.status === 200 ? 200 : `${answer.status} ${text}`;
              })
        )
          .then(count, (error: unknown) => count(String(error)))
          .finally(() => open.delete(calling));
        open.add(calling);
        await wait(Math.max(0, began + (sent + 1) * 10 - performance.now()));
        // A machine that is too busy gets fewer.
        if (open.size > 100) await Promise.race(open);
      }
    })();
    for (let rotation = 0; rotation < 3; rotation += 1) {
      await wait(500);
      await keepKeys();
      expect((await server.send('POST', '/v1/keys/rotation')).status).toBe(202);
      expect((await rotated()).state).toBe('done');
    }
    await wait(500);
    stopping.abort();
    await calling;
    await Promise.all(open);
    const done = statuses.get(200) ?? 0;
    const seconds = (performance.now() - began) / 1_000;
    console.log(`${done} calls in ${seconds.toFixed(1)} s during 3 rotations: ${Math.round(done / seconds)} a second`);
    expect(Object.fromEntries(statuses)).toEqual({ 200: done });
    expect(done).toBeGreaterThan(100);
    await expectOnlyNewestOpens();
    expect((await call()).status).toBe(200);
  });

  it('comes to its end though the server is killed at every step of it', { timeout: 240_000 }, async () => {
    const seed = Number(process.env['TANDEM_SEED'] ?? randomInt(2 ** 31));
    // Several batches to wrap anew.
    for (let made = 0; made < 100; made += 10)
      await Promise.all(Array.from({ length: 10 }, (_, at) => makeAccount(`Killed ${seed} ${made + at}`)));
    await keepKeys();
    await server.stop();
    const points = crashPointNames.filter((name) => name.startsWith('rotation.'));
    expect(points.length).toBeGreaterThanOrEqual(5);
    server = await start({ TANDEM_CRASH_POINT: 'rotation.key-made' });
    // It dies before it has answered, or after.
    await server.send('POST', '/v1/keys/rotation').catch(() => undefined);
    expect(await server.ended).toBe('SIGKILL');
    for (const point of points.filter((name) => name !== 'rotation.key-made')) {
      await keepKeys();
      const armed = point === 'rotation.rewrapping' ? `${point}:${(seed % 2) + 1}` : point;
      // What was begun is taken up with the start, and may end the server before it serves.
      const ended = await start({ TANDEM_CRASH_POINT: armed }).then(
        (started) => started.ended,
        (error: unknown) => (String(error).includes('did not start') ? 'SIGKILL' : error),
      );
      expect([point, ended]).toEqual([point, 'SIGKILL']);
    }
    server = await start();
    expect((await rotated()).state).toBe('done');
    await keepKeys();
    expect((await readdir(folder)).filter((name) => name.startsWith('master.key'))).toEqual(['master.key']);
    expect((await stat(masterKeyFileIn(folder))).mode & 0o777).toBe(0o600);
    await expectOnlyNewestOpens();
    expect((await call()).status).toBe(200);
  });
});

describe('a server without the right master key', () => {
  it(
    'refuses to start, says which key it needs, changes nothing, and starts once it has it',
    { timeout: 180_000 },
    async () => {
      const file = masterKeyFileIn(folder);
      const [id = ''] = await keepKeys();
      const right = await readFile(file, 'utf8');
      await server.stop();
      const refusal = async (over: Readonly<Record<string, string>> = {}): Promise<string> =>
        start(over).then(
          () => expect.fail('It started.'),
          (error: unknown) => String(error),
        );
      await rm(file);
      expect(await refusal()).toContain(
        `The master key file ${file} is gone, and the database is encrypted with its key ${id}.`,
      );
      expect(await readdir(folder)).not.toContain('master.key');
      const other = newMasterKeySecret();
      await writeFile(file, revealSecret(other), { mode: 0o600 });
      const words = `The database is encrypted with the master key ${id}, which was not given (given: ${masterKeyFrom(other).id}).`;
      expect(await refusal()).toContain(words);
      await writeFile(file, right);
      expect(await refusal({ TANDEM_MASTER_KEY: revealSecret(other) })).toContain(words);
      server = await start();
      expect((await call()).status).toBe(200);
    },
  );
});
