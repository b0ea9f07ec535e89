import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startCallsPlatform, type CallsPlatform, type Installed } from '../testing/calls-platform.ts';

let tandem: CallsPlatform;
let acme: Installed;
const headers = { accept: 'application/x-ndjson' };

beforeAll(async () => {
  tandem = await startCallsPlatform();
  acme = await tandem.install('acme');
});
afterAll(() => tandem.close());

type Line = Record<string, unknown> & {
  end?: { records: number; requests: number };
  error?: { code: string; resumePage?: number; call?: string };
};
const linesOf = async (answer: Response) =>
  (await answer.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
const lastCall = async (status?: string) => {
  const answer = await tandem.send(
    'GET',
    `${acme.path}/calls?limit=1${status === undefined ? '' : `&status=${status}`}`,
  );
  return ((await answer.json()) as { items: Record<string, unknown>[] }).items[0];
};

describe('a stream', () => {
  it('gives every record of every page once, a line each, and ends by saying how many', async () => {
    const answer = await acme.call({ method: 'tasks.list', input: { perPage: 100 } }, { headers });
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const lines = await linesOf(answer);
    const end = lines.pop()?.end;
    expect(lines.length).toBeGreaterThan(100);
    expect(end).toMatchObject({ records: lines.length });
    expect(new Set(lines.map((line) => line['event_id'])).size).toBe(lines.length);
    expect(end?.requests).toBe(Math.ceil((lines.length + 1) / 100));
    expect(await lastCall()).toMatchObject({
      method: 'tasks.list',
      form: 'stream',
      status: 'succeeded',
      records: lines.length,
      upstream: { requests: end?.requests },
    });
  });

  it('begins at the page of the input', async () => {
    const all = await linesOf(await acme.call({ method: 'tasks.list', input: { perPage: 50 } }, { headers }));
    const rest = await linesOf(await acme.call({ method: 'tasks.list', input: { perPage: 50, page: 2 } }, { headers }));
    expect(rest.slice(0, -1)).toEqual(all.slice(50, -1));
  });

  it('answers a plain problem where the first page fails', async () => {
    await acme.control({ faults: [{ kind: 'messages', shape: 'error-text', module: 'tasks', count: 1 }] });
    const answer = await acme.call({ method: 'tasks.list' }, { headers });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'upstream_refused', call: expect.stringMatching(/^cal_/) });
  });

  it('ends with an error and the page to resume from where a later one fails', async () => {
    await acme.control({ faults: [{ kind: 'messages', shape: 'error-text', module: 'tasks', skip: 2, count: 1 }] });
    const answer = await acme.call({ method: 'tasks.list', input: { perPage: 20 } }, { headers });
    expect(answer.status).toBe(200);
    const lines = await linesOf(answer);
    expect(lines).toHaveLength(41);
    expect(lines.at(-1)?.error).toMatchObject({ code: 'upstream_refused', resumePage: 3 });
    expect(await lastCall()).toMatchObject({ status: 'failed', errorCode: 'upstream_refused', records: 40 });
  });

  it('is 406 for a method without pages', async () => {
    const answer = await acme.call({ method: 'tasks.get', input: { id: 1 } }, { headers });
    expect(answer.status).toBe(406);
    expect(await answer.json()).toMatchObject({ code: 'not_acceptable' });
  });

  it('does not go with an Idempotency-Key', async () => {
    const answer = await acme.call({ method: 'tasks.list' }, { headers: { ...headers, 'idempotency-key': 'one' } });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'input_invalid' });
  });

  it('ends when the client goes away, and is recorded as cancelled', async () => {
    await acme.control({
      faults: [
        { kind: 'endless-pages', module: 'tasks' },
        { kind: 'latency', module: 'tasks', ms: 20 },
      ],
    });
    const gone = new AbortController();
    const answer = await acme.call({ method: 'tasks.list', input: { perPage: 100 } }, { headers, signal: gone.signal });
    await answer.body?.getReader().read();
    gone.abort();
    await vi.waitFor(async () => expect(await lastCall()).toMatchObject({ form: 'stream', status: 'cancelled' }), {
      timeout: 5_000,
    });
    // One that was under way is counted when the sandbox has done with it.
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { total } = await acme.requests();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await acme.requests()).total).toBe(total);
    await acme.control({ faults: [] });
  });

  it('waits for a client that does not read, at constant memory', async () => {
    await acme.control({ faults: [{ kind: 'endless-pages', module: 'tasks' }] });
    const gone = new AbortController();
    const answer = await acme.call({ method: 'tasks.list', input: { perPage: 100 } }, { headers, signal: gone.signal });
    expect(answer.status).toBe(200);
    await vi.waitFor(
      async () => {
        const { total } = await acme.requests();
        await new Promise((resolve) => setTimeout(resolve, 400));
        expect((await acme.requests()).total).toBe(total);
      },
      { timeout: 15_000, interval: 50 },
    );
    gone.abort();
    await vi.waitFor(async () => expect(await lastCall()).toMatchObject({ status: 'cancelled' }), { timeout: 5_000 });
    await acme.control({ faults: [] });
  }, 30_000);

  it('can be seen while it runs, and be cancelled', async () => {
    await acme.control({
      faults: [
        { kind: 'endless-pages', module: 'tasks' },
        { kind: 'latency', module: 'tasks', ms: 50 },
      ],
    });
    const answer = await acme.call({ method: 'tasks.list', input: { perPage: 100 } }, { headers });
    const running = await vi.waitFor(
      async () => {
        const call = await lastCall('running');
        expect(call).toBeDefined();
        return call;
      },
      { timeout: 10_000, interval: 200 },
    );
    const path = `${acme.path}/calls/${String(running?.['id'])}`;
    expect((await tandem.send('POST', `${path}/cancel`)).status).toBe(202);
    const lines = await linesOf(answer);
    expect(lines.at(-1)?.error).toMatchObject({ code: 'conflict', call: running?.['id'] });
    expect(await (await tandem.send('GET', path)).json()).toMatchObject({ status: 'cancelled' });
    expect((await tandem.send('POST', `${path}/cancel`)).status).toBe(409);
    await acme.control({ faults: [] });
  }, 30_000);

  it('is cancelled also by another node', async () => {
    await acme.control({
      faults: [
        { kind: 'endless-pages', module: 'tasks' },
        { kind: 'latency', module: 'tasks', ms: 50 },
      ],
    });
    const answer = await acme.call({ method: 'tasks.list', input: { perPage: 100 } }, { headers });
    const { database } = tandem.platform;
    // What another node's route writes, since the call does not run there.
    const asked = database
      .updateTable('calls')
      .set({ cancel_requested_at: new Date() })
      .where('status', '=', 'running');
    await vi.waitFor(async () => expect((await asked.executeTakeFirst()).numUpdatedRows).toBe(1n), {
      timeout: 10_000,
      interval: 100,
    });
    expect((await linesOf(answer)).at(-1)?.error).toMatchObject({ code: 'conflict' });
    await acme.control({ faults: [] });
  }, 30_000);

  it('of an account connector that was never verified begins by verifying it, and goes at full rate', async () => {
    const fresh = await tandem.install('fresh');
    const began = Date.now();
    const lines = await linesOf(await fresh.call({ method: 'tasks.list', input: { perPage: 20 } }, { headers }));
    expect(lines.at(-1)?.end?.requests).toBeGreaterThan(30);
    expect(Date.now() - began).toBeLessThan(8_000);
    expect(await fresh.read()).toMatchObject({ status: 'connected' });
  }, 30_000);
});
