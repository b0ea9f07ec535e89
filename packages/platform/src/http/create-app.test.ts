import { connect as connectSocket } from 'node:net';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connect } from '../database/connection.ts';
import { createApp } from './create-app.ts';
import type { PresentedCredential } from './credential.ts';
import { getHealth } from './get-health.ts';
import { getOpenapi } from './get-openapi.ts';
import { createLog } from './log.ts';
import type { Principal } from './principal.ts';
import { defineRoute } from './route.ts';

const thing = z.object({ id: z.string(), name: z.string() }).meta({ id: 'TestThing' });

const routes = [
  getOpenapi,
  getHealth,
  defineRoute({
    operation: 'getThing',
    verb: 'GET',
    path: '/v1/accounts/{account}/things/{thing}',
    tag: 'Things',
    summary: 'One thing',
    rights: { role: 'viewer', accountTokens: 'own' },
    answer: thing,
    handler: async ({ params }) => {
      const wide = { id: params.thing, name: `of ${params.account}`, password: 'canary' };
      return wide;
    },
  }),
  defineRoute({
    operation: 'createThing',
    verb: 'POST',
    path: '/v1/things',
    tag: 'Things',
    summary: 'Makes a thing',
    rights: { role: 'builder', accountTokens: 'none' },
    body: z.strictObject({ name: z.string().max(10), more: z.unknown().optional() }),
    status: 201,
    answer: thing,
    audit: 'nothingChanges',
    handler: async ({ body }) => ({ id: 'thing_1', name: body.name }),
  }),
  defineRoute({
    operation: 'breakThing',
    verb: 'GET',
    path: '/v1/broken',
    tag: 'Things',
    summary: 'Breaks',
    rights: 'public',
    answer: thing,
    handler: async () => {
      throw new Error('canary-in-message', { cause: new Error('why') });
    },
  }),
  defineRoute({
    operation: 'readGone',
    verb: 'GET',
    path: '/v1/gone',
    tag: 'Things',
    summary: 'Reads a database that is not there',
    rights: { role: 'admin', accountTokens: 'none' },
    answer: thing,
    handler: async ({ database }) => database.selectFrom('accounts').select(['id', 'name']).executeTakeFirstOrThrow(),
  }),
  defineRoute({
    operation: 'limitedThing',
    verb: 'GET',
    path: '/v1/limited',
    tag: 'Things',
    summary: 'Limited',
    rights: { role: 'viewer', accountTokens: 'library' },
    limit: { requests: 2, windowMs: 60_000 },
    answer: thing,
    handler: async () => ({ id: 'thing_1', name: 'limited' }),
  }),
];

const whoAmI = defineRoute({
  operation: 'getAddress',
  verb: 'GET',
  path: '/v1/address',
  tag: 'Things',
  summary: 'The address of the client',
  rights: 'public',
  answer: thing,
  handler: async ({ request }) => ({ id: 'address', name: request.ip }),
});

const person = { kind: 'token', name: 'test', account: undefined, session: undefined } as const;
const people: Readonly<Record<string, Principal>> = {
  viewer: { ...person, id: 'tok_1', role: 'viewer' },
  builder: { ...person, id: 'tok_2', role: 'builder' },
  admin: { ...person, id: 'tok_3', role: 'admin' },
  bound: { ...person, id: 'tok_4', role: 'viewer', account: 'acc_1' },
};

const lines: string[] = [];
let app: FastifyInstance;
// Nobody listens on port 1, so this is a database that is gone.
const nowhere = connect({ host: '127.0.0.1', port: 1, user: 'nobody', database: 'none' });

beforeAll(async () => {
  app = await createApp({
    routes,
    database: nowhere.kysely,
    recordChange: async () => {},
    authenticate: async ({ secret }: PresentedCredential) => people[secret],
    publicUrl: () => 'https://tandem.example',
    secure: true,
    log: createLog('debug', { write: (line) => void lines.push(line) }),
  });
});

afterAll(async () => {
  await app.close();
  await nowhere.close();
});

const as = (name: string) => ({ authorization: `Bearer ${name}` });
const post = (payload: string | Buffer, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/v1/things',
    headers: { ...as('builder'), 'content-type': 'application/json', ...headers },
    payload,
  });

describe('who may do what', () => {
  it('asks for a credential before it reads the body', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/things',
      headers: { 'content-type': 'application/json' },
      payload: '{',
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.json()).toMatchObject({ code: 'unauthenticated', status: 401 });
  });

  it('refuses a role that is too low, and one that is high enough it lets in', async () => {
    const send = (name: string) => post('{"name":"a"}', as(name));
    expect((await send('viewer')).json()).toMatchObject({ code: 'forbidden', status: 403 });
    expect((await send('builder')).statusCode).toBe(201);
    expect((await send('admin')).statusCode).toBe(201);
  });

  it('gives an account token one and the same 404 for what is not its own, is not there, or cannot be', async () => {
    const get = (url: string) => app.inject({ url, headers: as('bound') });
    expect((await get('/v1/accounts/acc_1/things/thing_9')).json()).toEqual({ id: 'thing_9', name: 'of acc_1' });
    const answers = await Promise.all(
      ['/v1/accounts/acc_2/things/thing_9', '/v1/accounts/acc_0/things/%00', '/v1/nowhere', '/v1/gone'].map(get),
    );
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(answers[0]?.json()).toMatchObject({ code: 'not_found', status: 404 });
  });

  it('lets a session in from its own page only', async () => {
    const send = (headers: Record<string, string>) =>
      app.inject({
        method: 'POST',
        url: '/v1/things',
        headers,
        cookies: { tandem_session: 'builder' },
        payload: { name: 'a' },
      });
    expect((await send({ origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await send({ origin: 'https://tandem.example', 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await send({})).statusCode).toBe(403);
    expect((await send({ origin: 'https://tandem.example' })).statusCode).toBe(201);
    expect((await send({ origin: 'http://127.0.0.1:4400', host: '127.0.0.1:4400' })).statusCode).toBe(201);
    expect((await send({ 'x-requested-with': 'script' })).statusCode).toBe(201);
  });

  it('does not fall back to the cookie when another credential was meant', async () => {
    const answer = await app.inject({
      url: '/v1/limited',
      headers: { authorization: 'Basic eDp5' },
      cookies: { tandem_session: 'viewer' },
    });
    expect(answer.statusCode).toBe(401);
  });

  it('cannot declare a route whose account nobody checks', () => {
    expect(() =>
      defineRoute({
        operation: 'x',
        verb: 'GET',
        path: '/v1/accounts/{account}/x',
        tag: 'x',
        summary: 'x',
        rights: { role: 'viewer', accountTokens: 'library' },
        answer: thing,
        handler: async () => ({ id: 'x', name: 'x' }),
      }),
    ).toThrow(/account/);
  });
});

describe('what arrives', () => {
  it('names every member that does not fit', async () => {
    const answer = await post('{"name":"much too long a name","nmae":1}');
    expect(answer.json()).toMatchObject({ code: 'request_malformed', status: 400 });
    expect(
      answer
        .json<{ errors: { field: string; code: string }[] }>()
        .errors.map(({ field, code }) => `${field} ${code}`)
        .sort(),
    ).toEqual(['name invalid', 'nmae unknown']);
    expect((await post('{}')).json()).toMatchObject({ errors: [{ field: 'name', code: 'required' }] });
  });

  it.each([
    ['no JSON', '{"name": canary', {}],
    ['no UTF-8', Buffer.from('{"name":"\xff"}', 'latin1'), {}],
    ['a member __proto__', '{"name":"a","more":{"__proto__":{"admin":true}}}', {}],
    ['an escaped member __proto__', '{"name":"a","more":[{"\\u005f_proto__":1}]}', {}],
    ['deep nesting', `{"name":"a","more":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, {}],
    ['another media type', '<name/>', { 'content-type': 'application/xml' }],
    ['a form', 'name=a', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['nothing', '', {}],
  ])('answers %s with request_malformed, and quotes nothing', async (_what, payload, headers) => {
    const answer = await post(payload, headers);
    expect(answer.json()).toMatchObject({ code: 'request_malformed', status: 400 });
    expect(answer.body).not.toContain('canary');
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });

  it('takes no more than its limit', async () => {
    const answer = await post(JSON.stringify({ name: 'a', more: 'x'.repeat(1024 * 1024) }));
    expect(answer.json()).toMatchObject({ code: 'payload_too_large', status: 413 });
  });

  it('tells a wrong verb which are right, and an unknown path nothing', async () => {
    const answer = await app.inject({
      method: 'DELETE',
      url: '/v1/accounts/acc_1/things/thing_1',
      headers: as('admin'),
    });
    expect(answer.json()).toMatchObject({ code: 'method_not_allowed', status: 405 });
    expect(answer.headers['allow']).toBe('GET, HEAD');
    expect((await app.inject({ method: 'OPTIONS', url: '/v1/things' })).statusCode).toBe(405);
    expect((await app.inject('/v1/accounts')).json()).toMatchObject({ code: 'not_found', status: 404 });
    expect((await app.inject('/v1/%zz')).json()).toMatchObject({ code: 'request_malformed', status: 400 });
  });

  it('refuses query parameters that the route does not know', async () => {
    const answer = await app.inject({ url: '/v1/accounts/acc_1/things/t?nmae=1', headers: as('admin') });
    expect(answer.json()).toMatchObject({ code: 'request_malformed', status: 400 });
  });

  it('answers bytes that are no HTTP without falling over', async () => {
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const reply = await new Promise<string>((resolve, reject) => {
      const socket = connectSocket(Number(new URL(address).port), '127.0.0.1', () =>
        socket.write('\x00\x01 nonsense\r\n\r\n'),
      );
      let text = '';
      socket
        .on('data', (data) => (text += data.toString()))
        .on('end', () => resolve(text))
        .on('error', reject);
    });
    expect(reply).toMatch(/^HTTP\/1\.1 400/);
  });
});

describe('what leaves', () => {
  it('is sent once, also where the handler sends it itself', async () => {
    lines.length = 0;
    expect((await app.inject('/v1/openapi.json')).statusCode).toBe(200);
    expect(lines).toHaveLength(1);
  });

  it('drops members that the route did not declare', async () => {
    const answer = await app.inject({ url: '/v1/accounts/acc_1/things/thing_1', headers: as('viewer') });
    expect(answer.body).not.toContain('canary');
  });

  it('hides a defect behind an id that leads to the log', async () => {
    const answer = await app.inject('/v1/broken');
    const problem = answer.json<{ request: string }>();
    expect(problem).toMatchObject({ code: 'internal', status: 500, request: answer.headers['x-request-id'] });
    expect(answer.body).not.toContain('canary');
    expect(lines.find((line) => line.includes(problem.request) && line.includes('internal error'))).toContain(
      'canary-in-message',
    );
  });

  it('says 503 and when to come back while the database is gone', async () => {
    const answer = await app.inject({ url: '/v1/gone', headers: as('admin') });
    expect(answer.json()).toMatchObject({ code: 'unavailable', status: 503 });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await app.inject('/v1/health')).json()).toMatchObject({ code: 'unavailable', status: 503 });
  });

  it('limits each token by itself', async () => {
    const get = (name: string) => app.inject({ url: '/v1/limited', headers: as(name) });
    expect((await get('viewer')).statusCode).toBe(200);
    expect((await get('viewer')).statusCode).toBe(200);
    const refused = await get('viewer');
    expect(refused.json()).toMatchObject({ code: 'rate_limited', status: 429 });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await get('builder')).statusCode).toBe(200);
  });

  it('logs no credential, body or query', async () => {
    lines.length = 0;
    await post('{"name":"canary"}', as('builder'));
    await app.inject({ url: '/v1/limited?q=canary', headers: { ...as('canary'), cookie: 'tandem_session=canary' } });
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).not.toContain('canary');
  });

  it('sets the headers that keep browsers from mischief', async () => {
    const { headers } = await app.inject('/v1/openapi.json');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('behind a proxy', () => {
  it('takes the address of the client from a proxy on a private address, and from nobody where there is none', async () => {
    const addressOf = async (behindProxy: boolean, remoteAddress: string) => {
      const other = await createApp({
        routes: [whoAmI],
        database: nowhere.kysely,
        recordChange: async () => {},
        authenticate: async () => undefined,
        publicUrl: () => 'https://tandem.example',
        secure: true,
        behindProxy,
        log: createLog('silent', { write: () => {} }),
      });
      const answer = await other.inject({
        url: '/v1/address',
        remoteAddress,
        headers: { 'x-forwarded-for': '203.0.113.9' },
      });
      await other.close();
      return answer.json<{ name: string }>().name;
    };
    expect(await addressOf(true, '10.0.0.1')).toBe('203.0.113.9');
    expect(await addressOf(true, '198.51.100.1')).toBe('198.51.100.1');
    expect(await addressOf(false, '10.0.0.1')).toBe('10.0.0.1');
  });
});

describe('the OpenAPI document', () => {
  it('describes every route: rights, shapes, problems', async () => {
    const answer = await app.inject('/v1/openapi.json');
    const document = answer.json<{
      openapi: string;
      paths: Record<string, Record<string, never>>;
      components: { schemas: Record<string, object> };
    }>();
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).sort()).toEqual(routes.map((route) => route.path).sort());
    expect(document.paths['/v1/things']?.['post']).toMatchObject({
      operationId: 'createThing',
      security: [{ token: [] }, { session: [] }],
      requestBody: { content: { 'application/json': { schema: { type: 'object', required: ['name'] } } } },
      responses: {
        201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/TestThing' } } } },
        default: { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
      },
    });
    expect(document.paths['/v1/broken']?.['get']).toMatchObject({ security: [] });
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const schema of Object.values(document.components.schemas)) expect(ajv.validateSchema(schema)).toBe(true);
  });
});
