import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { rowsOf, TestSandbox } from './testing/test-sandbox.ts';
import { startSandbox } from './server.ts';

const sandbox = new TestSandbox();

describe('whatever is sent', () => {
  it.each([
    ['', 'OK or refused'],
    ['{', ''],
    ['[]', ''],
    ['[1]', ''],
    ['"text"', ''],
    ['null', ''],
    ['\u0000', ''],
    ['{"request":', ''],
  ])('the body %j is answered with an envelope', async (body) => {
    const company = await sandbox.company();
    const answer = await company.raw('tasks/list', body);
    expect(answer.status).toBe(200);
    expect(answer.body['status']).toBe('ERROR');
  });

  it('bytes that are no UTF-8 are answered', async () => {
    const company = await sandbox.company();
    const response = await fetch(`${company.url}/api/v2/tasks/list`, {
      method: 'POST',
      body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
    });
    expect(await response.json()).toMatchObject({ status: 'ERROR', statusCode: 400 });
  });

  it('nesting as deep as a body allows is refused', async () => {
    const company = await sandbox.company();
    for (const body of ['['.repeat(2_000_000), `${'{"a":'.repeat(500_000)}1${'}'.repeat(500_000)}`]) {
      expect((await company.raw('tasks/list', body)).body).toMatchObject({ status: 'ERROR', statusCode: 400 });
    }
  });

  it('a body of 10 MB and more is refused with 413', async () => {
    const company = await sandbox.company();
    const answer = await company.raw('tasks/list', `{"x":"${'y'.repeat(10_100_000)}"}`).catch(() => undefined);
    if (answer !== undefined) expect(answer.status).toBe(413);
    expect((await company.call('depot/list')).status).toBe(200);
    expect((await company.requests()).requests[0]).toMatchObject({ httpStatus: 413, processed: false });
  });

  it('names of prototypes are names like any other', async () => {
    const company = await sandbox.company();
    const evil =
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"custom_fields":{"__proto__":{"polluted":1}},"means_of_contact":{"__proto__":["x"],"constructor":["y"]},"name":"E"}';
    const body = `{"apiKey":"${company.credentials.apiKey}","company_account_id":"${company.name}","filter":${evil},"request":${evil}}`;
    for (const path of [
      'contacts/modify',
      'contacts/list',
      'timeOffs/modify',
      'triggers/modify',
      'assets/modify',
      '__proto__/list',
      'constructor/modify',
      'tasks/__proto__',
      'tasks/view/__proto__',
      'toString',
    ]) {
      expect((await company.raw(path, body)).status).toBe(200);
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    for (const name of ['__proto__', 'constructor'])
      expect((await fetch(`${sandbox.url}/${name}/control`)).status).toBe(name === 'constructor' ? 200 : 404);
  });

  it.each([
    { lines: 'x' },
    { lines: [1] },
    { lines: { a: 1 } },
    { lines: [{ price: 'NaN' }] },
    { lines: [{ price: '1e999' }] },
    { lines: [{ vat_code_id: {} }] },
    { date: '2026-02-31' },
    { fine: [] },
    { company_id: 1.5 },
  ])('an invoice with %j is refused', async (request) => {
    const company = await sandbox.company();
    expect((await company.call('invoices/modify', { request })).body).toMatchObject({
      status: 'ERROR',
      statusCode: 400,
    });
  });

  it('pages and ids of any size are answered', async () => {
    const company = await sandbox.company();
    for (const page of [-1, 0, 1e9, 9007199254740991, 1.5, '1e5', {}, [], null, 'x'])
      expect((await company.call('timeEntries/list', { page })).body).toMatchObject({ status: 'OK' });
    for (const id of ['-1', '0', '1e5', '99999999999999999999', '20001.5', 'x'])
      expect((await company.call(`tasks/view/${id}`)).body).toMatchObject({ status: 'ERROR' });
  });

  it('filters of any shape are answered', async () => {
    const company = await sandbox.company();
    for (const filter of [
      [],
      null,
      7,
      'x',
      { event_id: [] },
      { event_id: [[]] },
      { modified_date: { from_date: 'x', to_date: {} } },
      { modified_date: 'never' },
      { event_name: `${'%a'.repeat(5_000)}b` },
      { related_users: {} },
    ]) {
      expect((await company.call('tasks/list', { filter })).body).toMatchObject({ status: 'OK' });
    }
  });

  it('there are 1,000 companies at most', async () => {
    const own = await startSandbox({ port: 0 });
    const statuses: number[] = [];
    for (let number = 0; number < 1_001; number += 1)
      statuses.push((await fetch(`${own.url}/c${number}/credentials.json`)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1_000);
    expect(statuses.at(-1)).toBe(404);
    await own.close();
  });
});

describe('close', () => {
  it('ends stalled replies, slow bodies and half-sent requests', async () => {
    const own = await startSandbox({ port: 0 });
    await fetch(`${own.url}/x/control`, {
      method: 'POST',
      body: JSON.stringify({
        faults: [
          { kind: 'stall', module: 'tasks' },
          { kind: 'slow-body', ms: 600_000, module: 'depot' },
          { kind: 'latency', ms: 600_000, module: 'tags' },
        ],
      }),
    });
    const pending = ['tasks', 'depot', 'tags'].map((module) =>
      fetch(`${own.url}/x/api/v2/${module}/list`, { method: 'POST', body: '{}' })
        .then((response) => response.text())
        .then(
          () => 'answered',
          () => 'ended',
        ),
    );
    const half = request(`${own.url}/x/api/v2/tasks/list`, { method: 'POST', headers: { 'content-length': '100' } });
    const halfEnded = new Promise((resolve) => {
      half.on('error', resolve);
    });
    half.write('{');
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
    const began = performance.now();
    await own.close();
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(await Promise.all(pending)).toEqual(['ended', 'ended', 'ended']);
    await halfEnded;
  });
});

describe('startSandbox', () => {
  it('refuses options that do not fit', async () => {
    await expect(startSandbox({ port: 0, scale: 0 })).rejects.toThrow('scale');
    await expect(startSandbox({ port: 0, dataUntil: 'soon' })).rejects.toThrow();
    await expect(startSandbox({ port: Number(new URL(sandbox.url).port) })).rejects.toThrow('EADDRINUSE');
  });

  it('gives every company the settings it is told', async () => {
    const own = await startSandbox({ port: 0, settings: { errorStyle: 'status' } });
    expect((await fetch(`${own.url}/x/api/v2/tasks/list`, { method: 'POST', body: '{}' })).status).toBe(401);
    await own.close();
  });

  it('gives every company the same records', async () => {
    const [one, other] = [await sandbox.company(), await sandbox.company()];
    const rows = async (company: typeof one): Promise<unknown> =>
      rowsOf((await company.call('tasks/list')).data).map(
        ({ related_users_emails: _emails, owner_email: _email, ...row }) => row,
      );
    expect(await rows(one)).toEqual(await rows(other));
  });
});
