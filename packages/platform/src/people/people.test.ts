import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { createLink } from './sign-in-link.ts';

const operatorToken = 'operator-token-of-at-least-32-characters';
const password = 'correct horse battery staple';
let platform: TestPlatform;

beforeAll(async () => {
  platform = await startTestPlatform({ adminToken: operatorToken });
});
afterAll(() => platform.close());

const own = { origin: 'http://tandem.test' };

function cookieOf(answer: { headers: Record<string, unknown> }): string {
  return String(answer.headers['set-cookie']).split(';', 1)[0] ?? '';
}

/** Follows a link as its page does. */
async function follow(url: string, body: object) {
  const secret = new URL(url).hash.slice(1);
  const opened = await platform.call('POST', '/v1/sign-in-links/open', { as: 'nobody', body: { secret } });
  const { browser } = opened.json<{ browser: string }>();
  return platform.call('POST', '/v1/sign-in-links/finish', { as: { token: browser }, body });
}

async function invite(email: string, role: string): Promise<{ id: string; cookie: string }> {
  const made = await platform.call('POST', '/v1/users', { body: { email, name: 'Somebody', role } });
  const { id, invitation } = made.json<{ id: string; invitation: { url: string } }>();
  const finished = await follow(invitation.url, { name: 'Somebody', password });
  expect(finished.statusCode).toBe(200);
  return { id, cookie: cookieOf(finished) };
}

describe('the first administrator', () => {
  it('comes in by a link that only the first browser can use, and keeps', async () => {
    const { url } = await createLink(platform.database, 'firstAdministrator', null, 'http://tandem.test');
    expect(new URL(url).search).toBe('');
    const secret = new URL(url).hash.slice(1);
    const opened = await platform.call('POST', '/v1/sign-in-links/open', { as: 'nobody', body: { secret } });
    expect(opened.json()).toMatchObject({ purpose: 'firstAdministrator', email: null });
    const { browser } = opened.json<{ browser: string }>();

    const other = await platform.call('POST', '/v1/sign-in-links/open', { as: 'nobody', body: { secret } });
    expect(other.json()).toMatchObject({ code: 'conflict', detail: expect.stringContaining('already opened') });

    const reloaded = await platform.call('GET', '/v1/sign-in-links/current', { as: { token: browser } });
    expect(reloaded.json()).toMatchObject({ purpose: 'firstAdministrator' });

    const finished = await platform.call('POST', '/v1/sign-in-links/finish', {
      as: { token: browser },
      body: { name: 'Anna', email: 'Anna@Example.com', password },
    });
    expect(finished.json()).toMatchObject({ kind: 'user', email: 'Anna@Example.com', role: 'admin' });
    expect(finished.headers['set-cookie']).toMatch(/HttpOnly.*SameSite=Strict/i);
    const me = await platform.call('GET', '/v1/me', { as: 'nobody', headers: { cookie: cookieOf(finished) } });
    expect(me.json()).toMatchObject({ name: 'Anna', role: 'admin' });

    const again = await platform.call('POST', '/v1/sign-in-links/finish', {
      as: { token: browser },
      body: { name: 'Eve', email: 'e@e.com', password },
    });
    expect(again.statusCode).toBe(404);
  });

  it('is only one: a second link finishes for nobody', async () => {
    const { url } = await createLink(platform.database, 'firstAdministrator', null, 'http://tandem.test');
    expect((await follow(url, { name: 'Eve', email: 'eve@example.com', password })).json()).toMatchObject({
      code: 'conflict',
    });
  });

  it('cannot be removed, demoted or disabled while there is no other', async () => {
    const { items } = (await platform.call('GET', '/v1/users')).json<{ items: { id: string; role: string }[] }>();
    const id = items.find(({ role }) => role === 'admin')?.id ?? '';
    expect((await platform.call('DELETE', `/v1/users/${id}`)).json()).toMatchObject({ code: 'conflict' });
    expect((await platform.call('PATCH', `/v1/users/${id}`, { body: { role: 'viewer' } })).json()).toMatchObject({
      code: 'conflict',
    });
    expect((await platform.call('PATCH', `/v1/users/${id}`, { body: { disabled: true } })).json()).toMatchObject({
      code: 'conflict',
    });
    // Somebody who was only invited cannot sign in, and does not count.
    await platform.call('POST', '/v1/users', {
      body: { email: 'invited@example.com', name: 'Invited', role: 'admin' },
    });
    expect((await platform.call('DELETE', `/v1/users/${id}`)).json()).toMatchObject({ code: 'conflict' });
  });
});

describe('links', () => {
  it('are over after their time, and after a newer one', async () => {
    const made = await platform.call('POST', '/v1/users', {
      body: { email: 'late@example.com', name: 'Late', role: 'viewer' },
    });
    const { id, invitation } = made.json<{ id: string; invitation: { url: string } }>();
    const newer = await platform.call('POST', `/v1/users/${id}/link`);
    expect(newer.statusCode).toBe(201);
    const open = (url: string) =>
      platform.call('POST', '/v1/sign-in-links/open', { as: 'nobody', body: { secret: new URL(url).hash.slice(1) } });
    expect((await open(invitation.url)).statusCode).toBe(404);
    await platform.database
      .updateTable('sign_in_links')
      .set({ expires_at: new Date(Date.now() - 1) })
      .execute();
    expect((await open(newer.json<{ url: string }>().url)).statusCode).toBe(404);
  });

  it('stop working an hour after they were opened', async () => {
    const made = await platform.call('POST', '/v1/users', {
      body: { email: 'slow@example.com', name: 'Slow', role: 'viewer' },
    });
    const { url } = made.json<{ invitation: { url: string } }>().invitation;
    const secret = new URL(url).hash.slice(1);
    const opened = await platform.call('POST', '/v1/sign-in-links/open', { as: 'nobody', body: { secret } });
    const { browser, expiresAt } = opened.json<{ browser: string; expiresAt: string }>();
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(3_600_000);
    await platform.database
      .updateTable('sign_in_links')
      .set({ expires_at: new Date(Date.now() - 1) })
      .execute();
    expect((await platform.call('GET', '/v1/sign-in-links/current', { as: { token: browser } })).statusCode).toBe(404);
  });
});

describe('sessions', () => {
  const signIn = (email: string, given: string) =>
    platform.call('POST', '/v1/session', { as: 'nobody', body: { email, password: given } });

  it('begin with e-mail and password, whatever the case of the address, and end by signing out', async () => {
    await invite('mark@example.com', 'builder');
    const signedIn = await signIn('MARK@example.com', password);
    expect(signedIn.json()).toMatchObject({ email: 'mark@example.com', role: 'builder' });
    const cookie = cookieOf(signedIn);
    const me = () => platform.call('GET', '/v1/me', { as: 'nobody', headers: { cookie } });
    expect((await me()).statusCode).toBe(200);
    const out = await platform.call('DELETE', '/v1/session', { as: 'nobody', headers: { cookie, ...own } });
    expect(out.statusCode).toBe(204);
    expect((await me()).statusCode).toBe(401);
  });

  it('tell nobody whether it was the name or the password', async () => {
    const unknown = await signIn('nobody@example.com', password);
    const wrong = await signIn('mark@example.com', 'wrong password');
    expect(unknown.statusCode).toBe(401);
    expect(wrong.body).toBe(unknown.body);
  });

  it('end when the user is disabled or removed', async () => {
    const { id, cookie } = await invite('leaver@example.com', 'viewer');
    const me = (value: string) => platform.call('GET', '/v1/me', { as: 'nobody', headers: { cookie: value } });
    await platform.call('PATCH', `/v1/users/${id}`, { body: { disabled: true } });
    expect((await me(cookie)).statusCode).toBe(401);
    expect((await signIn('leaver@example.com', password)).statusCode).toBe(401);
    await platform.call('PATCH', `/v1/users/${id}`, { body: { disabled: false } });
    const back = cookieOf(await signIn('leaver@example.com', password));
    expect((await me(back)).statusCode).toBe(200);
    expect((await platform.call('DELETE', `/v1/users/${id}`)).statusCode).toBe(204);
    expect((await me(back)).statusCode).toBe(401);
  });

  it('are kept as hashes, as are tokens, and passwords by argon2id', async () => {
    const { cookie } = await invite('hash@example.com', 'viewer');
    const secret = cookie.split('=')[1] ?? '';
    const stored = await platform.database.selectFrom('sessions').select('token_hash').execute();
    expect(stored.map((row) => row.token_hash.toString('hex'))).toContain(
      createHash('sha256').update(secret).digest('hex'),
    );
    const dump = JSON.stringify(
      await Promise.all([
        platform.database.selectFrom('sessions').selectAll().execute(),
        platform.database.selectFrom('tokens').selectAll().execute(),
        platform.database.selectFrom('users').selectAll().execute(),
      ]),
    );
    expect(dump).not.toContain(secret);
    expect(dump).not.toContain(password);
    expect(dump).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });

  it('slow down guessing, by name, until the wait is over', async () => {
    const { id } = await invite('target@example.com', 'viewer');
    for (let guess = 0; guess < 5; guess++)
      expect((await signIn('target@example.com', 'wrong password')).statusCode).toBe(401);
    const slowed = await signIn('target@example.com', password);
    expect(slowed.json()).toMatchObject({ code: 'rate_limited' });
    expect(Number(slowed.headers['retry-after'])).toBeGreaterThan(0);
    await platform.database
      .updateTable('sign_in_attempts')
      .set({ blocked_until: new Date(Date.now() - 1) })
      .where('subject', '=', 'target@example.com')
      .execute();
    expect((await signIn('target@example.com', password)).statusCode).toBe(200);
    const left = await platform.database
      .selectFrom('sign_in_attempts')
      .select('subject')
      .where('subject', '=', 'target@example.com')
      .execute();
    expect(left).toEqual([]);
    await platform.call('DELETE', `/v1/users/${id}`);
  });

  it('slow down guessing by address, also many names at once', async () => {
    await platform.database.deleteFrom('sign_in_attempts').execute();
    const answers = await Promise.all(
      Array.from({ length: 45 }, (_, number) => signIn(`guess${number}@example.com`, 'wrong password')),
    );
    const codes = answers.map((answer) => answer.statusCode);
    expect(codes.filter((code) => code === 429).length).toBeGreaterThanOrEqual(14);
    await platform.database.deleteFrom('sign_in_attempts').execute();
  });

  it('a new password needs the present one, and ends the other sessions', async () => {
    const { cookie } = await invite('changer@example.com', 'viewer');
    const elsewhere = cookieOf(await signIn('changer@example.com', password));
    const change = (body: object) =>
      platform.call('PATCH', '/v1/me', { as: 'nobody', headers: { cookie, ...own }, body });
    expect((await change({ password: 'another long password' })).json()).toMatchObject({ code: 'input_invalid' });
    expect((await change({ password: 'another long password', currentPassword: password })).statusCode).toBe(200);
    const me = (value: string) => platform.call('GET', '/v1/me', { as: 'nobody', headers: { cookie: value } });
    expect((await me(cookie)).statusCode).toBe(200);
    expect((await me(elsewhere)).statusCode).toBe(401);
    expect((await signIn('changer@example.com', password)).statusCode).toBe(401);
    expect((await signIn('changer@example.com', 'another long password')).statusCode).toBe(200);
  });
});

describe('tokens', () => {
  it('are shown once, work at once, and end when they are taken away', async () => {
    const made = await platform.call('POST', '/v1/tokens', { body: { name: 'Export', role: 'viewer' } });
    const { id, token } = made.json<{ id: string; token: string }>();
    expect(token).toMatch(/^tdm_[\w-]{43}$/);
    expect((await platform.call('GET', '/v1/me', { as: { token } })).json()).toMatchObject({
      kind: 'token',
      name: 'Export',
      role: 'viewer',
    });
    const listed = await platform.call('GET', '/v1/tokens');
    expect(listed.body).toContain(id);
    expect(listed.body).not.toContain(token);
    expect((await platform.call('DELETE', `/v1/tokens/${id}`)).statusCode).toBe(204);
    expect((await platform.call('GET', '/v1/me', { as: { token } })).statusCode).toBe(401);
  });

  it('end at their time', async () => {
    const past = await platform.call('POST', '/v1/tokens', {
      body: { name: 'Past', role: 'viewer', expiresAt: '2020-01-01T00:00:00Z' },
    });
    expect(past.json()).toMatchObject({ code: 'input_invalid', errors: [{ field: 'expiresAt' }] });
    const made = await platform.call('POST', '/v1/tokens', {
      body: { name: 'Soon', role: 'viewer', expiresAt: '2999-01-01T00:00:00+02:00' },
    });
    const { id, token } = made.json<{ id: string; token: string }>();
    await platform.database
      .updateTable('tokens')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('id', '=', id)
      .execute();
    expect((await platform.call('GET', '/v1/me', { as: { token } })).statusCode).toBe(401);
  });

  it('of the operator has every right', async () => {
    const me = await platform.call('GET', '/v1/me', { as: { token: operatorToken } });
    expect(me.json()).toMatchObject({ kind: 'operator', role: 'admin', account: null });
    expect((await platform.call('GET', '/v1/me', { as: { token: `${operatorToken}x` } })).statusCode).toBe(401);
  });

  it('are made by administrators only, and for accounts that exist', async () => {
    expect(
      (await platform.call('POST', '/v1/tokens', { as: 'builder', body: { name: 'x', role: 'admin' } })).statusCode,
    ).toBe(403);
    const bad = await platform.call('POST', '/v1/tokens', { body: { name: 'x', role: 'viewer', account: 'acc_none' } });
    expect(bad.json()).toMatchObject({ code: 'input_invalid', errors: [{ field: 'account' }] });
  });
});

describe('users', () => {
  it('have an address of their own', async () => {
    const twice = await platform.call('POST', '/v1/users', {
      body: { email: 'ANNA@example.com', name: 'Again', role: 'viewer' },
    });
    expect(twice.json()).toMatchObject({ code: 'conflict' });
  });

  it('are listed in pages', async () => {
    const first = (await platform.call('GET', '/v1/users?limit=2')).json<{
      items: { id: string }[];
      nextCursor: string;
    }>();
    expect(first.items).toHaveLength(2);
    const second = (await platform.call('GET', `/v1/users?limit=2&cursor=${first.nextCursor}`)).json<{
      items: { id: string }[];
    }>();
    expect(second.items.map(({ id }) => id)).not.toContain(first.items[1]?.id);
    expect((await platform.call('GET', '/v1/users?cursor=nonsense')).json()).toMatchObject({
      code: 'request_malformed',
    });
    expect((await platform.call('GET', '/v1/users?limit=101')).json()).toMatchObject({ code: 'request_malformed' });
  });
});

describe('the audit log', () => {
  it('tells what was changed by whom, and no secret', async () => {
    const { token } = (await platform.call('POST', '/v1/tokens', { body: { name: 'Audited', role: 'builder' } })).json<{
      token: string;
    }>();
    const log = await platform.call('GET', '/v1/audit?action=token');
    const { items } = log.json<{ items: { action: string; subject: { name: string }; actor: { name: string } }[] }>();
    expect(items[0]).toMatchObject({
      action: 'token.create',
      subject: { kind: 'token', name: 'Audited' },
      actor: { kind: 'token', name: 'Test admin' },
    });
    const all = (await platform.call('GET', '/v1/audit?limit=100')).body;
    expect(all).not.toContain(token);
    expect(all).not.toContain(password);
    expect(
      (await platform.call('GET', '/v1/audit?action=session')).json<{ items: object[] }>().items.length,
    ).toBeGreaterThan(0);
  });
});
