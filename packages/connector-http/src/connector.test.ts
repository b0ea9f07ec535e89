import { Secret, type PropertyValue } from '@tandem/connector-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callerFor, type TestCaller } from './testing/caller-for.ts';
import { startStandIn, type Answer, type Arrived, type StandIn } from './testing/stand-in.ts';
import { httpConnector } from './connector.ts';

let api: StandIn;
let tester: TestCaller;
let answer: (arrived: Arrived) => Answer;

beforeAll(async () => {
  api = await startStandIn((arrived) => answer(arrived));
  tester = callerFor([api.host]);
});
afterAll(async () => {
  await tester.close();
  await api.close();
});
beforeEach(() => {
  api.seen.length = 0;
  answer = () => ({ body: { ok: true } });
});

type Values = Readonly<Record<string, PropertyValue>>;

const open = (more: Values = {}): Values => ({ baseUrl: `${api.url}/v1`, withoutCredential: 'yes', ...more });
const defined = (methods: readonly unknown[]): Values =>
  open({ methods: String(httpConnector.cleanProperty('methods', JSON.stringify(methods))) });
const call = (values: Values, method: string, input: Readonly<Record<string, unknown>> = {}, auth?: string) =>
  tester.caller.call(tester.request(values, method, input, auth));
const arrived = (at = 0): Arrived => {
  const found = api.seen[at];
  if (found === undefined) throw new Error(`${api.seen.length} requests arrived.`);
  return found;
};

describe('a credential', () => {
  it.each([
    ['bearer', { token: new Secret('t-123456') }, { authorization: 'Bearer t-123456' }],
    [
      'basic',
      { username: 'anna', password: new Secret('pass:wörd') },
      { authorization: `Basic ${Buffer.from('anna:pass:wörd').toString('base64')}` },
    ],
    ['headerKey', { headerName: 'X-Key', headerKey: new Secret('k-123456') }, { 'x-key': 'k-123456' }],
    ['none', { withoutCredential: 'yes' }, {}],
  ])('of the mode %s stands where the API expects it', async (mode, values, headers) => {
    await call({ baseUrl: api.url, ...values }, 'get', { path: '/me' }, mode);
    expect(arrived().headers).toMatchObject(headers);
    if (mode === 'none') expect(arrived().headers).not.toHaveProperty('authorization');
  });

  it('goes into the query where the API wants it there, over what an input says', async () => {
    const values = { baseUrl: api.url, queryName: 'api_key', queryKey: new Secret('q-123456') };
    await call(values, 'get', { path: '/me', query: { api_key: 'mine', tag: ['a', 'b'] } });
    expect(arrived().query.getAll('api_key')).toEqual(['q-123456']);
    expect(arrived().query.getAll('tag')).toEqual(['a', 'b']);
  });

  it.each(['Authorization', 'cookie', 'X-Api-Key', 'x-auth-token', 'Proxy-Authorization', 'Host'])(
    'is not to be given as the header %s',
    async (name) => {
      await expect(call(open(), 'get', { path: '/me', headers: { [name]: 'x' } })).rejects.toMatchObject({
        code: 'input_invalid',
      });
      expect(api.seen).toHaveLength(0);
    },
  );

  it('that an API echoes is taken out of what it answers, of links too', async () => {
    const methods = defined([{ key: 'a.list', verb: 'GET', path: '/a', paging: { style: 'link' } }])['methods'] ?? '';
    const values = { baseUrl: api.url, queryName: 'key', queryKey: new Secret('q-12345678'), methods };
    answer = ({ query }) =>
      query.get('page') === '2'
        ? { body: [{ id: 2 }] }
        : { body: [{ id: 1 }], headers: { link: `<${api.url}/a?key=q-12345678&page=2>; rel="next"` } };
    const first = await call(values, 'a.list');
    expect(JSON.stringify(first)).not.toContain('q-12345678');
    expect(await call(values, 'a.list', { cursor: first.page?.next })).toMatchObject({ data: [{ id: 2 }] });
    expect(arrived(1).query.getAll('key')).toEqual(['q-12345678']);
  });
});

describe('OAuth 2 client credentials', () => {
  const values = (more: Values = {}): Values => ({
    baseUrl: api.url,
    tokenUrl: `${api.url}/oauth/token`,
    clientId: 'my client',
    clientSecret: new Secret('s3cret&4711'),
    scope: 'read write',
    ...more,
  });

  it('are exchanged once for a token that all calls use, and again when it is refused', async () => {
    let tokens = 0;
    answer = ({ path, headers }) => {
      if (path === '/oauth/token') return { body: { access_token: `token-${(tokens += 1)}`, token_type: 'Bearer' } };
      return headers.authorization === `Bearer token-${tokens}` && tokens !== 1
        ? { body: { ok: true } }
        : { status: 401, body: {} };
    };
    await call(values(), 'get', { path: '/me' });
    await call(values(), 'get', { path: '/me' });
    expect(api.seen.map(({ path }) => path)).toEqual(['/oauth/token', '/me', '/oauth/token', '/me', '/me']);
    expect(arrived().body).toBe('grant_type=client_credentials&scope=read+write');
    expect(arrived().headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from('my+client:s3cret%264711').toString('base64')}`,
    });
  });

  it('go into the body where the API wants them there; a refusal names what to check', async () => {
    answer = () => ({ status: 400, body: { error: 'invalid_client' } });
    const wrong = values({ clientId: 'other', tokenAuthentication: 'body' });
    const fresh = callerFor([api.host]);
    await expect(fresh.caller.call(fresh.request(wrong, 'get', { path: '/me' }))).rejects.toMatchObject({
      code: 'credential_rejected',
      facts: { hint: expect.stringContaining('Client Secret') },
    });
    await fresh.close();
    expect(new URLSearchParams(arrived().body).get('client_secret')).toBe('s3cret&4711');
  });
});

describe('a path', () => {
  const byId = () =>
    defined([{ key: 'a.get', verb: 'GET', path: '/a/{id}', parameters: [{ name: 'id', in: 'path' }] }]);

  it('takes whatever a value holds as one segment', async () => {
    await call(byId(), 'a.get', { id: 'x/y?z#ä %' });
    expect(decodeURIComponent(arrived().path)).toBe('/v1/a/x/y?z#ä %');
    expect(arrived().path.split('/')).toHaveLength(4);
  });

  it.each(['.', '..', ''])('is not changed by the value %j', async (id) => {
    await expect(call(byId(), 'a.get', { id })).rejects.toMatchObject({ code: 'input_invalid' });
    expect(api.seen).toHaveLength(0);
  });

  it.each([
    '/../admin',
    '/a/../../admin',
    '//evil.example/x',
    '/\\evil.example',
    '/%2e%2e/admin',
    '/a/..%2f..%2fadmin',
    'https://evil.example',
  ])('does not leave the base as %s', async (path) => {
    await expect(call(open(), 'get', { path })).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:input_invalid|address_refused)$/),
    });
    expect(api.seen).toHaveLength(0);
  });
});

describe('what is sent again', () => {
  const failing = () => {
    answer = () => ({ status: 500, body: { message: 'broken' } });
  };

  it('is a read, and what is the same done twice', async () => {
    failing();
    for (const [method, tries] of [
      ['get', 4],
      ['put', 4],
      ['delete', 4],
      ['post', 1],
      ['patch', 1],
    ] as const) {
      api.seen.length = 0;
      await expect(call(open(), method, { path: '/a' })).rejects.toThrow();
      expect(api.seen, method).toHaveLength(tries);
    }
  });

  it('is a create by the key that the API knows it by, which stays the same', async () => {
    failing();
    const values = defined([
      { key: 'a.create', verb: 'POST', path: '/a', idempotencyHeader: 'Idempotency-Key', body: {} },
    ]);
    await expect(call(values, 'a.create', { body: { a: 1 } })).rejects.toMatchObject({ code: 'upstream_unavailable' });
    const keys = api.seen.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(1);
  });
});

describe('a list', () => {
  const rows = Array.from({ length: 7 }, (_, at) => ({ id: at + 1 }));
  const all = async (values: Values, input = {}) => {
    const ids: unknown[] = [];
    for await (const { records } of tester.caller.stream(tester.request(values, 'a.list', input)).batches())
      ids.push(...records.map((record) => Object.values(record ?? {})[0]));
    return ids;
  };
  const list = (paging: unknown) => defined([{ key: 'a.list', verb: 'GET', path: '/a', paging }]);
  const number = ({ query }: Arrived, name: string, otherwise: number) => Number(query.get(name) ?? otherwise);

  it('is read to its end by page numbers, from 0 too', async () => {
    answer = (request) => {
      const [page, size] = [number(request, 'page', 0), number(request, 'size', 3)];
      return { body: { data: { items: rows.slice(page * size, (page + 1) * size) } } };
    };
    const paging = { style: 'page', page: 'page', first: 0, size: 'size', cap: 3, rows: 'data.items' };
    expect(await all(list(paging))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await all(list({ style: 'page', page: 'page', first: 0, rows: 'data.items' }))).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ]);
  });

  it('is read to its end by offsets, whatever a page holds', async () => {
    answer = (request) => {
      const offset = number(request, 'skip', 0);
      return { body: rows.slice(offset, offset + number(request, 'limit', 2)) };
    };
    expect(await all(list({ style: 'offset', offset: 'skip', size: 'limit', cap: 4 }))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await all(list({ style: 'offset', offset: 'skip' }))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('is read to its end by cursors', async () => {
    answer = (request) => {
      const at = number(request, 'after', 0);
      return { body: { items: rows.slice(at, at + 3), meta: { next: at + 3 < rows.length ? at + 3 : null } } };
    };
    const paging = { style: 'cursor', cursor: 'after', next: 'meta.next', rows: 'items' };
    expect(await all(list(paging))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const page = await call(list(paging), 'a.list', { cursor: '3' });
    expect(page).toMatchObject({ data: [{ id: 4 }, { id: 5 }, { id: 6 }], page: { hasMore: true, next: '6' } });
  });

  it('is read to its end by links, and never away from the base', async () => {
    answer = (request) => {
      const at = number(request, 'at', 0);
      const link = at + 3 < rows.length ? { link: `</v1/a?at=${at + 3}>; rel="next", </v1/a>; rel="first"` } : {};
      return { body: rows.slice(at, at + 3), headers: link };
    };
    expect(await all(list({ style: 'link' }))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const link of ['https://evil.example/v1/a', '/v2/a', '//evil.example/v1/a']) {
      answer = () => ({ body: rows, headers: { link: `<${link}>; rel="next"` } });
      await expect(all(list({ style: 'link' }))).rejects.toMatchObject({ code: 'address_refused' });
    }
  });

  it('is an error where the answer holds none', async () => {
    answer = () => ({ body: { rows: [] } });
    await expect(call(list({ style: 'link', rows: 'items' }), 'a.list')).rejects.toMatchObject({
      code: 'upstream_invalid_response',
      message: expect.stringContaining('items'),
    });
  });
});

describe('the check of a connection', () => {
  it.each([
    [200, '<html></html>', true],
    [404, '', true],
    [405, '', true],
    [302, '', true],
    [401, '', false],
    [403, '', false],
    [500, '', false],
  ])('takes status %i of the base as %s', async (status, body, good) => {
    answer = () => ({ status, body });
    const outcome = await call(open(), 'connection.check').then(
      () => true,
      () => false,
    );
    expect(outcome).toBe(good);
  });

  it('wants the Check Path to succeed', async () => {
    answer = ({ path }) => ({ status: path === '/v1/me' ? 200 : 404, body: {} });
    expect((await call(open({ checkPath: '/me' }), 'connection.check')).data).toEqual({ reachable: true });
    await expect(call(open({ checkPath: '/you' }), 'connection.check')).rejects.toMatchObject({
      code: 'upstream_not_found',
    });
  });
});

describe('an answer', () => {
  it('is JSON, text, or nothing', async () => {
    answer = ({ path }) =>
      path === '/v1/text'
        ? { body: 'a;b', headers: { 'content-type': 'text/csv' } }
        : path === '/v1/none'
          ? { status: 204 }
          : { body: [1] };
    expect((await call(open(), 'get', { path: '/json' })).data).toEqual([1]);
    expect((await call(open(), 'get', { path: '/text' })).data).toBe('a;b');
    expect((await call(open(), 'delete', { path: '/none' })).data).toBeNull();
  });

  it('that echoes a secret where its words are cut gives no half of it', async () => {
    const secret = 'abcdefghijklmnopqrstuvwxyz-0123456789';
    for (const before of [180, 190, 280, 290]) {
      const words = `${'x '.repeat(before / 2)}${secret}`;
      for (const body of [words, { message: words }]) {
        answer = () => ({ status: 400, body });
        const error: unknown = await call({ baseUrl: api.url, token: new Secret(secret) }, 'get', { path: '/a' }).catch(
          (thrown: unknown) => thrown,
        );
        expect(JSON.stringify(error)).not.toContain(secret.slice(0, 6));
        expect(String(error)).not.toContain(secret.slice(0, 6));
      }
    }
  });

  it('that refuses carries the words of the API', async () => {
    answer = () => ({ status: 422, body: { title: 'Invalid', errors: [{ detail: 'name is missing' }] } });
    await expect(call(open(), 'post', { path: '/a', body: {} })).rejects.toMatchObject({
      code: 'upstream_refused',
      facts: { upstream: { httpStatus: 422, messages: ['Invalid', 'name is missing'] } },
    });
  });
});

describe('an address', () => {
  const operator = { environments: new Map<string, string>() };
  const site = (baseUrl: string, more: Values = {}) =>
    httpConnector.findSite(new Map<string, PropertyValue>(Object.entries({ baseUrl, ...more })), operator);

  it('is a public https URL', () => {
    expect(site('https://api.example.com/v2')).toEqual({
      key: 'http/api.example.com/v2',
      base: 'https://api.example.com/v2',
      display: 'api.example.com',
    });
  });

  it.each([
    'http://api.example.com',
    'https://127.0.0.1',
    'https://localhost',
    'https://[::1]',
    'https://api.example.com:8443',
  ])('is refused as %s unless the operator permits it', (url) => {
    expect(() => site(url)).toThrow(expect.objectContaining({ code: 'address_refused' }));
    expect(() => site('https://api.example.com', { tokenUrl: url })).toThrow(
      expect.objectContaining({ code: 'address_refused' }),
    );
  });

  it('that is kept has its plain form', () => {
    expect(httpConnector.cleanProperty('baseUrl', ' https://API.example.com/a/../v2/ ')).toBe(
      'https://api.example.com/v2',
    );
    for (const url of [
      'ftp://x.example',
      'https://u:p@x.example',
      'https://x.example/?a=1',
      'x.example',
      'javascript:1',
    ])
      expect(() => httpConnector.cleanProperty('baseUrl', url)).toThrow(
        expect.objectContaining({ code: 'input_invalid' }),
      );
  });

  it('that the operator does not permit is not reached, whatever the site says', async () => {
    const closed = callerFor([]);
    await expect(closed.caller.call(closed.request(open(), 'get', { path: '/me' }))).rejects.toMatchObject({
      code: 'address_refused',
    });
    await closed.close();
    expect(api.seen).toHaveLength(0);
  });
});
