import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCallLimits } from '@tandem/connector-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Calls } from './calls/calls.ts';
import type { Verb } from './http/route.ts';
import { createLink } from './people/sign-in-link.ts';
import { followLink, openBrowser, testPassword, type TestBrowser } from './testing/browser.ts';
import { startTestPlatform, type TestPlatform } from './testing/test-platform.ts';

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
}

const publicUrl = 'https://tandem.example';
let folder: string;
let platform: TestPlatform;
let administrator: TestBrowser;
let unsafe: readonly { readonly verb: Verb; readonly path: string; readonly operation: Operation }[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-browser-'));
  for (const page of ['index.html', 'setup-link.html'])
    await writeFile(join(folder, page), '<script nonce="__TANDEM_NONCE__" src="/assets/a.js"></script>');
  platform = await startTestPlatform({
    publicUrl,
    consoleFolder: folder,
    createCalls: async (needs) =>
      new Calls({ ...needs, alone: true, limits: defaultCallLimits, proxy: undefined, retentionDays: 1 }),
  });
  administrator = openBrowser(platform, 'Test', publicUrl);
  const { url } = await createLink(platform.database, 'firstAdministrator', null, publicUrl);
  await followLink(administrator, url, { email: 'anna@example.com' });
  const document = (await platform.call('GET', '/v1/openapi.json')).json<{
    paths: Record<string, Record<string, Operation>>;
  }>();
  unsafe = Object.entries(document.paths)
    .flatMap(([path, verbs]) =>
      Object.entries(verbs).map(([verb, operation]) => ({
        verb: verb.toUpperCase() as Verb,
        path: path.replaceAll(/\{\w+\}/g, 'x_1'),
        operation,
      })),
    )
    .filter(({ verb }) => verb !== 'GET');
});
afterAll(async () => {
  await platform.close();
  await rm(folder, { recursive: true });
});

const isForeign = ({ statusCode, body }: { statusCode: number; body: string }): boolean =>
  statusCode === 403 && body.includes('another page');

describe('every unsafe route of the OpenAPI document', () => {
  it('refuses pages of others, with the session of an administrator and without one', async () => {
    expect(unsafe.length).toBeGreaterThan(30);
    const session = { cookie: `tandem_session=${administrator.cookie('tandem_session') ?? ''}` };
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'https://tandem.example.evil.example' },
      { origin: 'http://tandem.example' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', 'x-requested-with': 'x' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: publicUrl },
    ];
    for (const { verb, path, operation } of unsafe) {
      for (const headers of foreign) {
        const answer = await platform.call(verb, path, {
          as: 'nobody',
          headers: { ...session, ...headers },
          ...(verb === 'DELETE' ? {} : { body: {} }),
        });
        expect([operation.operationId, headers, isForeign(answer)]).toEqual([operation.operationId, headers, true]);
      }
    }
    expect((await administrator.send('GET', '/v1/me')).statusCode).toBe(200);
  });

  it('takes a session from our own page, and from nothing that does not say where it stands', async () => {
    const session = { cookie: `tandem_session=${administrator.cookie('tandem_session') ?? ''}` };
    for (const { verb, path, operation } of unsafe) {
      if (operation.operationId === 'deleteSession') continue;
      const send = (headers: Record<string, string>) =>
        platform.call(verb, path, {
          as: 'nobody',
          headers: { ...session, ...headers },
          ...(verb === 'DELETE' ? {} : { body: {} }),
        });
      const own = await send({ origin: publicUrl, 'sec-fetch-site': 'same-origin' });
      expect([operation.operationId, isForeign(own)]).toEqual([operation.operationId, false]);
      const needsSession = operation.security.length > 0;
      expect([operation.operationId, isForeign(await send({}))]).toEqual([operation.operationId, needsSession]);
    }
  });

  it('takes a token from wherever it comes, since no page has it by itself', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const made = await platform.call('POST', '/v1/accounts', { headers, body: { name: 'By token' } });
    expect(made.statusCode).toBe(201);
    expect(made.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('every answer', () => {
  const html = { accept: 'text/html' };
  const get = (url: string, headers: Record<string, string> = {}) => platform.app.inject({ url, headers });

  it('carries the headers that keep browsers from mischief: of the API, of problems, pages and redirects', async () => {
    const answers = await Promise.all([
      get('/v1/health'),
      get('/v1/accounts'),
      get('/v1/nowhere'),
      get('/v1/sign-in/oidc'),
      get('/', html),
      get('/sign-in', html),
      get('/accounts/acc_1', html),
      get('/reference'),
      get('/setup-link/lnk_1', html),
    ]);
    for (const { headers, statusCode, raw } of answers) {
      const what = `${raw.req.url ?? ''} ${statusCode}`;
      expect([what, headers['x-content-type-options']]).toEqual([what, 'nosniff']);
      expect([what, headers['referrer-policy']]).toEqual([what, 'no-referrer']);
      expect([what, headers['x-frame-options']]).toEqual([what, 'DENY']);
      expect([what, headers['strict-transport-security']]).toEqual([what, 'max-age=31536000']);
      expect([what, headers['cache-control']]).toEqual([what, 'no-store']);
      expect([what, headers['cross-origin-opener-policy']]).toEqual([what, 'same-origin']);
      const policy = String(headers['content-security-policy']);
      expect(policy, what).toContain("default-src 'none'");
      expect(policy, what).toContain("frame-ancestors 'none'");
      expect(policy, what).not.toMatch(/unsafe|\*/);
      for (const name of ['server', 'x-powered-by', 'access-control-allow-origin'])
        expect([what, name, headers[name]]).toEqual([what, name, undefined]);
    }
  });

  it('is nothing to show or to frame, even to what cannot be routed', async () => {
    const { headers, statusCode } = await get('/v1/%zz');
    expect(statusCode).toBe(400);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
    expect(headers['content-security-policy']).toBe("default-src 'none';frame-ancestors 'none'");
  });

  it('of a page permits its own scripts and styles alone', async () => {
    const { headers } = await get('/sign-in', html);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toMatch(/style-src 'self' 'nonce-[A-Za-z0-9+/=]+';/);
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("form-action 'self'");
  });
});

describe('cookies', () => {
  const setCookies = (answer: { headers: Record<string, unknown> }): string[] =>
    [answer.headers['set-cookie'] ?? []].flat().map(String);

  it('are http-only, of this site alone, and secure where the public URL is https', async () => {
    const signedIn = await openBrowser(platform, 'Test', publicUrl).send('POST', '/v1/session', {
      email: 'anna@example.com',
      password: testPassword,
    });
    expect(setCookies(signedIn)).toEqual([
      expect.stringMatching(
        /^tandem_session=tds_[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      ),
    ]);
  });

  it('are not secure where it is http, since no browser would keep them', async () => {
    const plain = await startTestPlatform();
    try {
      const browser = openBrowser(plain);
      const { url } = await createLink(plain.database, 'firstAdministrator', null, 'http://tandem.test');
      const finished = await followLink(browser, url, { email: 'anna@example.com' });
      expect(setCookies(finished)).toEqual([expect.stringMatching(/Path=\/; HttpOnly; SameSite=Strict$/)]);
      expect(finished.headers['strict-transport-security']).toBeUndefined();
    } finally {
      await plain.close();
    }
  });
});
