import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Secret } from '@tandem/connector-kit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StartError } from '../configuration/start-error.ts';
import { connect } from './connection.ts';
import { isDatabaseGone } from './database-gone.ts';
import { findServer } from './embedded/server-process.ts';
import { serverFolderIn } from './embedded/server-folder.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';
import { createTestDatabase } from './test-database.ts';

async function refusal(url: string): Promise<StartError> {
  const error: unknown = await openDatabase({ kind: 'external', url: new Secret(url) }, { patienceMs: 0 }).then(
    (database) => database.close(),
    (reason: unknown) => reason,
  );
  if (error instanceof StartError) return error;
  throw new Error('It was opened, or failed in another way.', { cause: error });
}

describe('openDatabase on an external server', () => {
  it('brings the database to our schema and opens it', async () => {
    const given = await createTestDatabase({ empty: true });
    const database = await openDatabase({ kind: 'external', url: new Secret(given.url) });
    try {
      expect(database.kind).toBe('external');
      expect(await database.kysely.selectFrom('accounts').selectAll().execute()).toEqual([]);
    } finally {
      await database.close();
      await given.close();
    }
  });

  it('says where it cannot connect, without the password', async () => {
    const error = await refusal('postgresql://tandem:canary@127.0.0.1:1/tandem');
    expect(error.message).toMatch(
      /^The database of TANDEM_DATABASE_URL \(127\.0\.0\.1:1\/tandem\) cannot be opened: .*ECONNREFUSED/,
    );
    expect(error.message).not.toContain('canary');
  });

  it('says that user or password are wrong', async () => {
    const given = await createTestDatabase({ empty: true });
    try {
      expect((await refusal(given.url.replace(given.address.password, 'canary'))).message).toContain(
        'password authentication failed',
      );
    } finally {
      await given.close();
    }
  });

  it('refuses a database that is not UTF8', async () => {
    const given = await createTestDatabase({ empty: true });
    const name = `${given.address.database}_ascii`;
    try {
      await given.pool.query(
        `create database ${name} encoding 'SQL_ASCII' locale 'C' locale_provider libc template template0`,
      );
      expect((await refusal(given.url.replace(given.address.database, name))).message).toContain(
        'has the encoding SQL_ASCII; Tandem needs UTF8',
      );
    } finally {
      await given.pool.query(`drop database if exists ${name}`);
      await given.close();
    }
  });
});

describe('openDatabase on our own server', () => {
  let dataDirectory: string;
  let database: OpenDatabase;
  beforeAll(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'tandem-open-'));
    database = await openDatabase({ kind: 'embedded', dataDirectory });
  });
  afterAll(() => rm(dataDirectory, { recursive: true, force: true }));

  it('goes on working after PostgreSQL was killed under load, and tells what failed meanwhile', async () => {
    const server = await findServer(serverFolderIn(dataDirectory));
    let failed = 0;
    const insert = async (index: number): Promise<void> => {
      await wait(index);
      const name = `account ${index}`;
      for (;;) {
        try {
          await database.kysely
            .insertInto('accounts')
            .values({ id: `acc_${index}`, name })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
          return;
        } catch (error) {
          if (!isDatabaseGone(error)) throw error;
          failed += 1;
          await wait(20);
        }
      }
    };
    const load = Array.from({ length: 300 }, (_, index) => insert(index));
    await wait(100);
    process.kill(server?.pid ?? 0, 'SIGKILL');
    await Promise.all(load);
    expect(failed).toBeGreaterThan(0);
    const { rows } = await sql<{ count: number }>`select count(*) as count from accounts`.execute(database.kysely);
    expect(rows).toEqual([{ count: 300 }]);
  });

  it('ends PostgreSQL when it is closed, keeps the data, and refuses it where a newer program has used it', async () => {
    await sql`insert into tandem_migrations (name, timestamp) values ('9999-later', '2030-01-01')`.execute(
      database.kysely,
    );
    await database.close();
    expect(await findServer(serverFolderIn(dataDirectory))).toBeUndefined();
    await expect(openDatabase({ kind: 'embedded', dataDirectory })).rejects.toThrow(
      'The database is newer than this program',
    );
    expect(await findServer(serverFolderIn(dataDirectory))).toBeUndefined();
  });
});

describe('isDatabaseGone', () => {
  it('tells a server that is gone from a query that is wrong', async () => {
    const nowhere = connect({ host: '127.0.0.1', port: 1, user: 'x', password: 'x', database: 'x' });
    const refused: unknown = await nowhere.pool.query('select 1').catch((error: unknown) => error);
    await nowhere.close();
    const given = await createTestDatabase();
    const wrong: unknown = await given.pool.query('select nonsense').catch((error: unknown) => error);
    const twice = await given.pool.connect();
    const ended: unknown = await twice
      .query('select pg_terminate_backend(pg_backend_pid())')
      .catch((error: unknown) => error);
    twice.release(true);
    await given.close();
    expect([refused, wrong, ended].map(isDatabaseGone)).toEqual([true, false, true]);
    expect([new Error('x'), undefined, 'text'].map(isDatabaseGone)).toEqual([false, false, false]);
  });
});
