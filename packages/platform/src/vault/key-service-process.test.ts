import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startServerProcess } from '../calls/testing/server-process.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { startTransitStandIn, type TransitStandIn } from './testing/transit-stand-in.ts';

describe('a server with a key service', () => {
  let database: TestDatabase;
  let standIn: TransitStandIn;
  let folder: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    standIn = await startTransitStandIn();
    folder = await mkdtemp(join(tmpdir(), 'tandem-key-service-'));
  });
  afterAll(async () => {
    await standIn.stop();
    await database.close();
    await rm(folder, { recursive: true });
  });

  const start = () =>
    startServerProcess({
      TANDEM_DATABASE_URL: database.url,
      TANDEM_DATA_DIR: folder,
      TANDEM_KEY_SERVICE_URL: standIn.url,
      TANDEM_KEY_SERVICE_TOKEN: standIn.token,
    });

  it('needs no key of its own, rotates to a new version, and answers 503 only for what it does not know while the service is down', async () => {
    const server = await start();
    try {
      const make = (name: string) => server.send('POST', '/v1/accounts', { body: { name } });
      expect((await make('Before')).status).toBe(201);
      standIn.rotate();
      expect((await server.send('POST', '/v1/keys/rotation')).status).toBe(202);
      await vi.waitFor(
        async () =>
          expect(await (await server.send('GET', '/v1/keys/rotation')).json()).toMatchObject({
            state: 'done',
            newKey: 'transit/tandem:v2',
            dataKeys: { rewrapped: 2, verified: 2 },
            next: 'The key service may refuse transit/tandem:v1: let its min_decryption_version be above.',
          }),
        { timeout: 20_000 },
      );
      standIn.openFrom(2);
      await standIn.stop();
      const refused = await make('While it is down');
      expect(refused.status).toBe(503);
      expect(await refused.json()).toMatchObject({
        code: 'unavailable',
        detail: `The key service ${standIn.url} cannot be reached (ECONNREFUSED).`,
      });
      expect((await server.send('GET', '/v1/accounts')).status).toBe(200);
      await standIn.start();
      expect((await make('After')).status).toBe(201);
      expect(server.log.join('')).not.toContain(standIn.token);
    } finally {
      await server.stop();
    }
    await standIn.stop();
    await expect(start()).rejects.toThrow(`The key service ${standIn.url} cannot be reached (ECONNREFUSED).`);
    await standIn.start();
    await (await start()).stop();
  });
});
