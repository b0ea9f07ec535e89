import { describe, expect, it } from 'vitest';
import { consoleUnderTest } from '../testing/console-under-test.ts';
import { watch } from '../testing/open-console.ts';

const console = consoleUnderTest();
const password = 'correct horse battery staple';

describe('signing in', () => {
  it('begins with the one-time link, which makes the first administrator, and works once', async () => {
    const context = await console.browser.newContext({ baseURL: console.tandem.url });
    const page = await context.newPage();
    const faults = watch(page, console.tandem);
    await page.goto(console.tandem.signInLink);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    expect(page.url()).not.toContain('#');
    await page.reload();
    await page.getByRole('textbox', { name: 'Name' }).fill('First Person');
    await page.getByRole('textbox', { name: 'E-mail' }).fill('first@example.com');
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByText('Use at least 10 characters; a few words do well.').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('heading', { name: 'Connector Library' }).waitFor();

    const other = await console.browser.newContext({ baseURL: console.tandem.url });
    const late = await other.newPage();
    await late.goto(console.tandem.signInLink);
    await late.getByRole('button', { name: 'Continue' }).click();
    await late.getByRole('alert').waitFor();
    expect(faults).toEqual([]);
    await Promise.all([context.close(), other.close()]);
  });

  it('takes e-mail and password, says what is wrong, and leads to where one wanted to go', async () => {
    const context = await console.browser.newContext({ baseURL: console.tandem.url });
    const page = await context.newPage();
    await page.goto('/accounts?q=acme');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByRole('textbox', { name: 'E-mail' }).fill('first@example.com');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('textbox', { name: 'E-mail' }).inputValue()).toBe('first@example.com');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Accounts' }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('acme');

    await page.getByRole('button', { name: 'First Person menu' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto('/accounts');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await context.close();
  });
});
