import { describe, expect, it } from 'vitest';
import type { Company, Json, Received } from '../testing/test-sandbox.ts';
import { rowsOf, TestSandbox } from '../testing/test-sandbox.ts';
import { faultKinds } from './fault-kinds.ts';
import { faultSchema } from './fault.ts';

const sandbox = new TestSandbox();

async function withFault(fault: Json, settings: Json = {}): Promise<Company> {
  const company = await sandbox.company(settings);
  await company.control({ faults: [fault] });
  return company;
}

async function last(company: Company): Promise<Json> {
  return { ...(await company.requests()).requests.at(-1) };
}

const create = { request: { event_name: 'Made under a fault' } };

async function wasCreated(company: Company): Promise<boolean> {
  await company.control({ faults: [] });
  return (
    rowsOf((await company.call('tasks/list', { filter: { event_name: create.request.event_name } })).data).length > 0
  );
}

describe('faults that answer', () => {
  it.each<[Json, number, string, string]>([
    [{ kind: 'html', status: 200 }, 200, 'text/html', '<!DOCTYPE html>'],
    [{ kind: 'html', status: 502 }, 502, 'text/html', '<!DOCTYPE html>'],
    [{ kind: 'cdn-block' }, 403, 'text/plain', 'error code: 1010'],
    [{ kind: 'empty-body' }, 200, 'application/json', ''],
    [{ kind: 'http', status: 504 }, 504, 'text/plain', ''],
    [{ kind: 'http', status: 502, body: 'html' }, 502, 'text/html', '<!DOCTYPE html>'],
    [{ kind: 'broken-json' }, 200, 'application/json', '{"status":"OK"'],
    [
      { kind: 'error', statusCode: 503, message: 'API usage suspended' },
      503,
      'application/json',
      '{"status":"ERROR","statusCode":503,"messages":{"error":["API usage suspended"]}}',
    ],
    [{ kind: 'error', statusCode: 408, style: 'body' }, 200, 'application/json', '{"status":"ERROR","statusCode":408'],
    [
      { kind: 'messages', shape: 'text', message: 'no' },
      200,
      'application/json',
      '{"status":"ERROR","statusCode":400,"messages":"no"}',
    ],
    [{ kind: 'wrong-content-type' }, 200, 'text/html', '{"status":"OK"'],
  ])('%j', async (fault, status, type, text) => {
    const company = await withFault(fault);
    const answer = await company.call('depot/list');
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain(type);
    expect(answer.text.startsWith(text)).toBe(true);
    expect(await last(company)).toMatchObject({
      fault: fault['kind'],
      processed: fault['kind'] === 'wrong-content-type',
    });
  });

  it('rate-limited, in every style', async () => {
    const company = await withFault({ kind: 'rate-limited', reset: 2, retryAfter: 'seconds', seconds: 3 });
    const http = await company.call('depot/list');
    expect([
      http.status,
      http.body['statusCode'],
      http.headers.get('x-ratelimit-remaining'),
      http.headers.get('x-ratelimit-reset'),
      http.headers.get('retry-after'),
    ]).toEqual([429, 429, '0', '2', '3']);
    await company.control({ faults: [{ kind: 'rate-limited', style: 'body', headers: false, retryAfter: 'date' }] });
    const body = await company.call('depot/list');
    expect([body.status, body.body['statusCode'], body.headers.get('x-ratelimit-remaining')]).toEqual([200, 429, null]);
    expect(Date.parse(body.headers.get('retry-after') ?? '')).not.toBeNaN();
  });

  it('quota-used-up leaves 0 of the day', async () => {
    const company = await withFault({ kind: 'quota-used-up', reset: 7200 });
    const { status, headers } = await company.call('depot/list');
    expect([status, headers.get('x-daily-requests-remaining'), headers.get('x-daily-requests-reset')]).toEqual([
      429,
      '0',
      '7200',
    ]);
  });

  it('redirect', async () => {
    const company = await withFault({ kind: 'redirect', status: 307, location: 'https://elsewhere.example/' });
    const { status, headers } = await company.call('depot/list');
    expect([status, headers.get('location')]).toEqual([307, 'https://elsewhere.example/']);
  });

  it.each([
    ['before', false],
    ['after', true],
  ])('reset %s processing', async (when, created) => {
    const company = await withFault({ kind: 'reset', when });
    await expect(company.call('tasks/modify', create)).rejects.toThrow();
    expect(await last(company)).toMatchObject({ fault: 'reset', processed: created, httpStatus: 0 });
    expect(await wasCreated(company)).toBe(created);
  });

  it('truncated: the body is cut, the call was carried out', async () => {
    const company = await withFault({ kind: 'truncated', bytes: 20 });
    await expect(company.call('tasks/modify', create)).rejects.toThrow();
    expect(await wasCreated(company)).toBe(true);
  });

  it('processed: true carries the call out and answers with the fault', async () => {
    const company = await withFault({ kind: 'http', status: 500, processed: true });
    expect((await company.call('tasks/modify', create)).status).toBe(500);
    expect(await wasCreated(company)).toBe(true);
  });

  it.each(['headers', 'body'])('stall at the %s says nothing more, then resets', async (stage) => {
    const company = await withFault({ kind: 'stall', stage, ms: 100 });
    const began = performance.now();
    await expect(company.call('depot/list')).rejects.toThrow();
    expect(performance.now() - began).toBeGreaterThan(80);
  });

  it('a stall without end ends when the client goes away', async () => {
    const company = await withFault({ kind: 'stall' });
    await expect(company.raw('depot/list', '{}', { signal: AbortSignal.timeout(100) })).rejects.toThrow();
  });

  it('oversized sends as many bytes as it says', async () => {
    const company = await withFault({ kind: 'oversized', bytes: 3_000_000 });
    expect((await company.call('depot/list')).text.length).toBeGreaterThan(3_000_000);
  });

  it('compressed-bomb is small on the wire and large in memory', async () => {
    const company = await withFault({ kind: 'compressed-bomb', bytes: 5_000_000 });
    const answer: Received = await company.call('depot/list');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.text.length).toBeGreaterThan(5_000_000);
  });
});

describe('faults that change', () => {
  it('latency and slow-body take their time and answer right', async () => {
    const company = await sandbox.company();
    await company.control({
      faults: [
        { kind: 'latency', ms: 100 },
        { kind: 'slow-body', ms: 100 },
      ],
    });
    const began = performance.now();
    expect(rowsOf((await company.call('depot/list')).data)).toHaveLength(3);
    expect(performance.now() - began).toBeGreaterThan(180);
    expect(await last(company)).toMatchObject({ fault: 'latency slow-body', processed: true });
  });

  it('string-status-codes', async () => {
    const company = await withFault({ kind: 'string-status-codes' });
    expect((await company.call('depot/list')).body['statusCode']).toBe('200');
    expect((await company.call('depot/view/99')).body['statusCode']).toBe('404');
  });

  it('expire-tokens kills the session as the request arrives, once', async () => {
    const company = await sandbox.company();
    const token = await company.login();
    await company.control({ faults: [{ kind: 'expire-tokens', module: 'tasks', count: 1 }] });
    expect((await company.as(token, 'tasks/list')).body).toMatchObject({ statusCode: 401 });
    expect((await company.as(await company.login(), 'tasks/list')).body).toMatchObject({ status: 'OK' });
    expect((await company.requests()).logins).toBe(2);
  });

  it('repeat-page repeats a full page for ever', async () => {
    const company = await withFault({ kind: 'repeat-page', fromPage: 2 });
    const page = async (number: number): Promise<unknown> =>
      (await company.call('tasks/list', { page: number, per_page: 10 })).data;
    expect(await page(2)).toEqual(await page(1));
    expect(await page(500)).toEqual(await page(1));
    expect(rowsOf(await page(9_999))).toHaveLength(10);
  });

  it('ignore-page, whole-list and endless-pages', async () => {
    const company = await withFault({ kind: 'ignore-page' });
    const list = async (page: number): Promise<Json[]> =>
      rowsOf((await company.call('projects/list', { page, per_page: 10 })).data);
    expect(await list(3)).toEqual(await list(1));
    await company.control({ faults: [{ kind: 'whole-list' }] });
    expect(await list(1)).toHaveLength(60);
    await company.control({ faults: [{ kind: 'endless-pages' }] });
    const ids = [...(await list(1)), ...(await list(2)), ...(await list(5_000))].map((row) => row['project_id']);
    expect(new Set(ids).size).toBe(30);
  });
});

describe('which requests a fault meets', () => {
  it('module, action, id and credential', async () => {
    const company = await withFault({ kind: 'http', module: 'tasks', action: 'view', id: 20001, credential: 'apiKey' });
    expect((await company.call('tasks/view/20001')).status).toBe(502);
    expect((await company.call('tasks/view/20002')).status).toBe(200);
    expect((await company.call('tasks/list')).status).toBe(200);
    expect((await company.as(await company.login(), 'tasks/view/20001')).status).toBe(200);
  });

  it('skip lets the first pass, count ends it', async () => {
    const company = await withFault({ kind: 'http', skip: 1, count: 2 });
    const statuses: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) statuses.push((await company.call('depot/list')).status);
    expect(statuses).toEqual([200, 502, 502, 200, 200]);
  });

  it('probability with a seed meets the same ones every time', async () => {
    const run = async (seed: number): Promise<number[]> => {
      const company = await withFault({ kind: 'http', probability: 0.5, seed });
      const statuses: number[] = [];
      for (let turn = 0; turn < 30; turn += 1) statuses.push((await company.call('depot/list')).status);
      return statuses;
    };
    const [one, again, other] = [await run(1), await run(1), await run(2)];
    expect(one).toEqual(again);
    expect(one).not.toEqual(other);
    expect(one.filter((status) => status === 502).length).toBeGreaterThan(5);
    expect(one.filter((status) => status === 200).length).toBeGreaterThan(5);
  });

  it('the first that answers wins; when it is spent, the next', async () => {
    const company = await sandbox.company();
    await company.control({
      faults: [
        { kind: 'http', status: 500, count: 1 },
        { kind: 'http', status: 504, count: 1 },
      ],
    });
    expect([
      (await company.call('depot/list')).status,
      (await company.call('depot/list')).status,
      (await company.call('depot/list')).status,
    ]).toEqual([500, 504, 200]);
  });

  it('the login can be met too', async () => {
    const company = await withFault({ kind: 'error', statusCode: 500, module: 'userAuth', count: 1 });
    await expect(company.login()).rejects.toThrow();
    expect(await company.login()).toMatch(/^[0-9a-f]{40}$/);
  });
});

describe('the description of faults', () => {
  it('names every kind, and every kind is taken without parameters', () => {
    const kinds = faultSchema.options.map((option) => option.shape.kind.value);
    expect(Object.keys(faultKinds).sort()).toEqual([...kinds].sort());
    for (const kind of kinds) expect(faultSchema.safeParse({ kind }).success).toBe(true);
  });
});
