import { describe, expect, it } from 'vitest';
import { defaultSettings, siteSettings } from '../settings/site-settings.ts';
import { rowsOf, TestSandbox } from '../testing/test-sandbox.ts';

const sandbox = new TestSandbox();

async function send(url: string, init: RequestInit): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, init);
  return { status: response.status, body: await response.json() };
}

describe('the control route', () => {
  it('shows settings, faults, users and the data of a company', async () => {
    const company = await sandbox.company();
    const state = await company.control({});
    expect(state).toMatchObject({
      company: company.name,
      faults: [],
      settings: defaultSettings(),
      data: {
        from: '2024-11-01T00:00:00+01:00',
        until: '2026-11-01T00:00:00+01:00',
        counts: { timeEntries: 10_000, tasks: 1_200, projects: 60 },
      },
    });
    expect(state.users.map((user) => user.id)).toEqual([1, 2, 3, 4]);
    expect(state.users[0]).toMatchObject({
      username: company.credentials.username,
      password: company.credentials.password,
    });
  });

  it('changes what it is told and nothing else', async () => {
    const company = await sandbox.company();
    const { settings } = await company.set({ errorStyle: 'status', plan: 'ultimate' });
    expect(settings).toEqual({ ...defaultSettings(), errorStyle: 'status', plan: 'ultimate' });
    const other = await sandbox.company();
    expect(await other.control({})).toMatchObject({ settings: defaultSettings() });
  });

  it.each([
    { settings: { nonsense: 1 } },
    { settings: { errorStyle: 'loud' } },
    { settings: { timeZone: 'Mars/Olympus' } },
    { faults: [{ kind: 'meteor' }] },
    { faults: [{ kind: 'latency', ms: -1 }] },
    { touch: { module: 'no', share: 1 } },
    { wat: true },
    7,
  ])('refuses %j with 400 and a text', async (body) => {
    const company = await sandbox.company();
    expect(await send(`${company.url}/control`, { method: 'POST', body: JSON.stringify(body) })).toMatchObject({
      status: 400,
      body: { error: expect.any(String) },
    });
  });

  it('refuses another host’s Origin and cross-site requests', async () => {
    const company = await sandbox.company();
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      expect((await send(`${company.url}/control`, { method: 'POST', body: '{}', headers })).status).toBe(403);
      expect((await send(`${company.url}/control/requests`, { headers })).status).toBe(403);
    }
    expect(
      (await send(`${company.url}/control`, { method: 'POST', body: '{}', headers: { origin: sandbox.url } })).status,
    ).toBe(200);
  });

  it('logs and counts requests, without bodies or secrets', async () => {
    const company = await sandbox.company();
    const token = await company.login();
    await company.as(token, 'tasks/list', { page: 3, per_page: 7 });
    await company.call('depot/view/99');
    const log = await company.requests();
    expect(log).toMatchObject({
      total: 3,
      processed: 2,
      logins: 1,
      counts: { 'userAuth/modify': 1, 'tasks/list': 1, 'depot/view': 1 },
    });
    expect(log.requests[1]).toMatchObject({
      number: 2,
      method: 'POST',
      module: 'tasks',
      action: 'list',
      id: null,
      credential: 'userToken',
      user: 1,
      page: 3,
      perPage: 7,
      httpStatus: 200,
      statusCode: 200,
      processed: true,
      fault: null,
    });
    expect(log.requests[2]).toMatchObject({
      module: 'depot',
      action: 'view',
      id: '99',
      credential: 'apiKey',
      statusCode: 404,
      processed: false,
    });
    expect(JSON.stringify(log)).not.toContain(token);
    expect(JSON.stringify(log)).not.toContain(company.credentials.apiKey);
    expect(await (await fetch(`${company.url}/control/requests?after=2`)).json()).toMatchObject({
      total: 3,
      requests: [{ number: 3 }],
    });
  });

  it('resets what it is told', async () => {
    const company = await sandbox.company({ errorStyle: 'status' });
    await company.call('depot/list');
    await company.call('tasks/modify', { request: { event_name: 'gone after reset' } });
    const token = await company.login();
    await send(`${company.url}/control/reset`, {
      method: 'POST',
      body: JSON.stringify({ what: ['requests', 'records'] }),
    });
    expect((await company.requests()).total).toBe(0);
    expect(rowsOf((await company.call('tasks/list', { filter: { event_name: 'gone after reset' } })).data)).toEqual([]);
    expect((await company.as(token, 'tasks/list')).body).toMatchObject({ status: 'OK' });
    await company.reset();
    expect(await company.as(token, 'tasks/list')).toMatchObject({ status: 200, body: { statusCode: 401 } });
  });

  it('touch makes the last share of a module’s rows modified now', async () => {
    const company = await sandbox.company();
    const since = Temporal.Now.plainDateISO().subtract({ days: 1 }).toString();
    const changed = async (): Promise<number> =>
      rowsOf(
        (await company.call('timeEntries/list', { filter: { modified_date: { from_date: since } }, per_page: 100 }))
          .data,
      ).length;
    expect(await changed()).toBe(0);
    await company.control({ touch: { module: 'timeEntries', share: 0.005 } });
    expect(await changed()).toBe(50);
  });

  it('credentials.json holds the five values and nothing more', async () => {
    const company = await sandbox.company({ companyAccountId: 'master' });
    expect(await (await fetch(`${company.url}/credentials.json`)).json()).toEqual({
      companyName: company.name,
      companyAccountId: 'master',
      apiKey: company.credentials.apiKey,
      username: `anna.tamm@${company.name}.example`,
      password: company.credentials.password,
    });
  });

  it('every setting has a text, a source and a default that fits it', () => {
    for (const [name, setting] of Object.entries(siteSettings)) {
      expect(setting.text.length, name).toBeGreaterThan(20);
      expect(setting.source, name).not.toBe('');
      expect(setting.schema.safeParse(setting.default).success, name).toBe(true);
    }
  });
});
