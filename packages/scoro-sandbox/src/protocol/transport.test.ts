import { describe, expect, it } from 'vitest';
import { rowsOf, TestSandbox } from '../testing/test-sandbox.ts';

const sandbox = new TestSandbox();

describe('PROTOCOL 1, transport', () => {
  it('1.1 answers at /{company}/api/v2/{module}/{action}/{id}, and at /api/v2 for the company demo', async () => {
    const company = await sandbox.company();
    expect((await company.call('tasks/view/20001')).body).toMatchObject({ status: 'OK', data: { event_id: 20001 } });
    const demo = (await (await fetch(`${sandbox.url}/demo/credentials.json`)).json()) as { apiKey: string };
    const answer = await fetch(`${sandbox.url}/api/v2/tasks/list`, {
      method: 'POST',
      body: JSON.stringify({ apiKey: demo.apiKey, company_account_id: 'demo' }),
    });
    expect(await answer.json()).toMatchObject({ status: 'OK' });
  });

  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('1.2 every call is a POST: %s is refused', async (method) => {
    const company = await sandbox.company();
    const answer = await fetch(`${company.url}/api/v2/tasks/list`, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
  });

  it('1.2 reads and deletes are POSTs too', async () => {
    const company = await sandbox.company();
    expect((await company.call('timeEntries/delete/90001')).body).toEqual({
      status: 'OK',
      statusCode: 200,
      messages: null,
    });
  });

  it.each(['tasks', 'tasks/', 'tasks/list/'])('1.4 %s behaves like list', async (path) => {
    const company = await sandbox.company();
    expect(rowsOf((await company.call(path, { per_page: 3 })).data)).toHaveLength(3);
  });

  it('1.4 relations has no list segment', async () => {
    const company = await sandbox.company();
    const { data } = await company.call('relations', { request: { object_id: 1001, type: 'contacts' } });
    expect(rowsOf(data)[0]).toMatchObject({ object_id: 1001, type: 'contacts' });
  });

  it.each(['contacts', 'tasks'])('1.4 the old action filters exists for %s', async (module) => {
    const company = await sandbox.company();
    expect((await company.call(`${module}/filters`)).body).toMatchObject({ status: 'OK' });
  });

  it('1.4 trailing slashes are tolerated', async () => {
    const company = await sandbox.company();
    expect((await company.call('tasks/modify/', { request: { event_name: 'Slash' } })).body).toMatchObject({
      status: 'OK',
      data: { event_name: 'Slash' },
    });
  });

  it('1.5 a call without scoro-app-id works, as does one with it', async () => {
    const company = await sandbox.company();
    const body = JSON.stringify({ apiKey: company.credentials.apiKey, company_account_id: company.name });
    expect((await company.raw('tasks/list', body, { headers: { 'scoro-app-id': 'my-app' } })).body).toMatchObject({
      status: 'OK',
    });
    expect((await company.raw('tasks/list', body)).body).toMatchObject({ status: 'OK' });
  });

  it('1.6 a default User-Agent may be blocked, by a switch; one of its own is not', async () => {
    const company = await sandbox.company({ blockDefaultUserAgent: true });
    const body = JSON.stringify({ apiKey: company.credentials.apiKey, company_account_id: company.name });
    const blocked = await company.raw('tasks/list', body);
    expect([blocked.status, blocked.text]).toEqual([403, 'error code: 1010']);
    const own = await company.raw('tasks/list', body, { headers: { 'user-agent': 'my-connector/1.0' } });
    expect(own.body).toMatchObject({ status: 'OK' });
  });

  it('1.7 replies are application/json without charset, chunked', async () => {
    const company = await sandbox.company();
    const { headers } = await company.call('tasks/list');
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('transfer-encoding')).toBe('chunked');
    expect(headers.get('content-length')).toBeNull();
  });

  it('1.7 Connection: close by a setting', async () => {
    const company = await sandbox.company({ connection: 'close' });
    expect((await company.call('tasks/list')).headers.get('connection')).toBe('close');
  });

  it('1.8 sends no CORS headers', async () => {
    const company = await sandbox.company();
    const { headers } = await company.raw('tasks/list', '{}', { headers: { origin: 'https://elsewhere.example' } });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('1.9 camelCase members of the other API are not there', async () => {
    const company = await sandbox.company();
    const names = Object.keys((await company.call('tasks/view/20001')).data as object);
    expect(names.filter((name) => ['customFields', 'tagNames', 'statusName', 'dueDate'].includes(name))).toEqual([]);
  });
});
