import { Secret } from '@tandem/connector-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OidcSettings } from '../../configuration/sign-in-settings.ts';
import {
  startIdentityProvider,
  type ProviderAccount,
  type TestIdentityProvider,
} from '../../testing/identity-provider.ts';
import { startTestPlatform, type TestPlatform } from '../../testing/test-platform.ts';

const publicUrl = 'https://tandem.test';
let provider: TestIdentityProvider;
let invitedOnly: TestPlatform;
let open: TestPlatform;

beforeAll(async () => {
  provider = await startIdentityProvider(() => `${publicUrl}/v1/sign-in/oidc/callback`);
  [invitedOnly, open] = await Promise.all([
    start({}),
    start({ role: 'builder', domains: ['example.com'], trustsAddresses: true }),
  ]);
});
afterAll(async () => {
  await invitedOnly.close();
  await open.close();
  await provider.close();
});

function start(more: Partial<OidcSettings>, password = true): Promise<TestPlatform> {
  const { issuer, clientId, clientSecret } = provider;
  const oidc = { issuer, clientId, clientSecret: new Secret(clientSecret), name: 'Example ID', role: undefined };
  return startTestPlatform({
    publicUrl,
    signIn: { password, oidc: { ...oidc, domains: [], trustsAddresses: false, ...more } },
  });
}

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** The cookies that an answer sets, by name, with their attributes. */
function cookiesOf({ headers }: Answer): Map<string, string> {
  const set = headers['set-cookie'];
  const lines = Array.isArray(set) ? set.map(String) : set === undefined ? [] : [String(set)];
  return new Map(lines.map((line) => [line.split('=', 1)[0] ?? '', line]));
}

const valueOf = (line: string | undefined): string => line?.split(';', 1)[0] ?? '';

async function begin(platform: TestPlatform, to?: string): Promise<{ url: string; cookie: string }> {
  const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`;
  const answer = await platform.call('GET', `/v1/sign-in/oidc${query}`, { as: 'nobody' });
  expect(answer.statusCode).toBe(302);
  return { url: String(answer.headers['location']), cookie: valueOf(cookiesOf(answer).get('tandem_oidc')) };
}

const comeBack = (platform: TestPlatform, back: URL, cookie: string) =>
  platform.call('GET', `${back.pathname}${back.search}`, { as: 'nobody', headers: { cookie } });

/** All that a browser does, from the button to the page it ends at. */
async function signIn(platform: TestPlatform, who: ProviderAccount | 'declines', to?: string) {
  const { url, cookie } = await begin(platform, to);
  const back = await provider.visit(url, who);
  expect(`${back.origin}${back.pathname}`).toBe(`${publicUrl}/v1/sign-in/oidc/callback`);
  const answer = await comeBack(platform, back, cookie);
  expect(answer.statusCode).toBe(302);
  const cookies = cookiesOf(answer);
  return {
    location: String(answer.headers['location']),
    session: cookies.has('tandem_session') ? valueOf(cookies.get('tandem_session')) : undefined,
    cookies,
    back,
    cookie,
  };
}

const problemPage = (problem: string): string => `${publicUrl}/sign-in?problem=${problem}`;

async function invite(platform: TestPlatform, email: string, role = 'viewer'): Promise<string> {
  const made = await platform.call('POST', '/v1/users', { body: { email, name: 'Invited', role } });
  return made.json<{ id: string }>().id;
}

const meOf = async (platform: TestPlatform, session: string | undefined) =>
  (await platform.call('GET', '/v1/me', { as: 'nobody', headers: { cookie: session ?? '' } })).json<{
    id: string;
    role: string;
    code?: string;
  }>();

describe('single sign-on', () => {
  it('is offered on the sign-in page', async () => {
    const offered = await invitedOnly.call('GET', '/v1/sign-in', { as: 'nobody' });
    expect(offered.json()).toEqual({ password: true, oidc: { name: 'Example ID' }, problem: null });
  });

  it('tells administrators how it is set up and whether the provider answers, and nobody its secret', async () => {
    const told = await open.call('GET', '/v1/oidc');
    expect(told.json()).toEqual({
      redirectUri: `${publicUrl}/v1/sign-in/oidc/callback`,
      password: true,
      provider: {
        name: 'Example ID',
        issuer: provider.issuer,
        clientId: provider.clientId,
        role: 'builder',
        domains: ['example.com'],
        trustsAddresses: true,
      },
    });
    expect((await open.call('GET', '/v1/oidc', { as: 'builder' })).statusCode).toBe(403);
    expect((await open.call('POST', '/v1/oidc/test')).json()).toEqual({ reached: true, reason: null });
  });

  it('lets in who was invited, by the address that the provider vouches for, and ends at the page that was wanted', async () => {
    const id = await invite(invitedOnly, 'Anna@example.com', 'builder');
    const anna = { sub: 'anna', email: 'anna@example.com', email_verified: true, name: 'Anna at the provider' };
    const first = await signIn(invitedOnly, anna, '/accounts?q=a');
    expect(first.location).toBe(`${publicUrl}/accounts?q=a`);
    expect(await meOf(invitedOnly, first.session)).toMatchObject({ id, role: 'builder', name: 'Invited' });
    const listed = await invitedOnly.call('GET', '/v1/users?q=anna');
    expect(listed.json()).toMatchObject({ items: [{ status: 'active', oidc: true }] });

    // From now on the subject counts, also where the address has changed.
    const again = await signIn(invitedOnly, { ...anna, email: 'tamm@example.com' });
    expect(again.location).toBe(`${publicUrl}/`);
    expect((await meOf(invitedOnly, again.session)).id).toBe(id);
    const log = await invitedOnly.call('GET', `/v1/audit?subject=${id}`);
    const { items } = log.json<{ items: { action: string; detail: object }[] }>();
    expect(items.map(({ action, detail }) => [action, detail])).toEqual([
      ['session.create', { by: 'oidc' }],
      ['session.create', { by: 'oidc' }],
      ['user.update', { oidc: 'linked' }],
      ['user.create', { role: 'builder' }],
    ]);
  });

  it('sends nobody to another site afterwards', async () => {
    const anna = { sub: 'anna' };
    for (const to of ['//evil.example', '/\\evil.example', 'https://evil.example/', '/\t/evil.example', 'x']) {
      expect((await signIn(invitedOnly, anna, to)).location).toBe(`${publicUrl}/`);
    }
    expect((await signIn(invitedOnly, anna, '/a/../b')).location).toBe(`${publicUrl}/b`);
  });

  it.each<[string, ProviderAccount | 'declines', string]>([
    ['nobody has invited', { sub: 'eve', email: 'eve@example.com', email_verified: true }, 'notInvited'],
    ['whose address nobody vouches for', { sub: 'eve', email: 'bob@example.com' }, 'addressUnverified'],
    [
      'whose address is not theirs',
      { sub: 'eve', email: 'bob@example.com', email_verified: false },
      'addressUnverified',
    ],
    ['who has no address', { sub: 'eve' }, 'addressMissing'],
    ['who declines', 'declines', 'refused'],
  ])('turns away somebody %s', async (_who, who, problem) => {
    await invite(invitedOnly, 'bob@example.com');
    const { location, session } = await signIn(invitedOnly, who);
    expect([location, session]).toEqual([problemPage(problem), undefined]);
  });

  it('turns away who is disabled, and another person to whom an address was given', async () => {
    const id = await invite(invitedOnly, 'carl@example.com');
    const carl = { sub: 'carl', email: 'carl@example.com', email_verified: true };
    expect((await signIn(invitedOnly, carl)).session).toBeDefined();
    expect((await signIn(invitedOnly, { ...carl, sub: 'another carl' })).location).toBe(problemPage('anotherPerson'));
    await invitedOnly.call('PATCH', `/v1/users/${id}`, { body: { disabled: true } });
    expect((await signIn(invitedOnly, carl)).location).toBe(problemPage('disabled'));
    await invitedOnly.call('PATCH', `/v1/users/${id}`, { body: { disabled: false } });

    expect((await invitedOnly.call('DELETE', `/v1/users/${id}/oidc`)).statusCode).toBe(204);
    expect((await signIn(invitedOnly, { ...carl, sub: 'another carl' })).session).toBeDefined();
    expect((await signIn(invitedOnly, carl)).location).toBe(problemPage('anotherPerson'));
  });

  it('makes a user of who comes for the first time, where the operator says so, from the permitted domains alone', async () => {
    const dora = { sub: 'dora', email: 'dora@EXAMPLE.com', name: 'Dora' };
    const { session } = await signIn(open, dora);
    expect(await meOf(open, session)).toMatchObject({ name: 'Dora', role: 'builder', hasPassword: false });
    expect((await signIn(open, { sub: 'f', email: 'f@evil.com' })).location).toBe(problemPage('domainNotAllowed'));
    expect((await signIn(open, { ...dora, email: 'dora@evil.com' })).location).toBe(problemPage('domainNotAllowed'));
    // That an address is not verified is heard, also where silence is trusted.
    const unverified = { sub: 'g', email: 'g@example.com', email_verified: false };
    expect((await signIn(open, unverified)).location).toBe(problemPage('addressUnverified'));
  });

  it('belongs to the browser that began it, once, and in time', async () => {
    await invite(invitedOnly, 'hugo@example.com');
    const hugo = { sub: 'hugo', email: 'hugo@example.com', email_verified: true };
    const { url, cookie } = await begin(invitedOnly);
    const other = await begin(invitedOnly);
    const back = await provider.visit(url, hugo);
    const location = async (at: URL, with_: string) => (await comeBack(invitedOnly, at, with_)).headers['location'];
    expect(await location(back, '')).toBe(problemPage('interrupted'));
    expect(await location(back, other.cookie)).toBe(problemPage('interrupted'));
    expect(await location(back, cookie)).toBe(`${publicUrl}/`);
    expect(await location(back, cookie)).toBe(problemPage('interrupted'));

    const late = await begin(invitedOnly);
    await invitedOnly.database
      .updateTable('oidc_sign_ins')
      .set({ expires_at: new Date(Date.now() - 1) })
      .execute();
    expect(await location(await provider.visit(late.url, hugo), late.cookie)).toBe(problemPage('interrupted'));
  });

  it('takes no code that another sign-in was given, and none that was used', async () => {
    const hugo = { sub: 'hugo', email: 'hugo@example.com', email_verified: true };
    const theirs = await begin(invitedOnly);
    const stolen = (await provider.visit(theirs.url, hugo)).searchParams.get('code') ?? '';
    const own = await begin(invitedOnly);
    const back = await provider.visit(own.url, { sub: 'anna' });
    back.searchParams.set('code', stolen);
    expect((await comeBack(invitedOnly, back, own.cookie)).headers['location']).toBe(problemPage('failed'));
    expect(invitedOnly.log.join('')).toContain('invalid_grant');
    expect(invitedOnly.log.join('')).not.toContain(stolen);
  });

  it('sets cookies that scripts, other sites and open wires do not get', async () => {
    const begun = await invitedOnly.call('GET', '/v1/sign-in/oidc', { as: 'nobody' });
    expect(cookiesOf(begun).get('tandem_oidc')).toMatch(/Path=\/v1\/sign-in\/oidc; HttpOnly; Secure; SameSite=Lax/);
    const { cookies } = await signIn(invitedOnly, { sub: 'anna' });
    expect(cookies.get('tandem_session')).toMatch(/HttpOnly; Secure; SameSite=Strict/);
    expect(cookies.get('tandem_oidc')).toMatch(/^tandem_oidc=;/);
  });

  it('asks for what it should, and keeps nothing that would finish a sign-in', async () => {
    const { url, cookie } = await begin(invitedOnly);
    const asked = Object.fromEntries(new URL(url).searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      scope: 'openid email profile',
      code_challenge_method: 'S256',
      redirect_uri: `${publicUrl}/v1/sign-in/oidc/callback`,
    });
    expect(asked['prompt']).toBeUndefined();
    const anew = await invitedOnly.call('GET', '/v1/sign-in/oidc?anew=true', { as: 'nobody' });
    expect(new URL(String(anew.headers['location'])).searchParams.get('prompt')).toBe('login');
    expect(asked['state']).toHaveLength(43);
    expect(asked['nonce']).toHaveLength(43);
    const kept = JSON.stringify(await invitedOnly.database.selectFrom('oidc_sign_ins').selectAll().execute());
    expect(kept).not.toContain(cookie.split('=')[1]);
  });

  it('says what to do about every way it can end, and asks the provider what it is only once', async () => {
    const problems = [
      'notSetUp',
      'unreachable',
      'interrupted',
      'refused',
      'addressMissing',
      'addressUnverified',
      'domainNotAllowed',
      'notInvited',
      'disabled',
      'anotherPerson',
      'failed',
    ];
    for (const problem of problems) {
      const answer = await invitedOnly.call('GET', `/v1/sign-in?problem=${problem}`, { as: 'nobody' });
      const words = answer.json<{ problem: { detail: string; hint: string } }>().problem;
      expect(words.detail).toMatch(/\.$/);
      expect(`${words.detail} ${words.hint}`).not.toMatch(/[{}]/);
    }
    const unknown = await invitedOnly.call('GET', '/v1/sign-in?problem=constructor', { as: 'nobody' });
    expect(unknown.json()).toMatchObject({ problem: null });
    expect(provider.requests.filter((line) => line.includes('.well-known')).length).toBeLessThanOrEqual(3);
  });
});

describe('a provider that does not answer', () => {
  it('is said so, and asked again next time', async () => {
    const passing = await startIdentityProvider(() => `${publicUrl}/v1/sign-in/oidc/callback`);
    await passing.close();
    const platform = await start({ issuer: passing.issuer });
    try {
      const answer = await platform.call('GET', '/v1/sign-in/oidc', { as: 'nobody' });
      expect(answer.headers['location']).toBe(problemPage('unreachable'));
      expect(platform.log.join('')).toContain('ECONNREFUSED');
      const tested = await platform.call('POST', '/v1/oidc/test');
      expect(tested.json()).toMatchObject({ reached: false, reason: expect.stringContaining('ECONNREFUSED') });
    } finally {
      await platform.close();
    }
  });

  it('may not be there at all', async () => {
    const platform = await startTestPlatform({ publicUrl });
    try {
      for (const path of ['/v1/sign-in/oidc', '/v1/sign-in/oidc/callback?code=x&state=y']) {
        const answer = await platform.call('GET', path, { as: 'nobody' });
        expect(answer.headers['location']).toBe(problemPage('notSetUp'));
      }
      expect((await platform.call('GET', '/v1/oidc')).json()).toMatchObject({ provider: null });
      expect((await platform.call('POST', '/v1/oidc/test')).json()).toMatchObject({ code: 'conflict' });
    } finally {
      await platform.close();
    }
  });
});
