import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startSandbox, type RunningSandbox } from '@tandem/scoro-sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startServerProcess } from './calls/testing/server-process.ts';
import type { TestDatabase } from './database/test-database.ts';
import {
  createReleasedDatabase,
  releasedAccount,
  releasedCall,
  releasedInstallation,
} from './testing/released-database.ts';

/** Releases of Tandem by the last migration of each. A new one is added when a version is released. */
const releases = ['0001-first-tables', '0002-sign-in'];

const masterKey = randomBytes(32).toString('base64');
let sandbox: RunningSandbox;
let folder: string;
let apiKey: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-upgrade-'));
  sandbox = await startSandbox({ port: 0, limits: 'off' });
  const credentials: unknown = await (await fetch(`${sandbox.url}/acme/credentials.json`)).json();
  ({ apiKey } = z.object({ apiKey: z.string() }).parse(credentials));
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

/** Everything in the database: its tables with their columns, and each row as JSON. */
async function contentOf(database: TestDatabase): Promise<Map<string, string>> {
  const content = new Map<string, string>();
  const { rows: tables } = await database.pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  for (const { name } of tables) {
    const { rows } = await database.pool.query<{ row: object }>(`select to_jsonb(t) as row from ${name} t order by 1`);
    content.set(name, JSON.stringify(rows.map(({ row }) => row)));
  }
  return content;
}

/** The upgrade of this program as a process of its own, which stops half-way, at its end, and waits there. */
const halfWay = `
  import { sql } from 'kysely';
  import { connect } from './database/connection.ts';
  import { migrate, migrations } from './database/migrations.ts';
  const connection = connect({ connectionString: process.env.UPGRADED }, { max: 1, unhurried: true });
  await migrate(connection.kysely, {
    ...migrations,
    '9999-standing-still': {
      up: async (database) => {
        await sql\`create table half_way (id text)\`.execute(database);
        console.log('half-way');
        await sql\`select pg_sleep(60)\`.execute(database);
      },
    },
  });
`;

async function killHalfWay(database: TestDatabase): Promise<void> {
  const child = spawn(process.execPath, ['--conditions=tandem-source', '--input-type=module', '--eval', halfWay], {
    cwd: import.meta.dirname,
    env: { PATH: process.env['PATH'], UPGRADED: database.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) if (line === 'half-way') break;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  // The server notices when it next writes to the connection that is gone.
  await database.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where query like 'select pg_sleep%'",
  );
}

describe('an upgrade', () => {
  it.each(releases)(
    'from %s that is killed half-way changes nothing, and keeps all data when it is run again',
    async (last) => {
      const database = await createReleasedDatabase(last, { masterKey, company: 'acme', apiKey });
      try {
        const before = await contentOf(database);
        await killHalfWay(database);
        expect(await contentOf(database)).toEqual(before);

        const server = await startServerProcess({
          TANDEM_DATA_DIR: join(folder, last),
          TANDEM_DATABASE_URL: database.url,
          TANDEM_MASTER_KEY: masterKey,
          TANDEM_SCORO_SANDBOX_URL: sandbox.url,
        });
        try {
          const account = await server.send('GET', `/v1/accounts/${releasedAccount}`);
          expect(await account.json()).toMatchObject({ name: 'Acme', externalId: 'crm-17' });
          const path = `/v1/accounts/${releasedAccount}/connectors/${releasedInstallation}`;
          const call = await server.send('POST', `${path}/calls`, { body: { method: 'tasks.list' } });
          expect(await call.json()).toMatchObject({ status: 'succeeded' });
          const calls = await server.send('GET', `${path}/calls`);
          expect(await calls.json()).toMatchObject({ items: [{ status: 'succeeded' }, { id: releasedCall }] });
          const users = await server.send('GET', '/v1/users');
          expect(await users.json()).toMatchObject({ items: [{ name: 'Anna', role: 'admin' }] });
          const audit = await server.send('GET', '/v1/audit?action=account');
          expect(await audit.json()).toMatchObject({ items: [{ action: 'account.created' }] });
        } finally {
          await server.stop();
        }
      } finally {
        await database.close();
      }
    },
  );
});
