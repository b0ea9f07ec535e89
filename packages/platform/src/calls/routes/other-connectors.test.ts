import { httpConnector } from '@tandem/connector-http';
import { postgresConnector } from '@tandem/connector-postgres';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import { startCallsPlatform, type CallsPlatform } from '../testing/calls-platform.ts';

const openApi = `
openapi: 3.0.3
paths:
  /orders:
    get:
      operationId: orders.list
      parameters: [{ name: page, in: query }, { name: limit, in: query, schema: { maximum: 2 } }]
      responses: { '200': { content: { application/json: { schema: { type: array, items: { type: object } } } } } }
    post:
      operationId: orders.create
      requestBody:
        required: true
        content: { application/json: { schema: { type: object, required: [name], properties: { name: { type: string } } } } }
      responses: {}
`;
const key = 'header-key-of-the-tests-4711';

let tandem: CallsPlatform;
let database: TestDatabase;
let api: Server;
let base: string;
let account: string;
const keysSeen: unknown[] = [];

const idShape = z.object({ id: z.string() });
const json = async (answer: Response): Promise<unknown> => answer.json();

async function install(
  connector: string,
  properties: Readonly<Record<string, unknown>>,
  into = account,
): Promise<string> {
  const body = { connector, name: `${connector} ${Math.random()}`, properties };
  const answer = await tandem.send('POST', `/v1/accounts/${into}/connectors`, { body });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return `/v1/accounts/${into}/connectors/${idShape.parse(await answer.json()).id}`;
}

beforeAll(async () => {
  api = createServer((request, response) => {
    keysSeen.push(request.headers['x-api-key']);
    const url = new URL(request.url ?? '/', 'http://api');
    const page = Number(url.searchParams.get('page') ?? 1);
    const rows = [1, 2, 3, 4, 5]
      .map((id) => ({ id, echo: request.headers['x-api-key'] }))
      .slice((page - 1) * 2, page * 2);
    const isAllowed = request.headers['x-api-key'] === key;
    response.writeHead(isAllowed ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isAllowed ? (request.method === 'POST' ? { id: 6 } : rows) : { message: 'no' }));
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const address = api.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  base = `http://${host}/v1`;
  database = await createTestDatabase({ empty: true });
  await database.pool.query(
    'create table orders (id int primary key, name text); insert into orders select n, $$a$$ from generate_series(1, 5) n',
  );
  tandem = await startCallsPlatform({
    connectors: [httpConnector, postgresConnector],
    privateHosts: new Set([host, `${database.address.host}:${database.address.port}`]),
  });
  account = idShape.parse(await json(await tandem.send('POST', '/v1/accounts', { body: { name: 'Lumi' } }))).id;
});
afterAll(async () => {
  await tandem.close();
  await database.close();
  api.close();
  api.closeAllConnections();
});

describe('an HTTP API on the platform', () => {
  let path: string;
  beforeAll(async () => {
    path = await install('http', { baseUrl: base, headerKey: key, methods: openApi });
  });

  it('has the methods of its own document in lists, one by one, and in no other account connector', async () => {
    const { items } = z
      .object({ items: z.array(z.looseObject({ key: z.string(), usable: z.boolean() })) })
      .parse(await json(await tandem.send('GET', `${path}/methods?schemas=false`)));
    expect(items.slice(0, 2)).toMatchObject([
      { key: 'orders.list', usable: true, paged: true },
      { key: 'orders.create', usable: true },
    ]);
    expect(await json(await tandem.send('GET', `${path}/methods/orders.create`))).toMatchObject({
      inputSchema: { properties: { body: { required: ['name'] } } },
      example: { body: { name: 'text' } },
    });
    const plain = await install('http', { baseUrl: base, withoutCredential: 'yes' });
    expect((await tandem.send('GET', `${plain}/methods/orders.create`)).status).toBe(404);
    const called = await tandem.send('POST', `${plain}/calls`, { body: { method: 'orders.list' } });
    expect(await json(called)).toMatchObject({ code: 'method_unknown' });
  });

  it('is tested, called, streamed and recorded like any other connector, its key seen by nobody', async () => {
    expect(await json(await tandem.send('POST', `${path}/test`))).toMatchObject({
      status: 'connected',
      modes: { headerKey: { status: 'ok' } },
    });
    const order = { method: 'orders.list', input: { perPage: 2 } };
    const page = await (await tandem.send('POST', `${path}/calls`, { body: order })).text();
    expect(JSON.parse(page)).toMatchObject({ data: [{ id: 1 }, { id: 2 }], page: { hasMore: true } });
    const headers = { accept: 'application/x-ndjson' };
    const stream = await (await tandem.send('POST', `${path}/calls`, { body: order, headers })).text();
    expect(stream.trim().split('\n').at(-1)).toContain('"records":5');
    const calls = await (await tandem.send('GET', `${path}/calls`)).text();
    const dry = await (await tandem.send('POST', `${path}/calls`, { body: { ...order, dryRun: true } })).text();
    expect(dry).toContain('[secret]');
    for (const text of [page, stream, calls, dry]) expect(text).not.toContain(key);
    expect(keysSeen).toContain(key);
  });

  it('loses its key when its address changes, and tells what is missing then', async () => {
    const moved = await tandem.send('PATCH', path, {
      body: { properties: { baseUrl: 'https://elsewhere.example.com' } },
    });
    expect(moved.status).toBe(200);
    keysSeen.length = 0;
    const called = await tandem.send('POST', `${path}/calls`, { body: { method: 'orders.list' } });
    expect(await json(called)).toMatchObject({ code: 'credential_missing' });
    expect(keysSeen).toHaveLength(0);
  });

  it('is refused at an address that the operator does not permit, before anything is kept', async () => {
    for (const baseUrl of ['http://169.254.169.254/latest', 'https://localhost', 'http://127.0.0.1:1/']) {
      const answer = await tandem.send('POST', `/v1/accounts/${account}/connectors`, {
        body: { connector: 'http', name: 'x', properties: { baseUrl } },
      });
      expect(await json(answer), baseUrl).toMatchObject({
        code: 'address_refused',
        errors: [{ field: 'properties.baseUrl' }],
      });
    }
  });

  it('has its methods from the setup where the partner defines them for all', async () => {
    const setup = await tandem.send('PUT', '/v1/connectors/http/setup', {
      body: {
        properties: {
          baseUrl: { value: base, access: 'hidden' },
          headerKey: { value: key, access: 'hidden' },
          methods: { value: openApi, access: 'hidden' },
        },
      },
    });
    expect(setup.status, await setup.clone().text()).toBe(200);
    expect(await json(setup)).toMatchObject({ methods: { total: httpConnector.methods.length + 2 } });
    expect(await json(await tandem.send('POST', '/v1/connectors/http/setup/test'))).toMatchObject({
      status: 'connected',
    });
    const other = idShape.parse(await json(await tandem.send('POST', '/v1/accounts', { body: { name: 'Other' } }))).id;
    const inherited = await install('http', {}, other);
    const order = { method: 'orders.create', input: { body: { name: 'x' } } };
    expect(await json(await tandem.send('POST', `${inherited}/calls`, { body: order }))).toMatchObject({
      data: { id: 6 },
    });
  });
});

describe('a PostgreSQL database on the platform', () => {
  it('is tested, read, written and streamed like any other connector', async () => {
    const { host, port, user, password, database: name } = database.address;
    const path = await install('postgres', { host, port: String(port), database: name, user, password, tls: 'off' });
    expect(await json(await tandem.send('POST', `${path}/test`))).toMatchObject({ status: 'connected' });
    const call = async (method: string, input: unknown, headers = {}) =>
      (await tandem.send('POST', `${path}/calls`, { body: { method, input }, headers })).text();
    expect(JSON.parse(await call('rows.list', { table: 'orders', perPage: 2 }))).toMatchObject({
      data: [{ id: 1 }, { id: 2 }],
      page: { hasMore: true, next: expect.any(String) },
    });
    expect(JSON.parse(await call('rows.insert', { table: 'orders', rows: [{ id: 6, name: 'six' }] }))).toMatchObject({
      data: { count: 1, rows: [{ id: 6, name: 'six' }] },
    });
    const stream = await call('rows.list', { table: 'orders', perPage: 2 }, { accept: 'application/x-ndjson' });
    expect(stream.trim().split('\n').at(-1)).toContain('"records":6');
    expect(JSON.parse(await call('rows.insert', { table: 'orders', rows: [{ nane: 'x' }] }))).toMatchObject({
      code: 'input_invalid',
      errors: [{ nearest: ['name'] }],
    });
    const moved = await tandem.send('PATCH', path, { body: { properties: { tls: 'unverified' } } });
    expect(moved.status).toBe(200);
    expect(JSON.parse(await call('rows.list', { table: 'orders' }))).toMatchObject({ code: 'credential_missing' });
  });
});
