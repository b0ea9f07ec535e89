import { Secret } from '@tandem/connector-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignInSettings } from '../configuration/sign-in-settings.ts';
import { followLink, openBrowser, testPassword } from '../testing/browser.ts';
import { startTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { createLink } from './sign-in-link.ts';
import { createStartLink } from './start-link.ts';

const signIn: SignInSettings = {
  password: false,
  oidc: {
    issuer: 'https://login.example.com',
    clientId: 'tandem',
    clientSecret: new Secret('client secret'),
    name: 'Example ID',
    role: 'viewer',
    domains: [],
    trustsAddresses: false,
  },
};
const publicUrl = 'http://tandem.test';
let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform({ signIn });
});
afterAll(() => platform.close());

const startLink = (settings: SignInSettings) => createStartLink(platform.database, settings, publicUrl);

describe('with passwords off', () => {
  it('the link of the first start lets in, also where others have come by single sign-on already', async () => {
    await platform.database
      .insertInto('users')
      .values({
        id: 'usr_1',
        email: 'viewer@example.com',
        name: 'V',
        role: 'viewer',
        oidc_issuer: 'i',
        oidc_subject: 's',
      })
      .execute();
    const browser = openBrowser(platform);
    const finished = await followLink(browser, (await startLink(signIn)) ?? '', { email: 'anna@example.com' });
    expect(finished.json()).toMatchObject({ kind: 'user', role: 'admin' });
  });

  it('nobody signs in with one', async () => {
    const answer = await openBrowser(platform).send('POST', '/v1/session', {
      email: 'anna@example.com',
      password: testPassword,
    });
    expect(answer.json()).toMatchObject({ code: 'forbidden', hint: 'Sign in with Example ID instead.' });
    expect((await platform.call('GET', '/v1/sign-in', { as: 'nobody' })).json()).toMatchObject({ password: false });
  });

  it('people are invited without a link, and no link leads past single sign-on', async () => {
    const made = await platform.call('POST', '/v1/users', {
      body: { email: 'bob@example.com', name: 'Bob', role: 'viewer' },
    });
    expect(made.json()).toMatchObject({ status: 'invited', invitation: null });
    const { id } = made.json<{ id: string }>();
    expect((await platform.call('POST', `/v1/users/${id}/link`)).json()).toMatchObject({ code: 'forbidden' });
    for (const purpose of ['invitation', 'recovery'] as const) {
      // Made before passwords were switched off.
      const { url } = await createLink(platform.database, purpose, id, publicUrl);
      const opened = await openBrowser(platform).send('POST', '/v1/sign-in-links/open', {
        secret: new URL(url).hash.slice(1),
      });
      expect(opened.json()).toMatchObject({ code: 'forbidden' });
    }
  });

  it('each start prints a link by which whoever runs the server comes in as an administrator', async () => {
    expect(await startLink({ ...signIn, password: true })).toBeUndefined();
    const [link, newer] = [(await startLink(signIn)) ?? '', (await startLink(signIn)) ?? ''];
    const secretOf = (url: string) => ({ secret: new URL(url).hash.slice(1) });
    const browser = openBrowser(platform);
    expect((await browser.send('POST', '/v1/sign-in-links/open', secretOf(link))).statusCode).toBe(404);
    const finished = await followLink(browser, newer, { email: 'operator@example.com', name: 'Operator' });
    expect(finished.json()).toMatchObject({ name: 'Operator', role: 'admin' });
    const log = await platform.call('GET', '/v1/audit?action=session.create');
    expect(log.json<{ items: object[] }>().items[0]).toMatchObject({ detail: { by: 'operator' } });
  });
});
