import { TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { followLink, invitePerson, openBrowser, testPassword, type TestBrowser } from '../../testing/browser.ts';
import { startTestPlatform, type TestPlatform } from '../../testing/test-platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

// Codes belong to half minutes, and are taken once; nothing else of time is pretended.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await platform.database.deleteFrom('sign_in_attempts').execute();
});
const halfMinutes = (count: number): void => void vi.setSystemTime(Date.now() + count * 30_000);

const path = '/v1/me/second-factor';

interface Enrolled {
  readonly id: string;
  readonly email: string;
  readonly browser: TestBrowser;
  readonly recoveryCodes: readonly string[];
  /** What the authenticator shows so many half minutes from now. */
  code(later?: number): string;
}

let people = 0;

async function enrol(): Promise<Enrolled> {
  const email = `person${(people += 1)}@example.com`;
  const browser = openBrowser(platform);
  const { id } = await invitePerson(platform, browser, email);
  const offered = await browser.send('POST', path, { password: testPassword });
  const totp = new TOTP({ secret: offered.json<{ secret: string }>().secret });
  const code = (later = 0): string => totp.generate({ timestamp: Date.now() + later * 30_000 });
  const confirmed = await browser.send('POST', `${path}/confirm`, { code: code() });
  expect(confirmed.statusCode).toBe(200);
  halfMinutes(1);
  return { id, email, browser, code, recoveryCodes: confirmed.json<{ recoveryCodes: string[] }>().recoveryCodes };
}

/** Gives the password in a browser of its own. */
async function givePassword(email: string) {
  const browser = openBrowser(platform);
  const answer = await browser.send('POST', '/v1/session', { email, password: testPassword });
  return { browser, answer };
}

const giveCode = (browser: TestBrowser, code: string) => browser.send('POST', '/v1/session/second-factor', { code });

const statusOf = async (browser: TestBrowser) =>
  (await browser.send('GET', path)).json<{ on: boolean; recoveryCodesLeft: number }>();

describe('setting up a second factor', () => {
  it('needs the password, and a first code before it counts', async () => {
    const browser = openBrowser(platform);
    await invitePerson(platform, browser, 'new@example.com');
    expect(await statusOf(browser)).toEqual({ on: false, since: null, recoveryCodesLeft: 0 });
    expect((await browser.send('POST', path, { password: 'wrong' })).json()).toMatchObject({
      code: 'input_invalid',
      errors: [{ field: 'password' }],
    });
    expect((await browser.send('POST', `${path}/confirm`, { code: '123456' })).json()).toMatchObject({
      code: 'conflict',
    });
    const offered = await browser.send('POST', path, { password: testPassword });
    const { secret, uri, qr } = offered.json<{ secret: string; uri: string; qr: string }>();
    expect(uri).toContain(`secret=${secret}`);
    expect(qr).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);

    expect((await givePassword('new@example.com')).answer.json()).toMatchObject({ kind: 'user', secondFactor: false });
    const totp = new TOTP({ secret });
    expect(
      (await browser.send('POST', `${path}/confirm`, { code: totp.generate({ timestamp: 0 }) })).json(),
    ).toMatchObject({ code: 'input_invalid', errors: [{ field: 'code' }] });
    const confirmed = await browser.send('POST', `${path}/confirm`, { code: totp.generate() });
    const { recoveryCodes } = confirmed.json<{ recoveryCodes: string[] }>();
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
    expect(await statusOf(browser)).toMatchObject({ on: true, recoveryCodesLeft: 10 });
    expect((await browser.send('GET', '/v1/me')).json()).toMatchObject({ secondFactor: true, hasPassword: true });
    expect((await browser.send('POST', path, { password: testPassword })).json()).toMatchObject({ code: 'conflict' });

    const kept = JSON.stringify(
      await Promise.all([
        platform.database.selectFrom('users').selectAll().execute(),
        platform.database.selectFrom('recovery_codes').selectAll().execute(),
      ]),
    );
    const logged = platform.log.join('') + (await platform.call('GET', '/v1/audit?limit=100')).body;
    for (const canary of [secret, ...recoveryCodes]) {
      expect(kept).not.toContain(canary);
      expect(logged).not.toContain(canary);
    }
  });

  it('is not for tokens', async () => {
    expect((await platform.call('GET', path)).json()).toMatchObject({ code: 'forbidden' });
  });
});

describe('signing in with a second factor', () => {
  it('takes two steps, and the first alone opens nothing', async () => {
    const { email, code } = await enrol();
    const { browser, answer } = await givePassword(email);
    expect(answer.json()).toMatchObject({ kind: 'secondFactor' });
    expect(browser.cookie('tandem_session')).toBeUndefined();
    expect(String(answer.headers['set-cookie'])).toMatch(/Path=\/v1\/session; HttpOnly; SameSite=Strict/);
    const pending = browser.cookie('tandem_sign_in') ?? '';
    for (const headers of [{ cookie: `tandem_session=${pending}` }, { authorization: `Bearer ${pending}` }])
      expect((await platform.call('GET', '/v1/me', { as: 'nobody', headers })).statusCode).toBe(401);

    const wrong = code() === '000000' ? '111111' : '000000';
    expect((await giveCode(browser, wrong)).json()).toMatchObject({ code: 'input_invalid' });
    expect((await giveCode(browser, code())).json()).toMatchObject({ kind: 'user', email, secondFactor: true });
    expect((await browser.send('GET', '/v1/me')).json()).toMatchObject({ email });
    expect(browser.cookie('tandem_sign_in')).toBeUndefined();
    const { items } = (await platform.call('GET', '/v1/audit?action=session')).json<{ items: object[] }>();
    expect(items[0]).toMatchObject({ detail: { by: 'password', secondFactor: 'authenticator' } });
  });

  it('takes no code twice, none that is older than one taken, and none that is over', async () => {
    const { email, code } = await enrol();
    const first = await givePassword(email);
    expect((await giveCode(first.browser, code(1))).statusCode).toBe(200);
    const second = await givePassword(email);
    for (const replayed of [code(1), code(0), code(-1)])
      expect((await giveCode(second.browser, replayed)).statusCode).toBe(422);
    halfMinutes(3);
    expect((await giveCode(second.browser, code(-2))).statusCode).toBe(422);
    await platform.database.deleteFrom('sign_in_attempts').execute();
    expect((await giveCode(second.browser, code(-1))).statusCode).toBe(200);
  });

  it('lets in one of many who send the same code at once', async () => {
    const { email, code } = await enrol();
    const browsers = [await givePassword(email), await givePassword(email), await givePassword(email)];
    await platform.database.deleteFrom('sign_in_attempts').execute();
    const answers = await Promise.all(browsers.map(({ browser }) => giveCode(browser, code())));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422, 422]);
  });

  it('belongs to the browser that gave the password, and ends in time', async () => {
    const { email, code } = await enrol();
    expect((await giveCode(openBrowser(platform), code())).json()).toMatchObject({ code: 'unauthenticated' });
    const { browser } = await givePassword(email);
    await platform.database
      .updateTable('pending_sign_ins')
      .set({ expires_at: new Date(Date.now() - 1) })
      .execute();
    expect((await giveCode(browser, code())).json()).toMatchObject({ code: 'unauthenticated' });
  });

  it('takes each recovery code once, however it is typed', async () => {
    const { email, recoveryCodes, browser: own } = await enrol();
    const [code = ''] = recoveryCodes;
    const { browser } = await givePassword(email);
    expect((await giveCode(browser, code.toLowerCase().replaceAll('-', ' '))).statusCode).toBe(200);
    expect((await statusOf(own)).recoveryCodesLeft).toBe(9);
    const again = await givePassword(email);
    expect((await giveCode(again.browser, code)).statusCode).toBe(422);
    const other = await enrol();
    expect((await giveCode(again.browser, other.recoveryCodes[0] ?? '')).statusCode).toBe(422);
    const { items } = (await platform.call('GET', '/v1/audit?action=session')).json<{ items: { detail: object }[] }>();
    expect(items.map(({ detail }) => detail)).toContainEqual({ by: 'password', secondFactor: 'recoveryCode' });
  });

  it('slows guessing, also where the password is given again in between', async () => {
    const { email, code } = await enrol();
    const wrong = code() === '000000' ? '111111' : '000000';
    const statuses: number[] = [];
    for (let guess = 0; guess < 4; guess += 1) {
      const { browser, answer } = await givePassword(email);
      statuses.push(answer.statusCode);
      if (answer.statusCode === 200) statuses.push((await giveCode(browser, wrong)).statusCode);
    }
    expect(statuses).toContain(429);
    expect(statuses.filter((status) => status === 422).length).toBeLessThanOrEqual(3);
  });

  it('is asked for also behind a link to a new password', async () => {
    const { id, code, email } = await enrol();
    const link = await platform.call('POST', `/v1/users/${id}/link`);
    const browser = openBrowser(platform);
    const finished = await followLink(browser, link.json<{ url: string }>().url, { password: 'another long password' });
    expect(finished.json()).toMatchObject({ kind: 'secondFactor' });
    expect((await browser.send('GET', '/v1/me')).statusCode).toBe(401);
    expect((await giveCode(browser, code())).json()).toMatchObject({ email });
  });

  it('is not finished by who was disabled, or has changed the password, meanwhile', async () => {
    const { id, email, code, browser: own } = await enrol();
    const one = await givePassword(email);
    await platform.call('PATCH', `/v1/users/${id}`, { body: { disabled: true } });
    await platform.call('PATCH', `/v1/users/${id}`, { body: { disabled: false } });
    expect((await own.send('GET', '/v1/me')).statusCode).toBe(401);
    expect((await giveCode(one.browser, code())).statusCode).toBe(401);

    const [two, three] = [await givePassword(email), await givePassword(email)];
    expect((await giveCode(two.browser, code())).statusCode).toBe(200);
    const change = { password: 'another long password', currentPassword: testPassword };
    expect((await two.browser.send('PATCH', '/v1/me', change)).statusCode).toBe(200);
    expect((await giveCode(three.browser, code(1))).statusCode).toBe(401);
  });
});

describe('a second factor', () => {
  it('is turned off by password and code, and by nothing less', async () => {
    const { email, browser, code } = await enrol();
    const off = (body: object) => browser.send('POST', `${path}/disable`, body);
    expect((await off({ password: 'wrong password', code: code() })).json()).toMatchObject({ code: 'input_invalid' });
    expect((await off({ password: testPassword, code: '12345' })).json()).toMatchObject({ code: 'input_invalid' });
    expect((await statusOf(browser)).on).toBe(true);
    expect((await off({ password: testPassword, code: code() })).statusCode).toBe(204);
    expect(await statusOf(browser)).toEqual({ on: false, since: null, recoveryCodesLeft: 0 });
    await platform.database.deleteFrom('sign_in_attempts').execute();
    expect((await givePassword(email)).answer.json()).toMatchObject({ kind: 'user' });
  });

  it('gets new recovery codes by a code, and the former ones work no longer', async () => {
    const { email, browser, code, recoveryCodes } = await enrol();
    const renewed = await browser.send('POST', `${path}/recovery-codes`, { code: code() });
    const fresh = renewed.json<{ recoveryCodes: string[] }>().recoveryCodes;
    expect(fresh).toHaveLength(10);
    const { browser: other } = await givePassword(email);
    expect((await giveCode(other, recoveryCodes[0] ?? '')).statusCode).toBe(422);
    expect((await giveCode(other, fresh[0] ?? '')).statusCode).toBe(200);
  });

  it('is taken away by an administrator alone, who is written down', async () => {
    const { id, email } = await enrol();
    const reset = `/v1/users/${id}/second-factor`;
    expect((await platform.call('DELETE', reset, { as: 'builder' })).statusCode).toBe(403);
    expect((await givePassword(email)).answer.json()).toMatchObject({ kind: 'secondFactor' });
    expect((await platform.call('DELETE', reset)).statusCode).toBe(204);
    expect((await givePassword(email)).answer.json()).toMatchObject({ kind: 'user', email });
    const { items } = (await platform.call('GET', `/v1/audit?subject=${id}&action=user`)).json<{ items: object[] }>();
    expect(items[0]).toMatchObject({
      action: 'user.resetSecondFactor',
      subject: { name: email },
      actor: { name: 'Test admin' },
    });
  });
});
