import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { connect } from '../database/connection.ts';
import { createApp } from './create-app.ts';
import { createLog } from './log.ts';
import { defineRoute } from './route.ts';

const stopping = new AbortController();
const signals: WeakRef<AbortSignal>[] = [];
const nowhere = connect({ host: '127.0.0.1', port: 1, user: 'nobody', database: 'none' });
let app: Awaited<ReturnType<typeof createApp>>;

beforeAll(async () => {
  const listen = defineRoute({
    operation: 'listen',
    verb: 'GET',
    path: '/v1/listen',
    tag: 'Things',
    summary: 'Listens to the end of its request',
    rights: 'public',
    answer: z.object({}),
    handler: async ({ signal }) => {
      signals.push(new WeakRef(signal));
      // Nobody takes the listener away.
      signal.addEventListener('abort', () => {});
      return {};
    },
  });
  app = await createApp({
    routes: [listen],
    database: nowhere.kysely,
    recordChange: async () => {},
    authenticate: async () => undefined,
    publicUrl: () => 'https://tandem.example',
    secure: true,
    stopping: stopping.signal,
    log: createLog('silent', { write: () => {} }),
  });
});
afterAll(async () => {
  await app.close();
  await nowhere.close();
});

it('a request that was answered is not kept by those who listened for its end, while the server runs', async () => {
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  for (let sent = 0; sent < 50; sent += 1) await (await fetch(`${url}/v1/listen`)).text();
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  for (let tries = 0; tries < 20; tries += 1) {
    await wait(10);
    collect();
  }
  expect(signals).toHaveLength(50);
  // The last ones may still be held by their connection.
  expect(signals.filter((signal) => signal.deref() !== undefined).length).toBeLessThan(5);
}, 30_000);
