import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invitePerson, openBrowser, testPassword, type TestBrowser } from '../../testing/browser.ts';
import { startTestPlatform, type TestPlatform } from '../../testing/test-platform.ts';
import { deviceOf } from './device.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';

async function signIn(email: string, userAgent: string): Promise<TestBrowser> {
  const browser = openBrowser(platform, userAgent);
  expect((await browser.send('POST', '/v1/session', { email, password: testPassword })).statusCode).toBe(200);
  return browser;
}

async function sessionsOf(browser: TestBrowser) {
  const answer = await browser.send('GET', '/v1/me/sessions');
  return answer.json<{ items: { id: string; device: string; current: boolean }[] }>().items;
}

const isIn = async (browser: TestBrowser): Promise<boolean> => (await browser.send('GET', '/v1/me')).statusCode === 200;

describe('sessions', () => {
  it('are listed with their devices, and ended one by one or all others at once', async () => {
    const first = openBrowser(platform, firefox);
    await invitePerson(platform, first, 'anna@example.com');
    const [second, third] = [await signIn('anna@example.com', chrome), await signIn('anna@example.com', firefox)];
    const listed = await sessionsOf(first);
    expect(listed.map(({ device, current }) => [device, current])).toEqual([
      ['Firefox on Linux', false],
      ['Chrome on Windows', false],
      ['Firefox on Linux', true],
    ]);
    expect(JSON.stringify(listed)).not.toContain('tds_');

    const ended = await first.send('DELETE', `/v1/me/sessions/${listed[1]?.id ?? ''}`);
    expect(ended.statusCode).toBe(204);
    expect([await isIn(first), await isIn(second), await isIn(third)]).toEqual([true, false, true]);
    expect((await first.send('DELETE', '/v1/me/sessions')).statusCode).toBe(204);
    expect([await isIn(first), await isIn(third)]).toEqual([true, false]);
    expect(await sessionsOf(first)).toHaveLength(1);
  });

  it('of other people are not there', async () => {
    const [one, other] = [openBrowser(platform), openBrowser(platform)];
    await invitePerson(platform, one, 'one@example.com');
    await invitePerson(platform, other, 'other@example.com');
    const [theirs] = await sessionsOf(other);
    expect((await one.send('DELETE', `/v1/me/sessions/${theirs?.id ?? ''}`)).statusCode).toBe(404);
    await one.send('DELETE', '/v1/me/sessions');
    expect(await isIn(other)).toBe(true);
  });

  it('are ended for a user by an administrator, and not by the user’s peers', async () => {
    const browser = openBrowser(platform);
    const { id } = await invitePerson(platform, browser, 'lost@example.com', 'admin');
    const path = `/v1/users/${id}/sessions`;
    expect((await platform.call('DELETE', path, { as: 'builder' })).statusCode).toBe(403);
    expect(await isIn(browser)).toBe(true);
    expect((await platform.call('DELETE', path)).statusCode).toBe(204);
    expect(await isIn(browser)).toBe(false);
    const log = await platform.call('GET', `/v1/audit?subject=${id}&action=user.signOut`);
    expect(log.json()).toMatchObject({ items: [{ subject: { name: 'lost@example.com' } }] });
  });

  it('are nothing that a token has', async () => {
    expect((await platform.call('GET', '/v1/me/sessions')).json()).toMatchObject({ code: 'forbidden' });
    expect((await platform.call('DELETE', '/v1/me/sessions')).json()).toMatchObject({ code: 'forbidden' });
  });
});

describe('devices', () => {
  it.each([
    [`${chrome} Edg/140.0`, 'Edge on Windows'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
      'Safari on macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/140.0 Safari/604.1',
      'Chrome on iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 SamsungBrowser/28.0 Chrome/130.0 Safari/537.36',
      'Samsung Internet on Android',
    ],
    ['curl/8.9.1', 'curl/8.9.1'],
    [null, 'Unknown device'],
  ])('%s is named', (userAgent, device) => {
    expect(deviceOf(userAgent)).toBe(device);
  });
});
