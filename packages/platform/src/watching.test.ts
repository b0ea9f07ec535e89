import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startSandbox, type RunningSandbox } from '@tandem/scoro-sandbox';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { readConfiguration } from './configuration/configuration.ts';
import { createTestDatabase, type TestDatabase } from './database/test-database.ts';
import { startServer, type RunningServer } from './server.ts';

const adminToken = 'operator-token-of-the-tests-0123456789abcdef';
const metricsToken = 'metrics-token-of-the-tests';
const traceId = '0af7651916cd43dd8448eb211c80319c';
const parentId = 'b7ad6b7169203331';

const attributeShape = z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) });
const spanShape = z.looseObject({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: z.array(attributeShape),
});
type Span = z.infer<typeof spanShape>;
const exportShape = z.object({
  resourceSpans: z.array(
    z.looseObject({
      resource: z.looseObject({ attributes: z.array(attributeShape) }),
      scopeSpans: z.array(z.looseObject({ spans: z.array(spanShape) })),
    }),
  ),
});
const credentialsShape = z.object({
  apiKey: z.string(),
  username: z.string(),
  password: z.string(),
  companyName: z.string(),
});

let database: TestDatabase;
let folder: string;
let sandbox: RunningSandbox;
let receiver: Server;
let server: RunningServer;
let path: string;
let credentials: z.infer<typeof credentialsShape>;
const exports: string[] = [];
const lines: string[] = [];

async function send(
  verb: string,
  address: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${server.url}${address}`, {
    method: verb,
    headers: {
      authorization: `Bearer ${adminToken}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function idOf(answer: Promise<Response>): Promise<string> {
  return z.object({ id: z.string() }).parse(await (await answer).json()).id;
}

async function start(more: Record<string, string>): Promise<RunningServer> {
  return startServer({
    configuration: readConfiguration(
      {
        TANDEM_DATA_DIR: folder,
        TANDEM_DATABASE_URL: database.url,
        TANDEM_MASTER_KEY: randomBytes(32).toString('base64'),
        TANDEM_PORT: '0',
        TANDEM_ADMIN_TOKEN: adminToken,
        TANDEM_SCORO_SANDBOX_URL: sandbox.url,
        ...more,
      },
      { sandbox: false },
    ),
    logTarget: { write: (line) => void lines.push(line) },
  });
}

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'tandem-watching-'));
  sandbox = await startSandbox({ port: 0, limits: 'off' });
  receiver = createServer((request, response) => {
    void text(request).then((body) => {
      if (request.url === '/v1/traces') exports.push(body);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const address = receiver.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  server = await start({
    TANDEM_METRICS_TOKEN: metricsToken,
    TANDEM_STOP_DELAY_SECONDS: '1',
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/`,
    OTEL_SERVICE_NAME: 'tandem-of-the-tests',
  });
  credentials = credentialsShape.parse(await (await fetch(`${sandbox.url}/acme/credentials.json`)).json());
  const account = await idOf(send('POST', '/v1/accounts', { name: 'Acme' }));
  const properties = { environment: 'sandbox', ...credentials };
  path = `/v1/accounts/${account}/connectors/${await idOf(send('POST', `/v1/accounts/${account}/connectors`, { connector: 'scoro', properties }))}`;
  const traceparent = `00-${traceId}-${parentId}-01`;
  expect((await send('POST', `${path}/calls`, { method: 'tasks.list' }, { traceparent })).status).toBe(200);
  expect((await send('POST', `${path}/calls`, { method: 'tasks.get', input: { id: 999_999_999 } })).status).not.toBe(
    200,
  );
  expect((await send('POST', `${path}/calls`, { method: 'tasks.list', auth: 'userAuth' })).status).toBe(200);
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
  await new Promise((resolve) => receiver.close(resolve));
  await database.close();
  await rm(folder, { recursive: true });
});

async function metrics(): Promise<string> {
  const answer = await send('GET', '/metrics', undefined, { authorization: `Bearer ${metricsToken}` });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  return answer.text();
}

describe('the metrics', () => {
  it('tell of calls, requests, waits, logins, the pool and the event loop', async () => {
    const told = await metrics();
    for (const line of [
      'tandem_calls_total{connector="scoro",method="tasks.list",outcome="succeeded"} 2',
      'tandem_calls_total{connector="scoro",method="tasks.get",outcome="upstream_not_found"} 1',
      'tandem_call_seconds_count{connector="scoro",effect="read"} 3',
      'tandem_upstream_logins_total{connector="scoro",outcome="succeeded"} 1',
      'tandem_records_waiting 0',
    ])
      expect(told).toContain(`${line}\n`);
    expect(told).toMatch(/tandem_upstream_requests_total\{connector="scoro",outcome="200"\} [3-9]\n/);
    expect(told).toMatch(
      /tandem_http_requests_total\{verb="POST",route="\/v1\/accounts\/:account\/connectors\/:installation\/calls",status="200"\} 2\n/,
    );
    expect(told).toMatch(/tandem_database_connections [1-9]\d*\n/);
    expect(told).toMatch(/nodejs_eventloop_lag_p99_seconds [\d.e-]+\n/);
    expect(told).toMatch(/tandem_quota_wait_seconds_count\{connector="scoro"\} [1-9]\n/);
  });

  it('open with their own token alone, which opens nothing else', async () => {
    for (const authorization of ['', 'Bearer wrong', `Bearer ${adminToken}`])
      expect((await send('GET', '/metrics', undefined, { authorization })).status).toBe(401);
    const other = await send('GET', '/v1/accounts', undefined, { authorization: `Bearer ${metricsToken}` });
    expect(other.status).toBe(401);
  });

  it('name no account, id, host or secret', async () => {
    await send('GET', '/v1/accounts/acc_canary?canary=1');
    await send('GET', '/canary');
    const told = await metrics();
    for (const secret of [...Object.values(credentials), 'canary', 'acc_0', 'ins_0', adminToken])
      expect(told).not.toContain(secret);
  });

  it('have every name that the Grafana dashboard shows', async () => {
    const dashboard = await readFile(join(import.meta.dirname, '../../../operation/grafana-dashboard.json'), 'utf8');
    const told = await metrics();
    const names = new Set(dashboard.match(/\b(?:tandem|nodejs|process)_[a-z0-9_]+/g));
    const known = new Set([...told.matchAll(/^# TYPE (\S+)/gm)].map((match) => match[1]));
    expect(names.size).toBeGreaterThan(12);
    for (const name of names) expect(known, name).toContain(name.replace(/_bucket$/, ''));
    const shown = [...known].filter((name) => name?.startsWith('tandem_'));
    for (const name of shown) expect(dashboard, `the dashboard shows ${name}`).toContain(name);
    const documentation = await readFile(join(import.meta.dirname, '../../../docs/watching.md'), 'utf8');
    for (const name of shown) expect(documentation, `docs/watching.md tells of ${name}`).toContain(`\`${name}\``);
  });
});

describe('a trace', () => {
  const spans = (): Span[] =>
    exports
      .flatMap((body) => exportShape.parse(JSON.parse(body)).resourceSpans)
      .flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  const facts = ({ attributes }: Span): Record<string, unknown> =>
    Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

  it('leads from whoever asked over the API call to the request that the application got', async () => {
    await vi.waitFor(
      () => expect(spans().some((span) => span.traceId === traceId && span.parentSpanId === parentId)).toBe(true),
      {
        timeout: 10_000,
      },
    );
    const own = spans().filter((span) => span.traceId === traceId);
    const api = own.find((span) => span.parentSpanId === parentId);
    const call = own.find((span) => span.parentSpanId === api?.spanId);
    const request = own.find((span) => span.parentSpanId === call?.spanId);
    expect(api).toMatchObject({ name: 'POST /v1/accounts/:account/connectors/:installation/calls' });
    expect(call).toMatchObject({ name: 'call tasks.list' });
    expect(call === undefined ? {} : facts(call)).toMatchObject({
      'tandem.connector': 'scoro',
      'tandem.method': 'tasks.list',
      'tandem.call': expect.stringMatching(/^cal_/),
      'tandem.outcome': 'succeeded',
    });
    expect(request).toMatchObject({ name: 'POST scoro' });
    expect(request === undefined ? {} : facts(request)).toMatchObject({
      'http.request.method': 'POST',
      'url.path': expect.stringContaining('/tasks/list'),
      'http.response.status_code': 200,
    });
    expect(exports.join()).toContain('tandem-of-the-tests');
  });

  it('begins by itself where nobody has begun it, tells how a call failed, and holds no secret', async () => {
    const failed = await vi.waitFor(() => {
      const found = spans().find(({ name }) => name === 'call tasks.get');
      expect(found).toBeDefined();
      return found;
    }, 10_000);
    expect(failed?.traceId).not.toBe(traceId);
    expect(failed === undefined ? {} : facts(failed)).toMatchObject({ 'error.type': 'upstream_not_found' });
    await vi.waitFor(() => expect(spans().filter(({ name }) => name === 'call tasks.list')).toHaveLength(2), 10_000);
    const { apiKey, password } = credentials;
    for (const secret of [apiKey, password, adminToken, metricsToken]) expect(exports.join()).not.toContain(secret);
  });
});

describe('readiness', () => {
  it('is given up as soon as the server is asked to stop, while it still answers', async () => {
    expect(await (await fetch(`${server.url}/v1/ready`)).json()).toEqual({ status: 'ready' });
    const closing = server.close();
    const ready = await fetch(`${server.url}/v1/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ code: 'unavailable', detail: 'This server is about to stop.' });
    expect((await send('POST', `${path}/calls`, { method: 'tasks.list' })).status).toBe(200);
    expect((await fetch(`${server.url}/v1/health`)).status).toBe(200);
    await closing;
    await expect(fetch(`${server.url}/v1/ready`)).rejects.toThrow();
  });
});

describe('a server without a token for metrics', () => {
  it('has no page for them, and sends no spans', async () => {
    const sent = exports.length;
    const fresh = await createTestDatabase();
    const other = await start({ TANDEM_DATABASE_URL: fresh.url });
    try {
      const answer = await fetch(`${other.url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } });
      expect(await answer.text()).not.toContain('tandem_calls_total');
      expect(exports).toHaveLength(sent);
    } finally {
      await other.close();
      await fresh.close();
    }
  });
});
