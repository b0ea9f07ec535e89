import { createTestDatabase, type TestDatabase } from '@tandem/platform/test-database';
import { startIdentityProvider, type TestIdentityProvider } from '@tandem/platform/test-identity-provider';
import { TOTP } from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../testing/launch-browser.ts';
import { startTandem, type Tandem } from '../testing/start-tandem.ts';
import { z } from 'zod';

const password = 'correct horse battery staple';
let database: TestDatabase;
let provider: TestIdentityProvider;
let tandem: Tandem;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  let url = '';
  provider = await startIdentityProvider(() => `${url}/v1/sign-in/oidc/callback`);
  [tandem, browser] = await Promise.all([
    startTandem({
      databaseUrl: database.url,
      environment: {
        TANDEM_OIDC_ISSUER: provider.issuer,
        TANDEM_OIDC_CLIENT_ID: provider.clientId,
        TANDEM_OIDC_CLIENT_SECRET: provider.clientSecret,
        TANDEM_OIDC_NAME: 'Example ID',
      },
    }),
    launchBrowser(),
  ]);
  ({ url } = tandem);
  for (const name of ['anna', 'stranger'])
    provider.know({ sub: name, email: `${name}@example.com`, email_verified: true });
});
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser.close();
  await tandem.close();
  await provider.close();
  await database.close();
});

/** A browser of its own, for somebody new. */
async function open(at: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({
    baseURL: tandem.url,
    viewport: { width, height: 800 },
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0 Safari/537.36',
  });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(at);
  return page;
}

async function invite(email: string): Promise<string> {
  const shape = z.looseObject({ invitation: z.object({ url: z.string() }) });
  const made = await tandem.send(shape, 'POST', '/v1/users', { name: 'Anna Tamm', email, role: 'admin' });
  return made.invitation.url;
}

async function givePassword(page: Page, email: string): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

describe('single sign-on', () => {
  it('leads through the provider to where one wanted to go', async () => {
    await invite('anna@example.com');
    const page = await open('/accounts?q=acme');
    await page.getByRole('link', { name: 'Sign in with Example ID' }).click();
    await page.getByRole('link', { name: 'I am anna' }).click();
    await page.getByRole('heading', { name: 'Accounts' }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('acme');
    await page.goto('/settings/single-sign-on');
    await page.getByText(provider.issuer).waitFor();
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText(/^Example ID answers/).waitFor();
    await page.goto('/settings/profile');
    await page.getByRole('cell', { name: /^Chrome on Linux/ }).waitFor();
    // Who has no password here has none to change, and no second factor besides the provider's.
    expect(await page.getByRole('heading', { name: 'Password' }).count()).toBe(0);
  });

  it('says what to do when it does not end well, and offers the way again', async () => {
    const page = await open('/sign-in');
    await page.getByRole('link', { name: 'Sign in with Example ID' }).click();
    await page.getByRole('link', { name: 'I am stranger' }).click();
    const told = page.getByRole('alert');
    await told.getByText('Nobody here has your e-mail address.').waitFor();
    await told.getByText('Ask an administrator of Tandem to invite the address that you use at Example ID.').waitFor();
    await page.getByRole('link', { name: 'Sign in with Example ID' }).click();
    await page.getByRole('link', { name: 'Decline' }).click();
    await told.getByText('Example ID did not let you in.').waitFor();
    expect(await page.getByRole('button', { name: 'Sign in' }).isVisible()).toBe(true);
  });
});

describe('a second factor', () => {
  it('is set up by the profile, asked for at sign-in, and reset by an administrator', async () => {
    const page = await open(await invite('bob@example.com'));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('heading', { name: 'Connector Library' }).waitFor();
    await page.goto('/settings/profile');
    const section = page.getByRole('region', { name: 'Second factor' });
    await section.getByRole('button', { name: 'Set up' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set up a second factor' });
    await dialog.getByLabel('Present password').fill(password);
    await dialog.getByRole('button', { name: 'Continue' }).click();
    const image = dialog.getByRole('img', { name: 'QR code for your authenticator' });
    await image.waitFor();
    expect(await image.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBeGreaterThan(0);
    const totp = new TOTP({ secret: await dialog.getByRole('textbox', { name: 'Key' }).inputValue() });
    const code = dialog.getByRole('textbox', { name: 'Code' });
    await code.fill(totp.generate({ timestamp: 0 }));
    await dialog.getByRole('button', { name: 'Turn on' }).click();
    await dialog.getByText('It is not the code of now').first().waitFor();
    await code.fill(totp.generate());
    await dialog.getByRole('button', { name: 'Turn on' }).click();
    const codes = page.getByRole('dialog', { name: 'Your recovery codes' });
    await codes.getByRole('listitem').nth(9).waitFor();
    const recovery = await codes.getByRole('listitem').allTextContents();
    expect(recovery).toHaveLength(10);
    await codes.getByRole('button', { name: 'I have kept them' }).click();
    await section.getByText('10 recovery codes are left.').waitFor();

    const elsewhere = await open('/sign-in', 390);
    await givePassword(elsewhere, 'bob@example.com');
    await elsewhere.getByRole('heading', { name: 'Enter your code' }).waitFor();
    await elsewhere.getByRole('textbox', { name: 'Code' }).fill('000000');
    await elsewhere.getByRole('button', { name: 'Sign in' }).click();
    await elsewhere.getByText('It is not the code of now, or it was used before.').waitFor();
    await elsewhere.getByRole('textbox', { name: 'Code' }).fill(recovery[0] ?? '');
    await elsewhere.getByRole('button', { name: 'Sign in' }).click();
    await elsewhere.getByRole('heading', { name: 'Connector Library' }).waitFor();

    await page.reload();
    const sessions = page.getByRole('region', { name: 'Sessions' });
    await sessions.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await sessions.getByRole('button', { name: 'Sign out everywhere else' }).waitFor({ state: 'detached' });
    await elsewhere.goto('/accounts');
    await elsewhere.getByRole('heading', { name: 'Sign in' }).waitFor();

    await page.goto('/settings/people');
    await page
      .getByRole('row', { name: /bob@example\.com/ })
      .getByRole('button', { name: /^Actions for/ })
      .click();
    await page.getByRole('menuitem', { name: 'Reset second factor' }).click();
    const question = page.getByRole('dialog', { name: /^Reset the second factor of/ });
    await question.getByRole('button', { name: 'Reset second factor' }).click();
    await question.waitFor({ state: 'detached' });
    await givePassword(elsewhere, 'bob@example.com');
    await elsewhere.getByRole('heading', { name: 'Accounts' }).waitFor();
  });
});
