import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCallsPlatform, type CallsPlatform, type Installed } from '../testing/calls-platform.ts';

const secrets = {
  apiKey: 'canary-Key+/=9"x\\y',
  password: 'canary Pässwörd&+/="<z>',
  token: 'canary-Token/+9=="q',
};

/** Every form in which a secret could come back. */
function formsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const bytes = Buffer.from(secret);
  return [
    secret,
    json,
    json.replaceAll('/', '\\/'),
    JSON.stringify(json).slice(1, -1),
    encodeURIComponent(secret),
    encodeURIComponent(secret).replaceAll('%20', '+'),
    new URLSearchParams({ x: secret }).toString().slice(2),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  ];
}

const allForms = Object.values(secrets).flatMap(formsOf);

type Reply = { status: number; type: string; body: string; cut?: boolean };
const envelope = (statusCode: number, rest: object): Reply => ({
  status: statusCode >= 500 ? 200 : statusCode,
  type: 'application/json',
  body: JSON.stringify({ status: statusCode < 400 ? 'OK' : 'ERROR', statusCode: String(statusCode), ...rest }),
});

/** Replies that hold what the request held: every secret of it, in every form. */
const replies: Readonly<Record<string, (echo: string) => Reply>> = {
  success: (echo) =>
    envelope(200, {
      messages: null,
      data: [
        {
          event_id: 1,
          event_name: echo,
          apiKey: secrets.apiKey,
          user_token: secrets.token,
          nested: [{ password: secrets.password, [echo]: echo }],
        },
      ],
    }),
  refused: (echo) => envelope(400, { messages: { error: [echo] } }),
  rejected: (echo) => envelope(403, { messages: [echo] }),
  notFound: (echo) => envelope(404, { messages: echo }),
  limited: (echo) => envelope(429, { messages: [echo] }),
  serverError: (echo) => envelope(500, { messages: [echo] }),
  html: (echo) => ({ status: 200, type: 'text/html', body: `<html><title>${echo}</title><body>${echo}</body></html>` }),
  block: (echo) => ({ status: 403, type: 'text/plain', body: `error code: 1010 ${echo}` }),
  broken: (echo) => ({ status: 200, type: 'application/json', body: `{"status":"OK","data":"${echo}` }),
  cut: (echo) => ({ status: 200, type: 'application/json', body: JSON.stringify({ echo }), cut: true }),
};
const success = replies['success'] as (echo: string) => Reply;

let upstream: Server;
let tandem: CallsPlatform;
let acme: Installed;
let reply = success;
let loginReply: ((echo: string) => Reply) | undefined;
const seen: string[] = [];

beforeAll(async () => {
  upstream = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const echo = Object.values(secrets)
        .filter((secret) => body.includes(JSON.stringify(secret).slice(1, -1)))
        .flatMap(formsOf)
        .join(' | ');
      const isLogin = request.url?.includes('userAuth') === true;
      const answer = isLogin ? (loginReply ?? loginSuccess)(echo) : reply(echo);
      response.writeHead(answer.status, {
        'content-type': answer.type,
        ...(answer.cut === true && { 'content-length': answer.body.length + 50 }),
      });
      response.write(answer.body, () => (answer.cut === true ? response.destroy() : response.end()));
    });
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  tandem = await startCallsPlatform({
    upstreamUrl: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`,
    limits: { tryMs: 1_000, deadlineMs: 1_500, waitMs: 200 },
  });
  acme = await tandem.install('acme', { apiKey: secrets.apiKey, password: secrets.password });
}, 60_000);
afterAll(async () => {
  await tandem.close();
  upstream.close();
  upstream.closeAllConnections();
});

function loginSuccess(echo: string): Reply {
  return envelope(200, {
    messages: null,
    data: { token: secrets.token, user: { id: 1, email: echo }, settings: { timezone: 'Europe/Tallinn' } },
  });
}

function leaksIn(where: string, text: string): string[] {
  return allForms.filter((form) => text.includes(form)).map((form) => `${where}: ${form}`);
}

async function note(answer: Response): Promise<Response> {
  seen.push(JSON.stringify([...answer.headers]), await answer.clone().text());
  return answer;
}

describe('secrets', () => {
  it('come out of nothing that is answered, whatever the application answers', async () => {
    // The token is there from the first login on.
    await note(await acme.call({ method: 'tasks.list', auth: 'userAuth' }));
    for (const [name, wanted] of Object.entries(replies)) {
      reply = wanted;
      for (const auth of ['apiKey', 'userAuth']) {
        await note(await acme.call({ method: 'tasks.list', auth }));
        await note(await acme.call({ method: 'tasks.list', auth, values: 'raw' }));
        await note(await acme.call({ method: 'tasks.get', input: { id: 1 }, auth }));
        await note(await acme.call({ method: 'tasks.list', auth }, { headers: { accept: 'application/x-ndjson' } }));
        // What the application echoes are secrets of this call: the token is none of a call by key.
        const text = Object.entries(secrets)
          .flatMap(([kind, secret]) => (auth === 'apiKey' && kind === 'token' ? [] : formsOf(secret)))
          .join(' | ');
        const input = { record: { event_name: text } };
        await note(
          await acme.call(
            { method: 'tasks.create', auth, input },
            { headers: { 'idempotency-key': `${name}-${auth}` } },
          ),
        );
        await note(
          await acme.call(
            { method: 'tasks.create', auth, input },
            { headers: { 'idempotency-key': `${name}-${auth}` } },
          ),
        );
        await note(await acme.call({ method: 'tasks.create', auth, input, dryRun: true }));
        await note(
          await acme.call({
            method: 'custom.request',
            auth,
            input: { module: 'tasks', action: 'list', request: { note: text } },
          }),
        );
      }
      await note(await tandem.send('POST', `${acme.path}/test`));
      await note(await tandem.send('GET', `${acme.path}/lookups/projects?q=a`));
    }
    reply = success;
    for (const wanted of Object.values(replies)) {
      loginReply = wanted;
      await note(await tandem.send('POST', `${acme.path}/test`));
      await note(await acme.call({ method: 'tasks.list', auth: 'userAuth' }));
    }
    loginReply = undefined;
    for (const path of [
      acme.path,
      '/v1/audit',
      '/v1/calls?limit=100',
      '/v1/quota',
      `${acme.path}/methods`,
      '/v1/accounts',
    ]) {
      await note(await tandem.send('GET', path));
    }
    expect(seen.length).toBeGreaterThan(300);
    expect(seen.flatMap((text) => leaksIn(text.slice(0, 200), text))).toEqual([]);
  }, 120_000);

  it('come out of no error either that quotes what the call did not use', async () => {
    const others = [...formsOf(secrets.password), ...formsOf(secrets.token)];
    reply = () => replies['refused']?.(others.join(' | ')) ?? success('');
    try {
      const call = async () => note(await acme.call({ method: 'tasks.list', auth: 'apiKey' }));
      // The limits that the application told of before may have to pass.
      await expect.poll(async () => (await call()).status).toBe(422);
      expect(leaksIn('answer', seen.slice(-2).join(' '))).toEqual([]);
    } finally {
      reply = success;
    }
  });

  it('stand in no record, input, output or stored answer', async () => {
    const { rows } = await tandem.platform.testDatabase.pool.query<{ id: string }>('select id from calls');
    expect(rows.length).toBeGreaterThan(100);
    for (const { id } of rows) {
      const record = await (await tandem.send('GET', `${acme.path}/calls/${id}`)).text();
      expect(leaksIn(`record ${id}`, record)).toEqual([]);
    }
  }, 60_000);

  it('stand in no table of the database', async () => {
    const { pool } = tandem.platform.testDatabase;
    const tables = await pool.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public'",
    );
    for (const { name } of tables.rows) {
      const { rows } = await pool.query<{ row: string }>(`select t::text as row from ${name} t`);
      for (const { row } of rows) {
        expect(leaksIn(name, row)).toEqual([]);
        for (const [, hex = ''] of row.matchAll(/\\x([0-9a-f]{16,})/g))
          expect(leaksIn(`${name} (bytes)`, Buffer.from(hex, 'hex').toString('latin1'))).toEqual([]);
      }
    }
  });

  it('stand in no line of the log', () => {
    expect(tandem.platform.log.length).toBeGreaterThan(100);
    expect(leaksIn('log', tandem.platform.log.join('\n'))).toEqual([]);
  });
});
