import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Company, Json } from '../testing/test-sandbox.ts';
import { recordOf, rowsOf, TestSandbox } from '../testing/test-sandbox.ts';

interface Hit {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** A receiver of webhooks. `answers` says what it answers to a path; 200 where it says nothing. */
class TestReceiver {
  readonly hits: Hit[] = [];
  readonly #server: Server;
  #waiting: (() => void)[] = [];

  constructor(answers: { readonly [path: string]: number } = {}) {
    this.#server = createServer((request, response) => {
      void read(request).then((body) => {
        const path = request.url ?? '';
        this.hits.push({ method: request.method ?? '', path, body });
        response.writeHead(answers[`${request.method ?? ''} ${path}`] ?? answers[path] ?? 200).end();
        for (const wake of this.#waiting.splice(0)) wake();
      });
    });
  }

  start(): Promise<string> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address();
        resolve(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`);
      });
    });
  }

  /** Bodies of deliveries, once there are so many. */
  async deliveries(count: number): Promise<Json[]> {
    for (;;) {
      const found = this.hits.filter((hit) => hit.method === 'POST' && hit.body !== '');
      if (found.length >= count) return found.map((hit) => recordOf(JSON.parse(hit.body)));
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

const sandbox = new TestSandbox();
let receiver = new TestReceiver();
afterEach(() => {
  receiver.close();
});

async function begin(
  answers: { readonly [path: string]: number } = {},
): Promise<{ company: Company; url: string; token: string; subscribe: (request: Json) => ReturnType<Company['as']> }> {
  receiver = new TestReceiver(answers);
  const url = await receiver.start();
  const company = await sandbox.company();
  const token = await company.login();
  return {
    company,
    url,
    token,
    subscribe: (request) =>
      company.as(token, 'webhooks/subscribe', {
        request: { module: 'tasks', action: 'any', url: `${url}/hook`, ...request },
      }),
  };
}

describe('PROTOCOL 10, webhooks', () => {
  it('10.1 subscribe gives data.id, list shows it, unsubscribe ends it', async () => {
    const { company, token, subscribe, url } = await begin();
    const { id } = recordOf((await subscribe({})).data);
    expect(rowsOf((await company.as(token, 'webhooks/list')).data)).toMatchObject([
      { id, module: 'tasks', action: 'any', url: `${url}/hook`, status: 1 },
    ]);
    expect((await company.as(token, `webhooks/unsubscribe/${String(id)}`)).body).toMatchObject({ status: 'OK' });
    expect(rowsOf((await company.as(token, 'webhooks/list')).data)).toEqual([]);
  });

  it.each([
    { module: 'timeEntries' },
    { module: 'contacts' },
    { action: 'update' },
    { url: undefined },
    { url: 'nothing' },
  ])('10.1 %j is refused', async (request) => {
    const { subscribe } = await begin();
    expect((await subscribe(request)).body).toMatchObject({ status: 'ERROR', statusCode: 400 });
    expect(receiver.hits).toEqual([]);
  });

  it('10.2 the host is proven by scoro.txt at the moment of subscribing; an empty file is enough', async () => {
    const { subscribe } = await begin();
    expect((await subscribe({})).body).toMatchObject({ status: 'OK' });
    expect(receiver.hits.map((hit) => `${hit.method} ${hit.path}`)).toEqual([
      'GET /scoro.txt',
      'GET /hook',
      'POST /hook',
    ]);
    const refusing = await begin({ '/scoro.txt': 404 });
    expect((await refusing.subscribe({})).body).toMatchObject({ status: 'ERROR', statusCode: 400 });
    await refusing.company.set({ webhookProof: false });
    expect((await refusing.subscribe({})).body).toMatchObject({ status: 'OK' });
  });

  it.each([
    ['GET /hook', 404],
    ['POST /hook', 202],
  ])('10.2, 10.3 refused when %s answers %s', async (path, status) => {
    const { subscribe } = await begin({ [path]: status });
    expect((await subscribe({})).body).toMatchObject({ status: 'ERROR', statusCode: 400 });
  });

  it('10.3 the probing POST is empty', async () => {
    const { subscribe } = await begin();
    await subscribe({});
    expect(receiver.hits.at(-1)).toEqual({ method: 'POST', path: '/hook', body: '' });
  });

  it('10.4 delivers entityId, entityType and the full entity, and nothing else', async () => {
    const { company, subscribe } = await begin();
    await subscribe({});
    const task = recordOf((await company.call('tasks/modify', { request: { event_name: 'Hooked' } })).data);
    const [body] = await receiver.deliveries(1);
    expect(Object.keys(body ?? {})).toEqual(['entityId', 'entityType', 'entity']);
    expect(body).toMatchObject({ entityId: task['event_id'], entityType: 'task' });
    expect(body?.['entity']).toEqual((await company.call(`tasks/view/${String(task['event_id'])}`)).data);
  });

  it('10.5 the action can be guessed: created_date equals modified_date on create, is_deleted on delete', async () => {
    const { company, subscribe } = await begin();
    await subscribe({ module: 'invoices' });
    const { id } = recordOf(
      (
        await company.call('invoices/modify', {
          request: { company_id: 1001, lines: [{ product_id: 301, amount: 1, price: 10 }] },
        })
      ).data,
    );
    await company.call('invoices/modify/7004', { request: { description: 'x' } });
    await company.call(`invoices/delete/${String(id)}`);
    const [created, changed, deleted] = (await receiver.deliveries(3)).map((body) => recordOf(body['entity']));
    expect(created?.['created_date']).toBe(created?.['modified_date']);
    expect(changed?.['created_date']).not.toBe(changed?.['modified_date']);
    expect(deleted).toMatchObject({ is_deleted: 1, modified_date: created?.['modified_date'] });
  });

  it('10.6 a deleted invoice arrives emptied, its modified_date unchanged', async () => {
    const { company, subscribe } = await begin();
    await subscribe({ module: 'invoices', action: 'delete' });
    const before = recordOf((await company.call('invoices/view/7001')).data);
    await company.call('invoices/delete/7001');
    const entity = recordOf((await receiver.deliveries(1))[0]?.['entity']);
    expect(entity).toMatchObject({
      lines: [],
      vat: null,
      vat_code: '',
      is_deleted: 1,
      modified_date: before['modified_date'],
    });
    expect(entity['deleted_date']).toEqual(expect.any(String));
  });

  it('10.1 actions, fields, owners and actors choose what is delivered', async () => {
    const { company, subscribe, token } = await begin();
    await subscribe({ action: 'create', owners: ['me'] });
    await subscribe({ action: 'modify', fields: ['status'], actors: ['me'] });
    await subscribe({ action: 'delete', owners: ['group_99'] });
    await company.call('tasks/modify/20001', { request: { status: 'task_status2' } });
    await company.as(token, 'tasks/modify/20002', { request: { event_name: 'other field' } });
    await company.as(token, 'tasks/modify/20003', { request: { status: 'task_status3' } });
    await company.call('tasks/modify', { request: { event_name: 'owned by 7', owner_id: 7, related_users: [7] } });
    await company.as(token, 'tasks/modify', { request: { event_name: 'mine' } });
    await company.call('tasks/delete/20004');
    await receiver.deliveries(2);
    const { deliveries } = (await (await fetch(`${company.url}/control/webhooks`)).json()) as {
      deliveries: { action: string; body: string; status: number }[];
    };
    expect(
      deliveries.map((delivery) => [
        delivery.action,
        recordOf(recordOf(JSON.parse(delivery.body))['entity'])['event_name'],
      ]),
    ).toEqual([
      ['modify', expect.any(String)],
      ['create', 'mine'],
    ]);
  });

  it.each([
    ['companies', 'company', 'company'],
    ['persons', 'person', 'person'],
  ])('10.1 contacts are told to %s', async (module, contact_type, entityType) => {
    const { company, subscribe } = await begin();
    await subscribe({ module });
    await company.call('contacts/modify', { request: { name: 'X', contact_type } });
    expect((await receiver.deliveries(1))[0]).toMatchObject({ entityType, entity: { contact_type } });
  });

  it('targets beyond loopback are refused', async () => {
    const { subscribe } = await begin();
    for (const url of [
      'http://10.0.0.1/x',
      'https://example.com/',
      'http://169.254.169.254/',
      'http://localhost.example.com/',
      'ftp://127.0.0.1/',
      'http://user@127.0.0.1/',
    ]) {
      expect((await subscribe({ url })).body).toMatchObject({ status: 'ERROR', statusCode: 400 });
    }
  });

  it('10.8 a delivery that is not answered with 2xx is tried again as often as the switch says', async () => {
    const { company, subscribe } = await begin({ 'POST /hook': 200 });
    await company.set({ webhookRetries: 1 });
    await subscribe({});
    receiver.close();
    await company.call('tasks/modify', { request: { event_name: 'lost' } });
    let tries: number | undefined;
    while (tries === undefined) {
      const log = (await (await fetch(`${company.url}/control/webhooks`)).json()) as {
        deliveries: { tries: number; status: number | null }[];
      };
      tries = log.deliveries[0]?.tries;
    }
    expect(tries).toBe(2);
  });
});
