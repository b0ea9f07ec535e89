import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Secret } from '@tandem/connector-kit';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { startTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { emitEvent } from './emit-event.ts';
import { waitsMs } from './deliver/schedule.ts';

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const endpointShape = z.looseObject({ id: z.string(), secret: z.string().nullable(), enabled: z.boolean() });
const deliveriesShape = z.object({
  items: z.array(
    z.looseObject({
      id: z.string(),
      status: z.string(),
      event: z.looseObject({ id: z.string(), type: z.string() }),
      attempts: z.array(z.looseObject({ status: z.number().nullable(), problem: z.string().nullable() })),
      nextAt: z.string().nullable(),
    }),
  ),
});

let platform: TestPlatform;
let receiver: Server;
let base: string;
let mailServer: SMTPServer;
const received: Received[] = [];
const mails: string[] = [];
/** What the receiver answers, by path; 204 unless given. */
const answers = new Map<string, { readonly status: number; readonly body?: string; readonly location?: string }>();

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      received.push({ path, headers: request.headers, body: Buffer.concat(chunks).toString() });
      const { status, body = '', location } = answers.get(path) ?? { status: 204 };
      response.writeHead(status, location === undefined ? {} : { location }).end(body);
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('full') ? Object.assign(new Error('mailbox full'), { responseCode: 452 }) : null),
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        mails.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => void mailServer.listen(0, '127.0.0.1', resolve));
  const { port } = mailServer.server.address() as AddressInfo;
  platform = await startTestPlatform({
    environments: new Map([['receiver', base]]),
    mail: { url: new Secret(`smtp://127.0.0.1:${port}`), from: 'Tandem <tandem@example.com>' },
  });
  await platform.database.insertInto('nodes').values({ id: platform.work.node }).execute();
  await platform.work.start({ concurrency: 4 });
});
afterEach(async () => {
  await platform.database.deleteFrom('event_endpoints').execute();
  received.length = 0;
  answers.clear();
});
afterAll(async () => {
  await platform.close();
  receiver.close();
  await new Promise<void>((resolve) => mailServer.close(resolve));
});

async function endpoint(path: string, over: object = {}) {
  const answer = await platform.call('POST', '/v1/event-endpoints', {
    body: { name: path, kind: 'webhook', url: `${base}${path}`, ...over },
  });
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
  return endpointShape.parse(answer.json());
}

/** Something that happened. */
const happens = (over: { dedupe?: string } = {}) =>
  emitEvent(platform.database, {
    type: 'account_connector.failed',
    data: {
      account: { id: 'acc_1', name: 'Acme' },
      accountConnector: { id: 'ins_1', name: 'Scoro', connector: 'scoro' },
      detail: 'Password: it was refused.',
      since: '2026-11-28T00:00:00Z',
    },
    ...over,
  });

const deliveriesOf = async (id: string) =>
  deliveriesShape.parse((await platform.call('GET', `/v1/event-endpoints/${id}/deliveries`)).json()).items;

/** The first delivery, once it has been tried so often. */
const tried = (id: string, attempts = 1) =>
  vi.waitFor(
    async () => {
      const [delivery] = await deliveriesOf(id);
      expect(delivery?.attempts).toHaveLength(attempts);
      return delivery;
    },
    { timeout: 10_000 },
  );

/** Has what is waiting tried now. */
const hurry = () =>
  sql`update graphile_worker._private_jobs set run_at = now() where key like 'event.deliver %'`.execute(
    platform.database,
  );

describe('a webhook', () => {
  it('is signed as Standard Webhooks has it, by a secret that is shown once', async () => {
    const { id, secret } = await endpoint('/hook?token=1');
    const event = await happens();
    await vi.waitFor(() => expect(received).toHaveLength(1));
    const [{ path, headers, body } = { path: '', headers: {}, body: '' }] = received;
    expect(path).toBe('/hook?token=1');
    expect(headers['webhook-id']).toBe(event);
    const told = new Webhook(secret ?? '').verify(body, headers as Record<string, string>);
    expect(told).toMatchObject({
      type: 'account_connector.failed',
      timestamp: expect.any(String),
      data: { account: { name: 'Acme' }, detail: 'Password: it was refused.' },
    });
    expect(() =>
      new Webhook('whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA').verify(body, headers as Record<string, string>),
    ).toThrow();
    expect(await tried(id)).toMatchObject({
      status: 'delivered',
      attempts: [{ status: 204, problem: null }],
      nextAt: null,
    });
    const shown = await platform.call('GET', `/v1/event-endpoints/${id}`);
    expect(shown.json()).not.toHaveProperty('secret');
    expect(shown.body).not.toContain(secret);
    expect(JSON.stringify(platform.log)).not.toContain(secret);
  });

  it('carries the signatures of both secrets while one replaces the other', async () => {
    const { id, secret: before } = await endpoint('/rotated');
    const rotated = await platform.call('POST', `/v1/event-endpoints/${id}/secret`, { body: { overlapHours: 1 } });
    const { secret: after } = endpointShape.parse(rotated.json());
    expect(after).not.toBe(before);
    await happens();
    await vi.waitFor(() => expect(received).toHaveLength(1));
    for (const secret of [before, after])
      new Webhook(secret ?? '').verify(received[0]?.body ?? '', received[0]?.headers as Record<string, string>);
    await platform.call('POST', `/v1/event-endpoints/${id}/secret`, { body: { overlapHours: 0 } });
    await happens();
    await vi.waitFor(() => expect(received).toHaveLength(2));
    expect(() =>
      new Webhook(after ?? '').verify(received[1]?.body ?? '', received[1]?.headers as Record<string, string>),
    ).toThrow();
  });

  it('is told only of the types it has chosen, and of nothing while it is off', async () => {
    const chosen = await endpoint('/chosen', { types: ['quota.nearly_used'] });
    const off = await endpoint('/off', { enabled: false });
    const all = await endpoint('/all');
    await happens();
    await tried(all.id);
    expect(await deliveriesOf(chosen.id)).toEqual([]);
    expect(await deliveriesOf(off.id)).toEqual([]);
    expect(received.map(({ path }) => path)).toEqual(['/all']);
  });

  it('is told once of what must be told once, and never of what was rolled back', async () => {
    const { id } = await endpoint('/once');
    const undone = platform.database.transaction().execute(async (transaction) => {
      await emitEvent(transaction, { type: 'endpoint.test', data: { endpoint: 'x', askedBy: 'x' }, dedupe: 'a day' });
      throw new Error('rolled back');
    });
    await expect(undone).rejects.toThrow();
    expect(await happens({ dedupe: 'a day' })).toBeDefined();
    expect(await happens({ dedupe: 'a day' })).toBeUndefined();
    await tried(id);
    expect(await deliveriesOf(id)).toHaveLength(1);
  });

  it('that fails is tried again by the schedule, with the same id, and follows no redirect', async () => {
    answers.set('/flaky', { status: 302, location: `${base}/elsewhere` });
    const { id } = await endpoint('/flaky');
    const event = await happens();
    const first = await tried(id);
    expect(first).toMatchObject({
      status: 'waiting',
      attempts: [{ status: 302, problem: expect.stringContaining('redirect') }],
    });
    expect(Date.parse(first?.nextAt ?? '')).toBeGreaterThan(Date.now() + 2_000);
    answers.set('/flaky', { status: 200, body: 'x'.repeat(200_000) });
    await hurry();
    expect(await tried(id, 2)).toMatchObject({ status: 'delivered' });
    expect(received.map(({ path, headers }) => [path, headers['webhook-id']])).toEqual([
      ['/flaky', event],
      ['/flaky', event],
    ]);
  });

  it('that takes nothing for ten tries is disabled, which the audit log tells', async () => {
    answers.set('/down', { status: 500 });
    const { id } = await endpoint('/down');
    await happens();
    await tried(id);
    for (let tries = 2; tries <= waitsMs.length + 1; tries += 1) {
      await hurry();
      await tried(id, tries);
    }
    expect(await deliveriesOf(id)).toMatchObject([{ status: 'failed', nextAt: null }]);
    expect((await platform.call('GET', `/v1/event-endpoints/${id}`)).json()).toMatchObject({
      enabled: false,
      disabledReason: expect.stringContaining('nothing'),
      failingSince: expect.any(String),
    });
    const audit = await platform.call('GET', `/v1/audit?subject=${id}&action=eventEndpoint.disable`);
    expect(audit.json()).toMatchObject({ items: [{ actor: { kind: 'system' } }] });
  }, 30_000);

  it('that answers 410 is disabled at once', async () => {
    answers.set('/gone', { status: 410 });
    const { id } = await endpoint('/gone');
    await happens();
    await vi.waitFor(async () => {
      const shown = await platform.call('GET', `/v1/event-endpoints/${id}`);
      expect(shown.json()).toMatchObject({ enabled: false, disabledReason: expect.stringContaining('410') });
    });
    expect(await deliveriesOf(id)).toMatchObject([{ status: 'failed', attempts: [{ status: 410 }] }]);
    const again = await platform.call('PATCH', `/v1/event-endpoints/${id}`, { body: { enabled: true } });
    expect(again.json()).toMatchObject({ enabled: true, disabledReason: null, failingSince: null });
  });

  it('can be sent again, and tested', async () => {
    const { id } = await endpoint('/again');
    expect((await platform.call('POST', `/v1/event-endpoints/${id}/test`)).statusCode).toBe(202);
    const first = await tried(id);
    expect(first?.event.type).toBe('endpoint.test');
    const path = `/v1/event-endpoints/${id}/deliveries/${first?.id}/resend`;
    expect((await platform.call('POST', path)).statusCode).toBe(202);
    expect(await tried(id, 2)).toMatchObject({ status: 'delivered' });
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const other = await endpoint('/other');
    expect((await platform.call('POST', path.replace(id, other.id))).statusCode).toBe(404);
  });

  it.each([
    'http://hooks.example.com/',
    'https://hooks.example.com:8443/',
    'https://user:pass@hooks.example.com/',
    'ftp://hooks.example.com/',
    'not a url',
    'https://127.0.0.1/',
    'https://localhost/',
    'https://[::1]/',
    'https://2130706433/',
    'https://0x7f.1/',
  ])('may not lead to %s', async (url) => {
    const answer = await platform.call('POST', '/v1/event-endpoints', { body: { name: 'x', kind: 'webhook', url } });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'address_refused']);
    const { id } = await endpoint('/moved');
    const moved = await platform.call('PATCH', `/v1/event-endpoints/${id}`, { body: { url } });
    expect([moved.statusCode, moved.json<{ code: string }>().code]).toEqual([422, 'address_refused']);
  });

  it('is not posted to an address within either, wherever its name leads by then', async () => {
    const { id } = await endpoint('/inside');
    const address = base.replace('http:', 'https:');
    await platform.database.updateTable('event_endpoints').set({ address }).where('id', '=', id).execute();
    await happens();
    expect(await tried(id)).toMatchObject({
      status: 'waiting',
      attempts: [{ status: null, problem: expect.stringContaining('not permitted') }],
    });
    expect(received).toEqual([]);
  });
});

describe('e-mail', () => {
  const mailbox = (email: string) =>
    platform.call('POST', '/v1/event-endpoints', { body: { name: 'Mail', kind: 'email', email } });

  it('tells of an event in words', async () => {
    const { id, secret } = endpointShape.parse((await mailbox('ops@example.com')).json());
    expect(secret).toBeNull();
    await happens();
    expect(await tried(id)).toMatchObject({ status: 'delivered' });
    expect(mails.at(-1)).toMatch(/^From: Tandem <tandem@example.com>/m);
    expect(mails.at(-1)).toMatch(/^Subject: Tandem: Scoro of Acme has failed/m);
    expect(mails.at(-1)).toContain('Password: it was refused.');
  });

  it('that the server refuses is tried again', async () => {
    const { id } = endpointShape.parse((await mailbox('full@example.com')).json());
    await happens();
    expect(await tried(id)).toMatchObject({ status: 'waiting', attempts: [{ status: 452 }] });
  });

  it('goes to an address, not to a list or a header', async () => {
    for (const email of ['a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', 'no address'])
      expect((await mailbox(email)).statusCode).toBe(400);
  });
});

describe('who may', () => {
  it('see and change endpoints is an administrator of the partner', async () => {
    const { token } = await platform.account('Customer');
    for (const as of ['viewer', 'builder'] as const)
      expect((await platform.call('GET', '/v1/event-endpoints', { as })).statusCode).toBe(403);
    expect((await platform.call('GET', '/v1/event-endpoints', { as: { token } })).statusCode).toBe(404);
    const types = await platform.call('GET', '/v1/event-types', { as: 'viewer' });
    expect(types.json<{ items: { type: string }[] }>().items.map(({ type }) => type)).toContain('quota.nearly_used');
  });
});
