import {
  createCaller,
  createSessions,
  createSiteBudgets,
  MemoryQuotaStore,
  MemorySessionStore,
  MemorySiteCaches,
  Secret,
  type Caller,
  type CallLimits,
  type CallRequest,
  type PropertyValue,
  type Transport,
} from '@tandem/connector-kit';
import { createTestDatabase, type TestDatabase } from '@tandem/platform/test-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { postgresConnector } from './connector.ts';
import { openPostgresTransport, type PostgresTransportOptions } from './transport/open-transport.ts';

let database: TestDatabase;
let transport: Transport;
let caller: Caller;

type Input = Readonly<Record<string, unknown>>;

function callerWith(
  options: PostgresTransportOptions,
  limits: CallLimits = { tryMs: 5_000, deadlineMs: 10_000, waitMs: 5_000 },
): { caller: Caller; transport: Transport } {
  const opened = openPostgresTransport(options);
  const { privateHosts = new Set<string>() } = options;
  const made = createCaller({
    connector: postgresConnector,
    operator: { environments: new Map(), privateHosts },
    http: opened,
    sessions: createSessions({ store: new MemorySessionStore(), leaseMs: 5_000 }),
    budgets: createSiteBudgets({ store: new MemoryQuotaStore(), budget: postgresConnector.defaultBudget }),
    caches: new MemorySiteCaches(),
    limits,
    random: () => 0,
  });
  return { caller: made, transport: opened };
}

function request(method: string, input: Input, values: Readonly<Record<string, PropertyValue>> = {}): CallRequest {
  const { host, port, user, password, database: name } = database.address;
  const properties = {
    host,
    port: String(port),
    database: name,
    user,
    password: new Secret(password),
    tls: 'off',
    schema: 'public',
    ...values,
  };
  return {
    installation: { id: 'ins_1', tenant: 'acc_1', verified: true, properties: new Map(Object.entries(properties)) },
    method,
    input,
    signal: AbortSignal.timeout(10_000),
  };
}

const call = async (method: string, input: Input) => (await caller.call(request(method, input))).data;
const all = async (input: Input) => {
  const rows: unknown[] = [];
  for await (const { records } of caller.stream(request('rows.list', input)).batches()) rows.push(...records);
  return rows;
};

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
  await database.pool.query(`
    create table orders (id bigint generated always as identity primary key, reference text unique, total numeric(20, 4),
      status text not null default 'open', placed timestamptz, tags text[], extra jsonb, weight float8, paid boolean);
    create table "odd ""names" ("Sel;ect" int primary key, "ünïcode" text);
    create table keyless (word text);
    create table many (part int not null, at timestamptz not null, n int not null, primary key (part, n));
    insert into many select n % 7, '2026-01-01'::timestamptz + (n % 5) * interval '1 microsecond', n from generate_series(1, 250) n;
    insert into keyless select 'same' from generate_series(1, 25);
  `);
  const { host, port } = database.address;
  ({ caller, transport } = callerWith({ privateHosts: new Set([`${host}:${port}`]) }));
});
afterAll(async () => {
  await transport.close();
  await database.close();
});

describe('tables', () => {
  it('are discovered, with their columns, types and keys', async () => {
    expect(await call('tables.list', {})).toMatchObject([
      { schema: 'public', name: 'keyless', kind: 'table' },
      { name: 'many' },
      { name: 'odd "names' },
      { name: 'orders' },
    ]);
    const many = await call('tables.get', { table: 'many' });
    expect(many).toMatchObject({ primaryKey: ['part', 'n'] });
    expect(await call('tables.get', { table: 'orders' })).toMatchObject({
      columns: expect.arrayContaining([
        expect.objectContaining({ name: 'total', type: 'numeric(20,4)', nullable: true }),
        expect.objectContaining({ name: 'id', type: 'bigint', nullable: false, hasDefault: true }),
      ]),
    });
  });

  it('and columns that are not there are refused with the nearest names', async () => {
    await expect(call('rows.list', { table: 'order' })).rejects.toMatchObject({
      code: 'input_invalid',
      facts: { errors: [{ field: 'table', nearest: ['orders'] }] },
    });
    await expect(call('rows.list', { table: 'orders', filter: { statsu: 'open' } })).rejects.toMatchObject({
      code: 'input_invalid',
      facts: { errors: [{ field: 'filter.statsu', nearest: expect.arrayContaining(['status']) }] },
    });
    await expect(call('rows.insert', { table: 'orders', rows: [{ totel: 1 }] })).rejects.toMatchObject({
      facts: { errors: [{ field: 'rows.totel', nearest: ['total'] }] },
    });
  });

  it('that have changed are looked at once more before a column is refused', async () => {
    await call('rows.list', { table: 'keyless' });
    await database.pool.query('alter table keyless add column later int');
    expect(await call('rows.list', { table: 'keyless', columns: ['later'], perPage: 1 })).toEqual([{ later: null }]);
  });
});

describe('rows', () => {
  it('come back as exactly what was written', async () => {
    const written = {
      reference: 'A-1',
      total: '1234567890123456.7891',
      placed: '2026-01-31T09:30:00.123456Z',
      tags: ['a', 'b,"c"', '{}'],
      extra: { list: [1, { x: null }], text: "'; drop table orders" },
      weight: 0.1,
      paid: true,
    };
    const { count, rows } = changed(await call('rows.insert', { table: 'orders', rows: [written] }));
    expect(count).toBe(1);
    expect(rows[0]).toEqual({ ...written, id: '1', status: 'open' });
    const found = await call('rows.list', { table: 'orders', filter: { reference: 'A-1' } });
    expect(found).toEqual(rows);
  });

  it('are inserted all or none, defaults where a row leaves something out', async () => {
    const bad = [{ reference: 'B-1' }, { reference: 'B-2', total: 'much' }];
    await expect(call('rows.insert', { table: 'orders', rows: bad })).rejects.toMatchObject({
      code: 'upstream_refused',
    });
    expect(await call('rows.list', { table: 'orders', filter: { reference: ['B-1', 'B-2'] } })).toEqual([]);
    const good = [
      { reference: 'B-1', status: 'done' },
      { reference: 'B-2', total: 5 },
    ];
    const { rows } = changed(await call('rows.insert', { table: 'orders', rows: good }));
    expect(rows).toMatchObject([
      { reference: 'B-1', status: 'done', total: null },
      { reference: 'B-2', status: 'open', total: '5.0000' },
    ]);
  });

  it('are inserted or updated by the columns that tell them apart', async () => {
    const upsert = (total: string, more = {}) =>
      call('rows.upsert', { table: 'orders', conflict: ['reference'], rows: [{ reference: 'C-1', total, ...more }] });
    const first = changed(await upsert('1', { status: 'new' })).rows[0];
    const second = changed(await upsert('2')).rows[0];
    expect(second).toEqual({ ...first, total: '2.0000' });
    await expect(
      call('rows.upsert', { table: 'orders', conflict: ['reference'], rows: [{ total: 1 }] }),
    ).rejects.toMatchObject({ code: 'input_invalid' });
  });

  it('are updated and deleted by a filter, which must be there', async () => {
    await call('rows.insert', {
      table: 'orders',
      rows: [{ reference: 'D-1' }, { reference: 'D-2' }, { reference: 'D-3' }],
    });
    const filter = { reference: { like: 'D-%' }, status: 'open' };
    expect(await call('rows.update', { table: 'orders', filter, changes: { status: 'gone' } })).toEqual({
      count: 3,
      rows: [],
    });
    const gone = changed(
      await call('rows.delete', {
        table: 'orders',
        filter: { status: 'gone', reference: { ne: 'D-3' } },
        returning: true,
      }),
    );
    expect(gone.count).toBe(2);
    expect(gone.rows).toHaveLength(2);
    for (const empty of [{}, { reference: {} }]) {
      await expect(call('rows.delete', { table: 'orders', filter: empty })).rejects.toMatchObject({
        code: 'input_invalid',
      });
    }
  });

  it('of tables with odd names are read and written like any other', async () => {
    const table = 'odd "names';
    await call('rows.insert', { table, rows: [{ 'Sel;ect': 1, ünïcode: 'x' }] });
    expect(await call('rows.list', { table, filter: { 'Sel;ect': { gte: 1 } }, order: ['-ünïcode'] })).toEqual([
      { 'Sel;ect': 1, ünïcode: 'x' },
    ]);
  });
});

describe('a list', () => {
  it.each([[[]], [['-at']], [['at', '-part']], [['-n']]])(
    'ordered by %j is read to its end, each row once',
    async (order) => {
      const rows = await all({ table: 'many', order, perPage: 40, columns: ['n'] });
      const numbers = rows.map((row) => JSON.stringify(row));
      expect(rows).toHaveLength(250);
      expect(new Set(numbers).size).toBe(250);
      const { rows: expected } = await database.pool.query(
        `select n from many order by ${[
          ...order,
          ...(order[0]?.startsWith('-') === true ? ['-part', '-n'] : ['part', 'n']),
        ]
          .map((key) => (key.startsWith('-') ? `${key.slice(1)} desc` : key))
          .join(', ')}`,
      );
      expect(rows).toEqual(expected);
    },
  );

  it('goes on rightly while rows come and go', async () => {
    const page = async (cursor?: string) =>
      caller.call(
        request('rows.list', { table: 'many', order: ['n'], perPage: 100, ...(cursor !== undefined && { cursor }) }),
      );
    const first = await page();
    await database.pool.query('delete from many where n <= 50');
    const second = await page(first.page?.next);
    expect(second.data).toMatchObject({ 0: { n: 101 }, 99: { n: 200 } });
    await database.pool.query(
      `insert into many select n % 7, '2026-01-01'::timestamptz + (n % 5) * interval '1 microsecond', n from generate_series(1, 50) n`,
    );
    await expect(
      caller.call(request('rows.list', { table: 'many', order: ['at'], cursor: first.page?.next })),
    ).rejects.toMatchObject({ code: 'input_invalid' });
  });

  it('is read by page numbers too, and goes on by cursor from any of them', async () => {
    const input = { table: 'many', order: ['-n'], columns: ['n'], perPage: 100, page: 2 };
    const page = await caller.call(request('rows.list', input));
    expect(page).toMatchObject({ data: { 0: { n: 150 }, 99: { n: 51 } }, page: { number: 2, hasMore: true } });
    expect(await all(input)).toHaveLength(150);
  });

  it('of a table without a key gives rows that are alike, all of them', async () => {
    expect(await all({ table: 'keyless', perPage: 10, columns: ['word'] })).toHaveLength(25);
  });
});

describe('a query', () => {
  it('takes values as parameters alone, and says what columns it gave', async () => {
    const data = await call('query.run', {
      sql: 'select $1::text as a, $2::bigint as b',
      values: ["x'; drop table many; --", '9007199254740993'],
    });
    expect(data).toEqual({
      rows: [{ a: "x'; drop table many; --", b: '9007199254740993' }],
      columns: ['a', 'b'],
      count: 1,
      isCut: false,
    });
    expect(await call('query.run', { sql: 'select 1 as a where false' })).toMatchObject({ rows: [], columns: ['a'] });
  });

  it.each([
    "insert into keyless (word) values ('x')",
    "commit; insert into keyless (word) values ('x')",
    "select 1; insert into keyless (word) values ('x')",
    'set transaction read write',
    'drop table keyless',
  ])('changes nothing unless it says so: %s', async (sql) => {
    await call('query.run', { sql }).catch(() => undefined);
    expect(await call('query.run', { sql: 'select count(*) from keyless' })).toMatchObject({ rows: [{ count: '25' }] });
  });

  it('that says so may change something, and leaves nothing behind in the session', async () => {
    await call('query.run', { sql: 'create table made as select 1 as n', effect: 'write' });
    await call('query.run', { sql: "set search_path = 'nowhere'", effect: 'write' });
    expect(await call('query.run', { sql: 'select n from made' })).toMatchObject({ rows: [{ n: 1 }] });
    await expect(call('query.run', { sql: "insert into made values ('x')", effect: 'write' })).rejects.toMatchObject({
      code: 'upstream_refused',
      facts: { upstream: { messages: expect.arrayContaining([expect.stringContaining('22P02')]) } },
    });
  });

  it('that gives too many rows is cut, and one that gives too much is refused', async () => {
    const many = await caller.call(request('query.run', { sql: 'select generate_series(1, 100000000) n', limit: 3 }));
    expect(many.data).toMatchObject({ rows: [{ n: 1 }, { n: 2 }, { n: 3 }], isCut: true });
    expect(many.warnings).toMatchObject([{ code: 'rows_left_out' }]);
    const { host, port } = database.address;
    const small = callerWith({ privateHosts: new Set([`${host}:${port}`]), maxResponseBytes: 10_000 });
    await expect(small.caller.call(request('query.run', { sql: "select repeat('x', 20000)" }))).rejects.toMatchObject({
      code: 'upstream_invalid_response',
    });
    await small.transport.close();
  });

  it('that takes too long is ended, by the database too', async () => {
    const impatient = new AbortController();
    const running = caller.call({ ...request('query.run', { sql: 'select pg_sleep(60)' }), signal: impatient.signal });
    setTimeout(() => impatient.abort(new Error('gone')), 200);
    await expect(running).rejects.toThrow('gone');
    const { host, port } = database.address;
    const hurried = callerWith(
      { privateHosts: new Set([`${host}:${port}`]) },
      { tryMs: 200, deadlineMs: 10_000, waitMs: 1_000 },
    );
    await expect(hurried.caller.call(request('query.run', { sql: 'select pg_sleep(60)' }))).rejects.toMatchObject({
      code: 'upstream_timeout',
    });
    await hurried.transport.close();
    await expect
      .poll(() =>
        call('query.run', {
          sql: "select count(*) from pg_stat_activity where query like 'select pg_sleep%' and state = 'active' and query_start < now() - interval '1 second'",
        }),
      )
      .toMatchObject({ rows: [{ count: '0' }] });
  });

  it('has its secrets taken out of what the database says', async () => {
    const { password } = database.address;
    await expect(call('query.run', { sql: `select '${password}'::int` })).rejects.toMatchObject({
      message: expect.not.stringContaining(password),
    });
  });

  it('shows in a dry run what it would execute, without the password', async () => {
    const dry = await caller.dryRun(request('rows.list', { table: 'unseen', filter: { a: 1 } }));
    const { text, values } = statementOf(dry.request.body);
    expect(text).toBe('select * from "public"."unseen" where "a" = $1 limit 101');
    expect(values).toEqual([1]);
    expect(JSON.stringify(dry)).not.toContain(database.address.password);
    expect(dry.warnings).toMatchObject([{ code: 'columns_unchecked' }]);
  });
});

describe('an address', () => {
  it('that is not public is reached only where the operator permits it', async () => {
    const { host, port } = database.address;
    const closed = callerWith({});
    await expect(closed.caller.call(request('connection.check', {}))).rejects.toMatchObject({
      code: 'address_refused',
    });
    await closed.transport.close();
    const otherPort = callerWith({ privateHosts: new Set([`${host}:${port + 1}`]) });
    await expect(otherPort.caller.call(request('connection.check', {}))).rejects.toMatchObject({
      code: 'address_refused',
    });
    await otherPort.transport.close();
  });

  it('is refused where its name leads to one that is not public, before a byte is sent', async () => {
    const guarded = callerWith({ resolver: (_, answer) => answer(null, [{ address: '127.0.0.1', family: 4 }]) });
    await expect(
      guarded.caller.call(request('connection.check', {}, { host: 'db.example.com' })),
    ).rejects.toMatchObject({ code: 'address_refused', message: expect.stringContaining('loopback') });
    await guarded.transport.close();
  });

  it('that offers no TLS is not sent a password over an open line', async () => {
    await expect(caller.call(request('connection.check', {}, { tls: 'verify' }))).rejects.toMatchObject({
      code: 'upstream_unavailable',
      message: expect.stringContaining('TLS'),
    });
  });
});

function changed(data: unknown) {
  return z.object({ count: z.number(), rows: z.array(z.record(z.string(), z.unknown())) }).parse(data);
}

function statementOf(body: unknown) {
  return z.object({ statement: z.object({ text: z.string(), values: z.array(z.unknown()) }) }).parse(body).statement;
}
