import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WireRequest } from '../definition/wire.ts';
import { Secret } from '../secret/secret.ts';
import { maskRequest } from './mask-request.ts';
import { writeRequest } from './write-request.ts';

const site = { key: 'live/acme', base: 'https://acme.scoro.com/api/v2', display: 'acme.scoro.com' };
const request: WireRequest = {
  verb: 'POST',
  path: '/tasks/list',
  query: { lang: 'eng', key: new Secret('q&s') },
  headers: { 'Scoro-App-Id': new Secret('app-secret'), 'x-empty': undefined },
  body: { apiKey: new Secret('top"secret'), request: { list: [1, { inner: new Secret('deep') }] }, left: undefined },
};

describe('writing a request', () => {
  it('opens every secret where it belongs', () => {
    const written = writeRequest('/api/v2', request, 'Tandem/1 (+scoro)');
    expect(written.path).toBe('/api/v2/tasks/list?lang=eng&key=q%26s');
    expect(written.headers).toEqual([
      'user-agent',
      'Tandem/1 (+scoro)',
      'accept',
      'application/json',
      'accept-encoding',
      'identity',
      'content-type',
      'application/json',
      'scoro-app-id',
      'app-secret',
    ]);
    expect(written.body).toBe('{"apiKey":"top\\"secret","request":{"list":[1,{"inner":"deep"}]}}');
  });

  it('writes a form in place of JSON, and a list as the same name several times', () => {
    const form = { grant_type: 'client_credentials', secret: new Secret('a&b c'), scope: ['x', 'y'], none: undefined };
    const sent: WireRequest = { verb: 'POST', path: '/token', query: { id: ['1', '2'] }, form };
    const written = writeRequest('', sent, 'x');
    expect(written.path).toBe('/token?id=1&id=2');
    expect(written.body).toBe('grant_type=client_credentials&secret=a%26b+c&scope=x&scope=y');
    expect(written.headers).toContain('application/x-www-form-urlencoded');
    expect(maskRequest(site, sent).body).toBe('grant_type=client_credentials&secret=[secret]&scope=x&scope=y');
  });

  it('leaves what the connector described as it is', () => {
    const before = structuredClone({ path: request.path, verb: request.verb });
    writeRequest('', request, 'x');
    expect(request).toMatchObject(before);
    expect(JSON.stringify(request)).not.toContain('top');
  });

  it('writes the same JSON as JSON.stringify does, for any value without secrets', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const body = Object(value) === value ? value : { value };
        expect(writeRequest('', { verb: 'POST', path: '/x', body: JSON.parse(JSON.stringify(body)) }, 'x').body).toBe(
          JSON.stringify(body),
        );
      }),
    );
  });

  it('writes a member called __proto__ as a member, and opens the secret in it', () => {
    const body = JSON.parse('{"__proto__":{"a":1}}');
    Object.defineProperty(body, '__proto__', {
      value: { a: new Secret('s') },
      enumerable: true,
      writable: true,
      configurable: true,
    });
    expect(writeRequest('', { verb: 'POST', path: '/x', body }, 'x').body).toBe('{"__proto__":{"a":"s"}}');
  });

  it('has no body and no content type where none is described', () => {
    const written = writeRequest('', { verb: 'GET', path: '/x' }, 'x');
    expect(written.body).toBeUndefined();
    expect(written.headers).not.toContain('content-type');
  });

  it('lets a header of the connector replace one of its own', () => {
    const { headers } = writeRequest('', { verb: 'GET', path: '/x', headers: { Accept: 'application/pdf' } }, 'x');
    expect(headers).toContain('application/pdf');
    expect(headers.filter((name) => name === 'accept')).toHaveLength(1);
  });

  it.each([
    ['x: line break', { 'x-a': 'a\r\nevil: 1' }],
    ['a character beyond latin1', { 'x-a': '€' }],
    ['a name with a space', { 'x a': 'a' }],
    ['the host', { Host: 'evil.example' }],
    ['the length', { 'Content-Length': '1' }],
    ['the coding', { 'transfer-encoding': 'chunked' }],
    ['a credential for the proxy', { 'proxy-authorization': 'x' }],
  ])('refuses a header with %s, without naming its value', (_what, headers) => {
    expect(() => writeRequest('', { verb: 'GET', path: '/x', headers }, 'x')).toThrow(
      expect.objectContaining({ code: 'input_invalid' }),
    );
  });
});

describe('the path of a request', () => {
  const path = (text: string) => writeRequest('/api/v2', { verb: 'POST', path: text }, 'x').path;

  it.each([
    ['/tasks/list', '/api/v2/tasks/list'],
    ['/tasks/modify/', '/api/v2/tasks/modify/'],
    ['/a/b.c/d', '/api/v2/a/b.c/d'],
    ['/', '/api/v2/'],
    ['/a b/ü', '/api/v2/a%20b/%C3%BC'],
    ['/a%2Fb', '/api/v2/a%2Fb'],
    ['/list?x=1&y=..', '/api/v2/list?x=1&y=..'],
    ['/...', '/api/v2/...'],
  ])('%s goes out as %s', (text, out) => expect(path(text)).toBe(out));

  it.each([
    '/..',
    '/../x',
    '/a/../../../x',
    '/.',
    '/./x',
    '/%2e%2e/x',
    '/.%2E/x',
    '/a%2f..%2fx',
    '/a%5C%2e%2e%5Cx',
    '/a/%2e',
    '//evil.example/x',
    '/\\evil',
    '/a\\..\\x',
    '/a#b',
    '/a\r\nHost: evil',
    '/a\u0000',
    'tasks',
    '',
    '@evil.example',
  ])('must not be %j', (text) =>
    expect(() => path(text)).toThrow(expect.objectContaining({ code: 'address_refused' })),
  );

  it('stays below the base, whatever it is made of', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('/', '.', '%2e', '%2E', '%2f', '\\', 'a', '?', '#', ' ', '\t', '@', ':', 'é'),
          maxLength: 12,
        }),
        (text) => {
          let out: string;
          try {
            out = path(`/${text}`);
          } catch {
            return;
          }
          const url = new URL(`https://acme.scoro.com${out}`);
          expect(url.host).toBe('acme.scoro.com');
          expect(url.pathname).toMatch(/^\/api\/v2\//);
          expect(url.pathname + url.search).toBe(out);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

describe('a masked request', () => {
  it('shows everything but the secrets', () => {
    expect(maskRequest(site, request, 'Tandem/1')).toEqual({
      verb: 'POST',
      url: 'https://acme.scoro.com/api/v2/tasks/list?lang=eng&key=[secret]',
      headers: expect.objectContaining({
        'user-agent': 'Tandem/1',
        'scoro-app-id': '[secret]',
        'content-type': 'application/json',
      }),
      body: { apiKey: '[secret]', request: { list: [1, { inner: '[secret]' }] } },
    });
  });

  it('has no body where the request has none', () => {
    expect(maskRequest(site, { verb: 'GET', path: '/x' })).not.toHaveProperty('body');
  });
});
