import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { forgetOld } from './retention.ts';
import { startCallsPlatform, type CallsPlatform, type Installed } from '../testing/calls-platform.ts';

let tandem: CallsPlatform;
let acme: Installed;

beforeAll(async () => {
  tandem = await startCallsPlatform();
  acme = await tandem.install('acme');
});
afterAll(() => tandem.close());
afterEach(() => acme.control({ faults: [] }));

const recordOf = async (id: unknown) =>
  (await (await tandem.send('GET', `${acme.path}/calls/${String(id)}`)).json()) as Record<string, unknown>;
const execute = async (order: Readonly<Record<string, unknown>>) => {
  const answer = (await (await acme.call(order)).json()) as { id?: string; call?: string };
  return recordOf(answer.id ?? answer.call);
};

describe('the record of a call', () => {
  it('tells who, what, by which mode, input, output and every request', async () => {
    expect(await execute({ method: 'tasks.list', input: { perPage: 2 } })).toMatchObject({
      account: acme.account,
      connector: 'scoro',
      installation: { id: acme.id, name: expect.any(String) },
      method: 'tasks.list',
      effect: 'read',
      auth: 'apiKey',
      actor: { kind: 'operator' },
      status: 'succeeded',
      records: 2,
      input: { complete: true, value: { perPage: 2 } },
      output: { complete: true, value: [{}, {}] },
      attempts: [{ path: expect.stringContaining('tasks'), httpStatus: 200, outcome: 'success' }],
    });
  });

  it('counts every try', async () => {
    await acme.control({ faults: [{ kind: 'reset', when: 'before', module: 'tasks', count: 1 }] });
    expect(await execute({ method: 'tasks.list', input: { perPage: 1 } })).toMatchObject({
      upstream: { requests: 2 },
      attempts: [{ outcome: 'reset', httpStatus: null }, { outcome: 'success' }],
    });
  });

  it('keeps of a large output the head and the size', async () => {
    const record = await execute({ method: 'tasks.list', input: { perPage: 100 } });
    const output = record['output'] as { size: number; head: string };
    expect(output).toMatchObject({ complete: false });
    expect(output.size).toBeGreaterThan(64 * 1024);
    expect(Buffer.byteLength(output.head)).toBeLessThanOrEqual(64 * 1024);
    expect(Buffer.byteLength(output.head)).toBeGreaterThan(63 * 1024);
  });

  it('holds no secret that somebody put into the input', async () => {
    const { apiKey, password } = acme.credentials;
    const record = await execute({
      method: 'tasks.create',
      auth: 'userAuth',
      input: {
        record: { event_name: `my key is ${apiKey}`, description: `and ${Buffer.from(password).toString('base64')}` },
      },
    });
    const text = JSON.stringify(record);
    expect(text).not.toContain(apiKey);
    expect(text).not.toContain(Buffer.from(password).toString('base64'));
    expect(text).toContain('[secret]');
  });

  it('is encrypted, and opens nowhere else', async () => {
    const { id } = await execute({
      method: 'tasks.create',
      auth: 'userAuth',
      input: { record: { event_name: 'canary-input' } },
    });
    const row = await tandem.platform.database
      .selectFrom('calls')
      .selectAll()
      .where('id', '=', String(id))
      .executeTakeFirstOrThrow();
    expect(row.input?.includes('canary-input')).toBe(false);
    expect(row.output?.includes('canary-input')).toBe(false);
  });

  it('of a write is there before its first byte leaves', async () => {
    await acme.control({ faults: [{ kind: 'latency', ms: 600, module: 'tasks', action: 'modify' }] });
    const calling = acme.call({ method: 'tasks.create', auth: 'userAuth', input: { record: { event_name: 'Slow' } } });
    const running = await vi.waitFor(
      async () => {
        const list = (await (await tandem.send('GET', `${acme.path}/calls?status=running`)).json()) as {
          items: Record<string, unknown>[];
        };
        expect(list.items).toHaveLength(1);
        return list.items[0];
      },
      { timeout: 5_000, interval: 20 },
    );
    expect(running).toMatchObject({ method: 'tasks.create', effect: 'create', status: 'running', auth: 'userAuth' });
    expect((await acme.requests()).processed).toBeLessThanOrEqual((await acme.requests()).total);
    await calling;
    expect(await recordOf(running?.['id'])).toMatchObject({ status: 'succeeded' });
  });

  it('goes to the end for a write whose client has gone away', async () => {
    await acme.control({ faults: [{ kind: 'latency', ms: 500, module: 'tasks', action: 'modify' }] });
    const gone = new AbortController();
    const calling = acme
      .call(
        { method: 'tasks.create', auth: 'userAuth', input: { record: { event_name: 'Left alone' } } },
        { signal: gone.signal },
      )
      .catch(() => undefined);
    await vi.waitFor(
      async () => {
        const list = (await (await tandem.send('GET', `${acme.path}/calls?status=running`)).json()) as {
          items: unknown[];
        };
        expect(list.items).toHaveLength(1);
      },
      { timeout: 5_000, interval: 20 },
    );
    gone.abort();
    await calling;
    await vi.waitFor(
      async () => {
        const list = (await (await tandem.send('GET', `${acme.path}/calls?method=tasks.create&limit=1`)).json()) as {
          items: unknown[];
        };
        expect(list.items).toMatchObject([{ status: 'succeeded' }]);
      },
      { timeout: 5_000 },
    );
  });

  it('is cancelled for a read whose client has gone away', async () => {
    await acme.control({ faults: [{ kind: 'latency', ms: 2_500, module: 'contacts' }] });
    const gone = new AbortController();
    const calling = acme.call({ method: 'contacts.list' }, { signal: gone.signal }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 800));
    gone.abort();
    await calling;
    await vi.waitFor(
      async () => {
        const list = (await (await tandem.send('GET', `${acme.path}/calls?method=contacts.list`)).json()) as {
          items: unknown[];
        };
        expect(list.items).toMatchObject([{ status: 'cancelled' }]);
      },
      { timeout: 5_000 },
    );
  });

  it('is unknown for a write that was cancelled while its request was under way', async () => {
    await acme.control({ faults: [{ kind: 'latency', ms: 1_500, module: 'tasks', action: 'modify' }] });
    const calling = acme.call({
      method: 'tasks.create',
      auth: 'userAuth',
      input: { record: { event_name: 'Cancelled' } },
    });
    const id = await vi.waitFor(
      async () => {
        const list = (await (await tandem.send('GET', `${acme.path}/calls?status=running`)).json()) as {
          items: { id: string }[];
        };
        expect(list.items).toHaveLength(1);
        return list.items[0]?.id;
      },
      { timeout: 5_000, interval: 20 },
    );
    await vi.waitFor(async () => expect((await acme.requests()).counts['tasks/modify'] ?? 0).toBeGreaterThan(0), {
      timeout: 5_000,
    });
    expect((await tandem.send('POST', `${acme.path}/calls/${id}/cancel`)).status).toBe(202);
    expect(await (await calling).json()).toMatchObject({ code: 'outcome_unknown', call: id });
    expect(await recordOf(id)).toMatchObject({ status: 'unknown', errorCode: 'outcome_unknown' });
  });
});

describe('the lists of calls', () => {
  it('filter by account, connector, method, status and time', async () => {
    const since = new Date().toISOString();
    const other = await tandem.install('elsewhere');
    await other.call({ method: 'tasks.list', input: { perPage: 1 } });
    await other.call({ method: 'tasks.get', input: { id: 99_999_999 } });
    const find = async (path: string) =>
      ((await (await tandem.send('GET', path)).json()) as { items: { method: string; account: string }[] }).items.map(
        ({ method }) => method,
      );
    expect(await find(`/v1/calls?from=${since}`)).toEqual(['tasks.get', 'tasks.list']);
    expect(await find(`/v1/calls?from=${since}&status=failed`)).toEqual(['tasks.get']);
    expect(await find(`/v1/calls?from=${since}&account=${acme.account}`)).toEqual([]);
    expect(await find(`/v1/accounts/${other.account}/calls?method=tasks`)).toEqual(['tasks.get', 'tasks.list']);
    expect(await find(`/v1/accounts/${other.account}/calls?connector=none`)).toEqual([]);
    expect(await find(`${other.path}/calls?to=${since}`)).toEqual([]);
    const token = await tandem.token('viewer', other.account);
    const own = (await (await tandem.send('GET', '/v1/calls', { token })).json()) as { items: { account: string }[] };
    expect(own.items.map(({ account }) => account)).toEqual([other.account, other.account]);
    expect((await tandem.send('GET', `/v1/calls?account=${acme.account}`, { token })).status).toBe(404);
  });
});

describe('retention', () => {
  it('takes input and output away after so many days, and leaves the facts', async () => {
    const { id } = await execute({ method: 'tasks.list', input: { perPage: 1 } });
    const { database } = tandem.platform;
    await database
      .updateTable('calls')
      .set({ started_at: new Date(Date.now() - 15 * 86_400_000) })
      .where('id', '=', String(id))
      .execute();
    expect(await forgetOld(database, 14, AbortSignal.timeout(5_000))).toBe(1);
    expect(await recordOf(id)).toMatchObject({
      status: 'succeeded',
      input: { complete: false },
      output: { complete: false },
      records: 1,
    });
    expect((await recordOf(id))['input']).not.toHaveProperty('value');
  });
});

describe('the quota report', () => {
  it('tells of each site both windows and who used them', async () => {
    await execute({ method: 'tasks.list', input: { perPage: 1 } });
    await acme.call({ method: 'tasks.list', input: { perPage: 1 } });
    const report = (await (await tandem.send('GET', '/v1/quota')).json()) as { sites: Record<string, unknown>[] };
    const site = report.sites.find(({ display }) => String(display).includes('acme'));
    expect(site).toMatchObject({
      connector: 'scoro',
      window: { limit: expect.any(Number), remaining: expect.any(Number) },
      use: [{ account: { id: acme.account }, installation: { id: acme.id } }],
    });
    const [use] = (site?.['use'] ?? []) as { requests: number }[];
    expect(use?.requests).toBeGreaterThan(1);
  });
});
