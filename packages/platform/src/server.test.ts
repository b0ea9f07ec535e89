import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readConfiguration, type Configuration } from './configuration/configuration.ts';
import { StartError } from './configuration/start-error.ts';
import { createTestDatabase, type TestDatabase } from './database/test-database.ts';
import { startServer, type RunningServer } from './server.ts';
import { testConnector } from './testing/test-connector.ts';

let database: TestDatabase;
let folder: string;
const lines: string[] = [];
const masterKey = randomBytes(32).toString('base64');

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'tandem-server-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

function configurationOf(more: Record<string, string> = {}): Configuration {
  return readConfiguration(
    {
      TANDEM_DATA_DIR: folder,
      TANDEM_DATABASE_URL: database.url,
      TANDEM_MASTER_KEY: masterKey,
      TANDEM_PORT: '0',
      ...more,
    },
    { sandbox: false },
  );
}

const start = (more?: Record<string, string>): Promise<RunningServer> =>
  startServer({
    configuration: configurationOf(more),
    connectors: [testConnector],
    logTarget: { write: (line) => void lines.push(line) },
  });

async function profile(): Promise<{ url: string; token: string }> {
  return z
    .object({ url: z.string(), token: z.string() })
    .parse(JSON.parse(await readFile(join(folder, 'profile.json'), 'utf8')));
}

describe('a server', () => {
  it('listens where it says, and writes a profile that only its owner reads and that works', async () => {
    const server = await start();
    try {
      expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect(await (await fetch(`${server.url}/v1/health`)).json()).toEqual({ status: 'ok' });
      const { url, token } = await profile();
      expect(url).toBe(server.url);
      expect((await stat(join(folder, 'profile.json'))).mode & 0o777).toBe(0o600);
      const me = await fetch(`${url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
      expect(await me.json()).toMatchObject({ kind: 'token', role: 'admin' });
      expect(lines.join('')).not.toContain(token);
    } finally {
      await server.close();
    }
    await expect(fetch(`${server.url}/v1/health`)).rejects.toThrow();
  });

  it('keeps the profile’s token and its data, and offers the first administrator a new link at each start', async () => {
    const before = await profile();
    const first = await start();
    expect(first.signInLink).toMatch(/\/sign-in#tdl_/);
    const made = await fetch(`${first.url}/v1/accounts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${before.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Kept' }),
    });
    expect(made.status).toBe(201);
    await first.close();
    const second = await start();
    try {
      expect((await profile()).token).toBe(before.token);
      expect(second.signInLink).not.toBe(first.signInLink);
      const accounts = await fetch(`${second.url}/v1/accounts`, {
        headers: { authorization: `Bearer ${before.token}` },
      });
      expect(await accounts.json()).toMatchObject({ items: [{ name: 'Kept' }] });
    } finally {
      await second.close();
    }
  });

  it('names its public URL in links, and marks cookies secure where that is https', async () => {
    const server = await start({ TANDEM_PUBLIC_URL: 'https://tandem.example.com' });
    try {
      expect(server.signInLink).toMatch(/^https:\/\/tandem\.example\.com\/sign-in#/);
      const post = (path: string, body: object, headers = {}) =>
        fetch(`${server.url}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        });
      const opened = await post('/v1/sign-in-links/open', { secret: new URL(server.signInLink ?? '').hash.slice(1) });
      const { browser } = z.object({ browser: z.string() }).parse(await opened.json());
      const done = await post(
        '/v1/sign-in-links/finish',
        { name: 'Anna', email: 'anna@example.com', password: 'correct horse battery staple' },
        { authorization: `Bearer ${browser}` },
      );
      expect(done.status).toBe(200);
      expect(done.headers.get('set-cookie')).toMatch(/Secure/i);
      expect(done.headers.get('strict-transport-security')).toContain('max-age');
    } finally {
      await server.close();
    }
    const again = await start();
    expect(again.signInLink).toBeUndefined();
    await again.close();
  });

  it('refuses a port that is taken, with what to do, and leaves nothing open', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const failure = await start({ TANDEM_PORT: port }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StartError);
    expect(String(failure)).toContain(port);
    await new Promise((resolve) => other.close(resolve));
  });

  it('refuses another master key, and changes nothing', async () => {
    const failure = await start({ TANDEM_MASTER_KEY: randomBytes(32).toString('base64') }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(StartError);
    await (await start()).close();
  });

  it('refuses a missing or wrong master key before it migrates anything', async () => {
    const empty = await createTestDatabase({ empty: true });
    const tables = async (): Promise<number> =>
      (await empty.pool.query("select 1 from pg_tables where schemaname = 'public'")).rows.length;
    try {
      const missing = start({ TANDEM_DATABASE_URL: empty.url, TANDEM_MASTER_KEY: '' });
      await expect(missing).rejects.toThrow('TANDEM_MASTER_KEY is not set, and an external database needs it.');
      expect(await tables()).toBe(0);
      await (await start({ TANDEM_DATABASE_URL: empty.url })).close();
      // As before an upgrade: the schema is older than the program.
      await empty.pool.query('drop table audit; delete from tandem_migrations');
      const before = await tables();
      const wrong = start({
        TANDEM_DATABASE_URL: empty.url,
        TANDEM_MASTER_KEY: randomBytes(32).toString('base64'),
      });
      await expect(wrong).rejects.toThrow(/The database is encrypted with the master key mk_\w+, which was not given/);
      expect(await tables()).toBe(before);
    } finally {
      await empty.close();
    }
  });

  it('lets running requests end before it closes', async () => {
    const server = await start();
    const { token } = await profile();
    const requests = Array.from({ length: 20 }, () =>
      fetch(`${server.url}/v1/accounts`, { headers: { authorization: `Bearer ${token}` } }),
    );
    await Promise.race(requests);
    const closing = server.close();
    const answers = await Promise.allSettled(requests);
    await closing;
    for (const answer of answers) if (answer.status === 'fulfilled') expect(answer.value.status).toBe(200);
    expect(lines.join('')).not.toContain('internal error');
  });
});
