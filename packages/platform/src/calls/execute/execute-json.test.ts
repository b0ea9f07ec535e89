import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCallsPlatform, type CallsPlatform, type Installed } from '../testing/calls-platform.ts';

let tandem: CallsPlatform;
let acme: Installed;

beforeAll(async () => {
  tandem = await startCallsPlatform();
  acme = await tandem.install('acme');
});
afterAll(() => tandem.close());

describe('executing a method', () => {
  it('answers data, page, credential and what it cost', async () => {
    const answer = await acme.call({ method: 'tasks.list', input: { perPage: 3 } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      id: expect.stringMatching(/^cal_/),
      method: 'tasks.list',
      status: 'succeeded',
      auth: 'apiKey',
      data: [{}, {}, {}],
      page: { number: 1, size: 3, hasMore: true },
      upstream: { requests: 1, durationMs: expect.any(Number) },
    });
  });

  it('tells what is left of the requests once the mode is verified', async () => {
    await acme.call({ method: 'tasks.list' });
    const answer = await acme.call({ method: 'tasks.list', input: { perPage: 1 } });
    expect(await answer.json()).toMatchObject({
      upstream: { quota: { window: { remaining: expect.any(Number) }, day: {} } },
    });
  });

  it('logs in by itself where a user is needed, and takes the mode that is asked for', async () => {
    const user = await acme.call({ method: 'bookmarks.list' });
    expect(await user.json()).toMatchObject({ auth: 'userAuth' });
    const asked = await acme.call({ method: 'tasks.list', input: { perPage: 1 }, auth: 'userAuth' });
    expect(await asked.json()).toMatchObject({ auth: 'userAuth' });
  });

  it('answers the request of a dry run, secrets masked, and sends and records nothing', async () => {
    const before = await acme.requests();
    const answer = await acme.call({
      method: 'tasks.create',
      input: { record: { event_name: 'Try' } },
      dryRun: true,
      auth: 'apiKey',
    });
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({
      dryRun: true,
      method: 'tasks.create',
      auth: 'apiKey',
      request: { body: { apiKey: '[secret]' } },
    });
    expect(text).not.toContain(acme.credentials.apiKey);
    expect((await acme.requests()).total).toBe(before.total);
    const list = await (await tandem.send('GET', `${acme.path}/calls?method=tasks.create`)).json();
    expect(list).toMatchObject({ items: [] });
  });

  it('creates what then is there', async () => {
    const created = await acme.call({
      method: 'tasks.create',
      input: { record: { event_name: 'Made by a test' } },
      auth: 'userAuth',
    });
    const { data } = (await created.json()) as { data: { event_id: number } };
    const read = await acme.call({ method: 'tasks.get', input: { id: data.event_id } });
    expect(await read.json()).toMatchObject({ data: { event_name: 'Made by a test' } });
  });

  it.each([
    ['an unknown method', { method: 'task.list' }, 404, 'method_unknown'],
    ['an unknown field', { method: 'tasks.list', input: { perpage: 3 } }, 422, 'input_invalid'],
    ['a mode that the method does not take', { method: 'bookmarks.list', auth: 'apiKey' }, 422, 'input_invalid'],
    ['a member that there is none of', { method: 'tasks.list', inputs: {} }, 400, 'request_malformed'],
    ['a record that is not there', { method: 'tasks.get', input: { id: 99_999_999 } }, 404, 'upstream_not_found'],
  ])('refuses %s', async (_what, order, status, code) => {
    const answer = await acme.call(order);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await answer.json()).toMatchObject({ code });
  });

  it('names the credential that is missing, and where to find it, and sends nothing', async () => {
    const partly = await tandem.install('partly', { apiKey: undefined });
    const answer = await partly.call({ method: 'priceLists.list' });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      code: 'credential_missing',
      call: expect.stringMatching(/^cal_/),
      missing: [{ mode: 'apiKey' }],
    });
    expect((await partly.requests()).total).toBe(0);
  });

  it('carries the id of the call, under which the log tells of the failure', async () => {
    await acme.control({ faults: [{ kind: 'messages', shape: 'error-text', module: 'companies', count: 1 }] });
    const answer = await acme.call({ method: 'companies.list' });
    const problem = (await answer.json()) as { call: string; code: string };
    expect(problem.code).toBe('upstream_refused');
    const record = await (await tandem.send('GET', `${acme.path}/calls/${problem.call}`)).json();
    expect(record).toMatchObject({
      status: 'failed',
      errorCode: 'upstream_refused',
      error: { code: 'upstream_refused', call: problem.call },
      upstream: { requests: 1 },
    });
  });
});

describe('who may execute what', () => {
  it('lets a viewer read, and nothing else, whatever the input claims', async () => {
    const token = await tandem.token('viewer');
    expect((await acme.call({ method: 'tasks.list', input: { perPage: 1 } }, { token })).status).toBe(200);
    const before = await acme.requests();
    expect(
      (await acme.call({ method: 'tasks.create', input: { record: { event_name: 'x' } } }, { token })).status,
    ).toBe(403);
    const claimed = { module: 'tasks', action: 'modify', request: { event_name: 'x' }, effect: 'read' };
    expect((await acme.call({ method: 'custom.request', input: claimed }, { token })).status).toBe(403);
    expect((await acme.requests()).total).toBe(before.total);
  });

  it('answers a token of another account as if there were nothing', async () => {
    const other = await tandem.install('other');
    const token = await tandem.token('admin', other.account);
    const foreign = await acme.call({ method: 'tasks.list' }, { token });
    const never = await tandem.send('POST', `/v1/accounts/acc_never/connectors/ins_never/calls`, {
      token,
      body: { method: 'tasks.list' },
    });
    expect(foreign.status).toBe(404);
    expect(await foreign.text()).toBe(await never.text());
    const crossed = await tandem.send('POST', `/v1/accounts/${other.account}/connectors/${acme.id}/calls`, {
      token,
      body: { method: 'tasks.list' },
    });
    expect(crossed.status).toBe(404);
  });
});

describe('values that change', () => {
  it('are used by the next call', async () => {
    const moved = await tandem.install('moved');
    expect((await moved.call({ method: 'tasks.list', input: { perPage: 1 } })).status).toBe(200);
    const target = await tandem.install('target');
    const changed = await tandem.send('PATCH', moved.path, { body: { properties: { ...target.credentials } } });
    expect(changed.status).toBe(200);
    expect((await moved.call({ method: 'tasks.list', input: { perPage: 1 } })).status).toBe(200);
    expect((await moved.call({ method: 'tasks.list', input: { perPage: 1 }, auth: 'userAuth' })).status).toBe(200);
    expect((await target.requests()).counts['tasks/list']).toBe(2);
  });
});

describe('choices', () => {
  it('are found in the application while one types', async () => {
    const answer = await tandem.send('GET', `${acme.path}/lookups/projects?q=a`);
    expect(answer.status).toBe(200);
    const { items } = (await answer.json()) as { items: { value: number; label: string }[] };
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ label }) => label.toLowerCase().includes('a'))).toBe(true);
    expect((await tandem.send('GET', `${acme.path}/lookups/nothing`)).status).toBe(404);
  });
});
