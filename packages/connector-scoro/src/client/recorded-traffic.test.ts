import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { TandemError, type Warning } from '@tandem/connector-kit';
import type { ScoroClient } from './client-types.ts';
import { scoro } from './scoro.ts';
import type { ScoroOptions } from './scoro-options.ts';

interface Sent {
  readonly path: string;
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as an envelope's JSON, text as it stands; `drop` ends the connection without an answer. */
  readonly body?: unknown;
  readonly drop?: boolean;
}

/** A server that answers what a test says, and keeps what it was sent. */
interface ScriptedSite {
  readonly sent: Sent[];
  readonly warnings: Warning[];
  readonly acme: ScoroClient;
  paths(): string[];
}

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function site(
  answer: (sent: Sent, count: number) => Reply,
  options: Partial<ScoroOptions> = { apiKey: 'ScoroAPI_canary' },
): Promise<ScriptedSite> {
  const sent: Sent[] = [];
  const warnings: Warning[] = [];
  const server: Server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => {
      const one = {
        path: (request.url ?? '').replace('/acme/api/v2', ''),
        text,
        headers: request.headers,
        body: JSON.parse(text),
      };
      sent.push(one);
      const { status = 200, headers, body, drop } = answer(one, sent.length);
      if (drop === true) {
        response.destroy();
        return;
      }
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const acme = scoro({
    companyName: 'acme',
    companyAccountId: 'acme',
    sandboxUrl: `http://127.0.0.1:${port}`,
    onWarning: (warning) => warnings.push(warning),
    ...options,
  });
  open.push(async () => {
    await acme.close();
    server.closeAllConnections();
    server.close();
  });
  return { sent, warnings, acme, paths: () => sent.map(({ path }) => path) };
}

const ok = (data: unknown): Reply => ({ body: { status: 'OK', statusCode: 200, messages: null, data } });
const error = (statusCode: unknown, messages: unknown, status = 200): Reply => ({
  status,
  body: { status: 'ERROR', statusCode, messages },
});

async function errorOf(act: Promise<unknown>): Promise<TandemError> {
  const reason: unknown = await act.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (reason instanceof TandemError) return reason;
  throw new Error('No TandemError was thrown.', { cause: reason });
}

function rows(from: number, count: number): { event_id: number; event_name: string }[] {
  return Array.from({ length: count }, (_, index) => ({ event_id: from + index, event_name: `Task ${from + index}` }));
}

describe('what is sent', () => {
  it('is a POST with the members of the protocol in their order, and one credential', async () => {
    const { acme, sent } = await site(() => ok([]), {
      apiKey: 'ScoroAPI_canary',
      username: 'anna',
      password: 'p',
      appId: 'app-7',
      language: 'est',
    });
    await acme.tasks.list({ filter: { project_id: 5 }, perPage: 10, includeDeleted: true }).page();
    expect(sent[0]?.path).toBe('/tasks/list');
    expect(sent[0]?.headers).toMatchObject({ 'content-type': 'application/json', 'scoro-app-id': 'app-7' });
    expect(sent[0]?.headers['user-agent']).toMatch(/tandem/i);
    expect(sent[0]?.text).toBe(
      '{"apiKey":"ScoroAPI_canary","company_account_id":"acme","lang":"est","request":{"include_deleted":1},"filter":{"project_id":5},"page":1,"per_page":10,"include_deleted":1}',
    );
  });

  it('is nothing where a filter or a member is unknown, since Scoro would ignore it silently', async () => {
    const { acme, sent } = await site(() => ok([]));
    const misspelt: Record<string, unknown> = { projectId: 5 };
    const filter = await errorOf(acme.tasks.list({ filter: misspelt }).page());
    expect(filter.facts.errors).toMatchObject([{ field: 'filter.projectId', code: 'unknown' }]);
    expect(filter.facts.errors?.[0]?.nearest?.[0]).toBe('project_id');
    const record: Record<string, unknown> = { name: 'x', mobile: '1' };
    expect((await errorOf(acme.contacts.create({ record }))).code).toBe('input_invalid');
    expect(sent).toEqual([]);
  });

  it('is nothing where a credential is missing, and the error says where to find it', async () => {
    const { acme, sent } = await site(() => ok([]));
    const missing = await errorOf(acme.bookmarks.list().page());
    expect(missing.code).toBe('credential_missing');
    expect(missing.facts.missing?.[0]).toMatchObject({
      mode: 'userAuth',
      properties: [{ label: 'Username' }, { label: 'Password' }],
    });
    expect(sent).toEqual([]);
  });
});

describe('what comes back', () => {
  it('is a clean record, from what a live site sent', async () => {
    const recorded =
      '{"status":"OK","statusCode":200,"messages":null,"data":{"contact_id":7,"name":"J\\u00e4rve &amp; P\\u00f5ld O\\u00dc","lastname":"","contact_type":"company",' +
      '"birthday":"0000-00-00","is_client":1,"is_supplier":0,"means_of_contact":{"website":["https:\\/\\/acme.example"]},"tags":[],"addresses":null,"modified_date":"2021-07-01T10:00:00+02:00"}}';
    const { acme, paths } = await site(() => ({ body: recorded }));
    expect(await acme.contacts.get(7)).toMatchObject({
      contact_id: 7,
      name: 'Järve & Põld OÜ',
      lastname: '',
      birthday: null,
      is_client: true,
      is_supplier: false,
      means_of_contact: { website: ['https://acme.example'] },
      tags: [],
      addresses: null,
      modified_date: '2021-07-01T10:00:00+02:00',
    });
    expect(paths()).toEqual(['/contacts/view/7']);
  });

  it('is an error where Scoro refuses within HTTP 200, as recorded', async () => {
    const { acme } = await site(() => ({
      body: '{"status":"ERROR","statusCode":400,"messages":{"error":["error deleting, check relations"]}}',
    }));
    const refused = await errorOf(acme.contacts.delete(7));
    expect(refused.code).toBe('upstream_refused');
    expect(refused.facts.upstream).toMatchObject({
      httpStatus: 200,
      statusCode: 400,
      messages: ['error deleting, check relations'],
    });
  });

  it('is not found where the words say so of the record', async () => {
    const { acme } = await site(() => error(400, { error: ['Task not found'] }));
    expect((await errorOf(acme.tasks.get(9))).code).toBe('upstream_not_found');
    expect((await errorOf(acme.tasks.list().page())).code).toBe('upstream_refused');
  });

  it('is not found where a get is answered with nothing', async () => {
    const { acme } = await site(() => ok([]));
    expect((await errorOf(acme.tasks.get(9))).code).toBe('upstream_not_found');
  });

  it('never shows the key, even where Scoro quotes it', async () => {
    const { acme } = await site(() => error(400, { error: ['bad key ScoroAPI_canary'] }));
    const refused = await errorOf(acme.tasks.list().page());
    expect(JSON.stringify([refused.message, refused.facts])).not.toContain('ScoroAPI_canary');
  });

  it('is unreadable where a page stands in place of an envelope, which a read tries once more', async () => {
    const { acme, sent } = await site(() => ({
      headers: { 'content-type': 'text/html' },
      body: '<html><title>Scoro</title></html>',
    }));
    expect((await errorOf(acme.tasks.list().page())).code).toBe('upstream_invalid_response');
    expect(sent).toHaveLength(2);
  });

  it('is unreadable, and no refusal of the key, where the network in front blocks', async () => {
    const { acme, sent } = await site(() => ({
      status: 403,
      headers: { 'content-type': 'text/plain' },
      body: 'error code: 1010',
    }));
    expect((await errorOf(acme.tasks.list().page())).code).toBe('upstream_invalid_response');
    expect(sent).toHaveLength(1);
  });

  it('is not followed where it leads elsewhere', async () => {
    const { acme, sent } = await site(() => ({ status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' }));
    expect((await errorOf(acme.tasks.list().page())).code).toBe('upstream_invalid_response');
    expect(sent).toHaveLength(1);
  });
});

describe('a list', () => {
  it('is read page by page at a constant size until a page is short', async () => {
    const { acme, sent } = await site(({ body }) =>
      ok(body['page'] === 3 ? rows(200, 7) : rows(Number(body['page']) * 100 - 100, 100)),
    );
    const found = await acme.tasks.list().toArray();
    expect(found).toHaveLength(207);
    expect(sent.map(({ body }) => [body['page'], body['per_page']])).toEqual([
      [1, 100],
      [2, 100],
      [3, 100],
    ]);
  });

  it('in detail has pages of 25, whatever is asked', async () => {
    const { acme, sent, warnings } = await site(({ body }) => ok(rows(1, body['page'] === 1 ? 25 : 3)));
    const page = await acme.tasks.list({ detailed: true, perPage: 50 }).page();
    expect([page.size, page.hasMore, sent[0]?.body['per_page'], sent[0]?.body['detailed_response']]).toEqual([
      25,
      true,
      25,
      true,
    ]);
    expect(warnings.map(({ code }) => code)).toContain('page_size_lowered');
  });

  it('is read only as far as it is wanted', async () => {
    const { acme, sent } = await site(({ body }) => ok(rows(Number(body['page']) * 100, 100)));
    for await (const task of acme.tasks.list()) if (task.event_id === 101) break;
    expect(sent).toHaveLength(1);
  });

  it('that Scoro did not filter is filtered here, and its next page is still known of', async () => {
    const { acme, warnings } = await site(() => ok(rows(1, 10)));
    const page = await acme.tasks.list({ filter: { event_name: 'Task 3' }, perPage: 10 }).page();
    expect(page.rows.map((row) => row.event_id)).toEqual([3]);
    expect(page.hasMore).toBe(true);
    expect(warnings.map(({ code }) => code)).toEqual(['filter_rechecked']);
  });
});

describe('a write', () => {
  it('that may have been read is not repeated', async () => {
    const { acme, sent } = await site(() => error(500, { error: ['server'] }, 500));
    expect((await errorOf(acme.contacts.create({ record: { name: 'Lumi' } }))).code).toBe('outcome_unknown');
    expect(sent).toHaveLength(1);
  });

  it('that was certainly not processed is repeated', async () => {
    const { acme, sent } = await site((_sent, count) =>
      count === 1 ? error(429, null, 429) : ok({ contact_id: 1, name: 'Lumi' }),
    );
    expect(await acme.contacts.create({ record: { name: 'Lumi' } })).toMatchObject({ contact_id: 1 });
    expect(sent).toHaveLength(2);
  });

  it('with custom fields looks them up once, refuses unknown ones, and sends the list that Scoro needs', async () => {
    const { acme, sent } = await site(({ path }) =>
      ok(path === '/customFields/list' ? [{ id: 'c_region', name: 'Region', type: 'text' }] : { event_id: 3 }),
    );
    const refused = await errorOf(acme.tasks.update({ id: 3, record: { custom_fields: { c_regoin: 'x' } } }));
    expect(refused.facts.errors).toMatchObject([{ field: 'record.custom_fields.c_regoin', nearest: ['c_region'] }]);
    await acme.tasks.update({ id: 3, record: { custom_fields: { c_region: 'North' } } });
    expect(sent.map(({ path }) => path)).toEqual(['/customFields/list', '/tasks/modify/3']);
    expect(sent[1]?.body['request']).toEqual({ custom_fields: [{ id: 'c_region', value: 'North' }] });
  });

  it('of a time entry names its author where no user is signed in', async () => {
    const { acme, sent } = await site(() => ok({ time_entry_id: 1 }));
    const record = { event_id: 5, event_type: 'task', duration: '01:00:00' } as const;
    expect((await errorOf(acme.timeEntries.create({ record }))).code).toBe('credential_missing');
    await acme.timeEntries.create({ record: { ...record, user_id: 2 } });
    expect(sent).toHaveLength(1);
  });
});

describe('a login', () => {
  const user = { username: 'anna', password: 'canary pass' };
  const login = (token: string): Reply =>
    ok({ token, settings: { user_id: 1, timezone: 'Europe/Tallinn', company_accounts: [] } });

  it('is made once for many calls, and its token used', async () => {
    const { acme, sent } = await site(({ path }) => (path === '/userAuth/modify' ? login('t-1') : ok([])), user);
    await Promise.all(Array.from({ length: 5 }, () => acme.bookmarks.list().page()));
    expect(sent.filter(({ path }) => path === '/userAuth/modify')).toHaveLength(1);
    expect(sent.filter(({ body }) => body['user_token'] === 't-1')).toHaveLength(5);
    expect(sent.every(({ body }) => body['apiKey'] === undefined)).toBe(true);
  });

  it('is made anew once where the token is refused', async () => {
    const { acme, paths } = await site(({ path, body }, count) => {
      if (path === '/userAuth/modify') return login(`t-${count}`);
      return body['user_token'] === 't-1' ? error(401, null) : ok([]);
    }, user);
    await acme.bookmarks.list().page();
    expect(paths()).toEqual(['/userAuth/modify', '/bookmarks/list', '/userAuth/modify', '/bookmarks/list']);
  });

  it('that is refused is not tried again by itself', async () => {
    const { acme, sent } = await site(() => error(401, { error: ['wrong password canary pass'] }), user);
    const refused = await errorOf(acme.bookmarks.list().page());
    expect(refused.code).toBe('credential_rejected');
    expect(JSON.stringify([refused.message, refused.facts])).not.toContain('canary pass');
    expect((await errorOf(acme.search.list({ search_phrase: 'x' }).page())).code).toBe('credential_rejected');
    expect(sent).toHaveLength(1);
  });

  it('tells of the site when the credentials are verified', async () => {
    const { acme } = await site(
      ({ path }) =>
        path === '/userAuth/modify'
          ? login('t-1')
          : ok([{ active_entities: [{ entity_id: 'acme', entity_name: 'Acme OÜ' }] }]),
      user,
    );
    expect(await acme.verify()).toEqual({
      companyAccountId: { value: 'acme', source: 'given' },
      companyAccounts: [{ id: 'acme', name: 'Acme OÜ' }],
      timeZone: 'Europe/Tallinn',
    });
  });

  it('tells the zone that times with an offset are turned into', async () => {
    const { acme, sent } = await site(
      ({ path }) => (path === '/userAuth/modify' ? login('t-1') : ok({ event_id: 1 })),
      user,
    );
    await acme.tasks.update({ id: 1, record: { start_datetime: '2026-07-01T10:00:00Z' } });
    expect(sent[1]?.body['request']).toEqual({ start_datetime: '2026-07-01T13:00:00' });
  });
});
