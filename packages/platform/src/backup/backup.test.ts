import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startCallsPlatform, type CallsPlatform, type Installed } from '../calls/testing/calls-platform.ts';
import { startServerProcess } from '../calls/testing/server-process.ts';
import { readConfiguration, type Configuration } from '../configuration/configuration.ts';
import { StartError } from '../configuration/start-error.ts';
import { connect } from '../database/connection.ts';
import { migrations } from '../database/migrations.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { createReleasedDatabase } from '../testing/released-database.ts';
import { KeyRing } from '../vault/key-ring.ts';
import { startTransitStandIn } from '../vault/testing/transit-stand-in.ts';
import { TransitKeyService } from '../vault/transit-key-service.ts';
import { checkBackup } from './restore-backup.ts';
import { backUp, restore, verifyBackup } from './stopped-platform.ts';
import { writeBackup } from './write-backup.ts';

let folder: string;
let here: CallsPlatform;
let installed: Installed;
const masterKey = randomBytes(32).toString('base64');
const opened: TestDatabase[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-backup-'));
  here = await startCallsPlatform({ masterKey });
  installed = await here.install('acme');
  expect((await installed.call({ method: 'tasks.list' })).status).toBe(200);
});
afterAll(async () => {
  await here.close();
  for (const database of opened) await database.close();
  await rm(folder, { recursive: true });
});

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase({ empty: true });
  opened.push(database);
  return database;
}

const configurationOf = (more: Record<string, string>): Configuration =>
  readConfiguration({ TANDEM_DATA_DIR: join(folder, 'data'), ...more }, { sandbox: false });

const into = (database: TestDatabase, key = masterKey): Configuration =>
  configurationOf({ TANDEM_DATABASE_URL: database.url, TANDEM_MASTER_KEY: key });

/** A backup by the API of the running platform. */
async function takeBackup(name: string): Promise<string> {
  const answer = await here.send('POST', '/v1/backup');
  expect(answer.status).toBe(200);
  if (answer.body === null) throw new Error('It has no body.');
  const path = join(folder, name);
  await pipeline(Readable.fromWeb(answer.body), createWriteStream(path));
  return path;
}

async function tablesOf(database: TestDatabase): Promise<number> {
  const { rows } = await database.pool.query("select 1 from pg_tables where schemaname = 'public'");
  return rows.length;
}

async function refusal(work: Promise<unknown>): Promise<StartError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof StartError) return error;
  throw new Error('It was not refused.', { cause: error });
}

describe('a backup', () => {
  it('is restored elsewhere, and a call is executed there with the credentials that came with it', async () => {
    const path = await takeBackup('whole.backup');
    const database = await emptyDatabase();
    const facts = await restore(into(database), path);
    expect(facts.rows).toBeGreaterThan(5);
    const server = await startServerProcess({
      TANDEM_DATA_DIR: join(folder, 'elsewhere'),
      TANDEM_DATABASE_URL: database.url,
      TANDEM_MASTER_KEY: masterKey,
      TANDEM_SCORO_SANDBOX_URL: here.sandbox.url,
    });
    try {
      const answer = await server.send('POST', `${installed.path}/calls`, { body: { method: 'tasks.list' } });
      expect(await answer.json()).toMatchObject({ status: 'succeeded', data: expect.any(Array) });
      const calls = await server.send('GET', `${installed.path}/calls`);
      expect(await calls.json()).toMatchObject({ items: [{ method: 'tasks.list' }, { method: 'tasks.list' }] });
      const audit = await server.send('GET', '/v1/audit?action=backup');
      expect(await audit.json()).toMatchObject({ items: [{ action: 'backup.restored', actor: { kind: 'system' } }] });
    } finally {
      await server.stop();
    }
    // What is taken while nothing runs is whole too.
    const again = join(folder, 'again.backup');
    await backUp(into(database), (backup) => pipeline(backup, createWriteStream(again)));
    expect((await verifyBackup(into(database), again)).rows).toBeGreaterThan(facts.rows);
  });

  it('is refused without its master key or with another, which it names, before anything is touched', async () => {
    const path = await takeBackup('key.backup');
    const database = await emptyDatabase();
    const other = await refusal(restore(into(database, randomBytes(32).toString('base64')), path));
    expect(other.message).toMatch(/is encrypted with the master key mk_\w+, which was not given \(given: mk_\w+\)\.$/);
    const data = join(folder, 'untouched');
    const none = await refusal(restore(configurationOf({ TANDEM_DATA_DIR: data }), path));
    expect(none.message).toMatch(/master key mk_\w+, which was not given\.$/);
    expect(none.hint).toContain('master.key in the data folder');
    expect(await tablesOf(database)).toBe(0);
    await expect(readFile(data)).rejects.toThrow('ENOENT');
  });

  it('shows nothing of what is in it, nor the master key', async () => {
    const bytes = await readFile(await takeBackup('sealed.backup'));
    expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    for (const text of [installed.credentials.apiKey, 'Account acme', masterKey])
      expect(bytes.includes(text)).toBe(false);
  });

  it('is refused where it was cut off, where any part of it was changed, and where it is something else', async () => {
    const bytes = await readFile(await takeBackup('sound.backup'));
    const database = await emptyDatabase();
    const changed = async (name: string, change: (copy: Buffer) => Buffer): Promise<StartError> => {
      const path = join(folder, name);
      await writeFile(path, change(Buffer.from(bytes)));
      return refusal(restore(into(database), path));
    };
    const flipped = (at: number) => (copy: Buffer) => {
      copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
      return copy;
    };
    const stanza = bytes.indexOf('\n', 30) + 5;
    for (const [name, change] of [
      ['cut-in-half', (copy: Buffer) => copy.subarray(0, copy.length / 2)],
      ['cut-at-its-end', (copy: Buffer) => copy.subarray(0, -1)],
      ['cut-in-its-header', (copy: Buffer) => copy.subarray(0, 60)],
      ['longer', (copy: Buffer) => Buffer.concat([copy, Buffer.from('more')])],
      ['flipped-key', flipped(stanza)],
      ['flipped-data', flipped(bytes.length - 1000)],
      ['flipped-end', flipped(bytes.length - 1)],
      ['empty', () => Buffer.alloc(0)],
      ['another', () => Buffer.from('select 1;\n'.repeat(100))],
    ] as const) {
      expect((await changed(name, change)).message, name).toMatch(/is no whole backup of Tandem/);
    }
    expect((await refusal(restore(into(database), join(folder, 'nowhere')))).message).toContain('cannot be read');
    expect(await tablesOf(database)).toBe(0);
    await restore(into(database), join(folder, 'sound.backup'));
  });

  it('goes into an empty database alone', async () => {
    const path = await takeBackup('once.backup');
    const database = await emptyDatabase();
    await restore(into(database), path);
    const error = await refusal(restore(into(database), path));
    expect(error.message).toContain('The database is not empty');
    expect(error.hint).toContain('Nothing was changed');
  });

  it('shows one moment, however much is written while it is taken', async () => {
    const stop = new AbortController();
    const writing = (async () => {
      // A pair is written in one transaction: whoever sees one of it sees the other.
      for (let pair = 0; !stop.signal.aborted; pair += 1) {
        await here.platform.database.transaction().execute(async (transaction) => {
          for (const side of ['left', 'right']) {
            const values = { id: `acc_${side}${pair}`, name: `${side} ${pair}` };
            await transaction.insertInto('accounts').values(values).execute();
            await sql`insert into refused_logins (identity, detail) values (${values.id}, 'x')`.execute(transaction);
          }
        });
        await wait(1);
      }
    })();
    const path = await takeBackup('moment.backup');
    stop.abort();
    await writing;
    const database = await emptyDatabase();
    await restore(into(database), path);
    const { rows } = await database.pool.query<{ left: number; right: number; refused: number }>(`
      select count(*) filter (where id like 'acc_left%')::int as left, count(*) filter (where id like 'acc_right%')::int as right,
        (select count(*)::int from refused_logins where identity like 'acc_%') as refused from accounts`);
    const [seen] = rows;
    expect(seen?.left).toBe(seen?.right);
    expect(seen?.refused).toBe((seen?.left ?? 0) * 2);
  });

  it('gives back every row, foreign key and sequence as it was', async () => {
    const path = await takeBackup('same.backup');
    const database = await emptyDatabase();
    await restore(into(database), path);
    const rules =
      'select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint order by 1, 2';
    const before = here.platform.testDatabase.pool;
    expect((await database.pool.query(rules)).rows).toEqual((await before.query(rules)).rows);
    for (const table of ['accounts', 'data_keys', 'calls', 'account_connector_secrets', 'tokens', 'nodes']) {
      const content = `select to_jsonb(t) - 'seen_at' as row from ${table} t order by 1`;
      expect((await database.pool.query(content)).rows, table).toEqual((await before.query(content)).rows);
    }
    const next = "select nextval(pg_get_serial_sequence('audit', 'id')) as id, (select max(id) from audit) as last";
    const { rows } = await database.pool.query<{ id: number; last: number }>(next);
    expect(rows[0]?.id).toBeGreaterThan(rows[0]?.last ?? Infinity);
  });

  it('opens with the key service that wrapped its key, as long as that has the version', async () => {
    const service = await startTransitStandIn();
    try {
      const ring = new KeyRing([new TransitKeyService(service.settings)]);
      await ring.refresh();
      const path = join(folder, 'service.backup');
      const backup = await writeBackup(here.platform.testDatabase.pool, ring, new AbortController().signal);
      await pipeline(backup, createWriteStream(path));
      service.rotate();
      expect((await checkBackup(path, ring)).rows).toBeGreaterThan(5);
      await service.stop();
      expect((await refusal(checkBackup(path, ring))).hint).not.toBe('');
      await service.start();
      service.openFrom(2);
      await ring.refresh();
      expect((await refusal(checkBackup(path, ring))).message).toContain('master key transit/tandem:v1');
    } finally {
      await service.stop();
    }
  });

  it('brings back the jobs that wait', async () => {
    const before = here.platform.testDatabase.pool;
    await before.query(
      "select graphile_worker.add_job('nothing', '{\"id\":7}', run_at => now() + interval '1 day', job_key => 'kept')",
    );
    const path = await takeBackup('jobs.backup');
    const database = await emptyDatabase();
    await restore(into(database), path);
    const jobs = 'select task_identifier, key, run_at, attempts from graphile_worker.jobs order by id';
    const { rows } = await database.pool.query(jobs);
    expect(rows).toEqual((await before.query(jobs)).rows);
    expect(rows).toMatchObject([{ task_identifier: 'nothing', key: 'kept' }]);
    await database.pool.query("select graphile_worker.add_job('nothing', '{}')");
  });

  it('leaves the database empty where its restore is interrupted, and goes in when it is begun again', async () => {
    const path = await takeBackup('interrupted.backup');
    const database = await emptyDatabase();
    const interruption = new AbortController();
    const watcher = connect(database.address, { max: 1 });
    const restoring = restore(into(database), path, interruption.signal);
    // The transaction of the restore stands open.
    const open = `select 1 from pg_locks where database = (select oid from pg_database where datname = current_database())
      and mode = 'AccessExclusiveLock' limit 1`;
    for (let tries = 0; tries < 2_000; tries += 1) {
      if ((await watcher.pool.query(open)).rows.length > 0) break;
    }
    interruption.abort(new Error('The power went.'));
    await expect(restoring).rejects.toThrow();
    await watcher.close();
    expect(await tablesOf(database)).toBe(0);
    await restore(into(database), path);
    expect(await tablesOf(database)).toBeGreaterThan(10);
  });

  it('of the schema of a release is brought forward', async () => {
    const old = await createReleasedDatabase('0002-sign-in', { masterKey, company: 'acme', apiKey: 'of-the-release' });
    opened.push(old);
    const path = join(folder, 'old.backup');
    await backUp(into(old), (backup) => pipeline(backup, createWriteStream(path)));
    const database = await emptyDatabase();
    await restore(into(database), path);
    const { rows } = await database.pool.query<{ name: string }>('select name from tandem_migrations order by name');
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(migrations));
    expect((await database.pool.query('select name from accounts')).rows).toEqual([{ name: 'Acme' }]);
  });

  it('is taken one after the other, and ends where whoever asked for it goes away', async () => {
    const { pool } = here.platform.testDatabase;
    // More than the buffers between us hold.
    await pool.query(`insert into refused_logins (identity, detail) select 'big_' || i,
      (select string_agg(sha512((i * 1000 + j)::text::bytea)::text, '') from generate_series(1, 200) j) from generate_series(1, 800) i`);
    const leaving = new AbortController();
    expect((await here.send('POST', '/v1/backup', { signal: leaving.signal })).status).toBe(200);
    const second = await here.send('POST', '/v1/backup');
    expect(await second.json()).toMatchObject({ status: 409, code: 'conflict' });
    const used = () => pool.totalCount - pool.idleCount;
    expect(used()).toBeGreaterThan(0);
    leaving.abort();
    await vi.waitFor(() => expect(used()).toBe(0), 10_000);
    await pool.query("delete from refused_logins where identity like 'big_%'");
    await takeBackup('after.backup');
  });

  it('is an administrator’s alone, and says where there is nothing to back up', async () => {
    for (const role of ['viewer', 'builder'] as const)
      expect((await here.send('POST', '/v1/backup', { token: await here.token(role) })).status).toBe(403);
    const bound = await here.token('admin', installed.account);
    expect((await here.send('POST', '/v1/backup', { token: bound })).status).toBe(404);
    const nothing = await refusal(backUp(into(await emptyDatabase()), () => Promise.resolve()));
    expect(nothing.message).toContain('holds nothing of Tandem');
    const missing = configurationOf({ TANDEM_DATA_DIR: join(folder, 'missing') });
    expect((await refusal(backUp(missing, () => Promise.resolve()))).message).toContain('holds no database');
  });
});
