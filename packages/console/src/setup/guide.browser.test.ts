import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { consoleUnderTest } from '../testing/console-under-test.ts';

const console = consoleUnderTest();

/** The menu along the top. */
const menu = (page: Page) => page.getByRole('navigation', { name: 'Main' });

describe('the guide, sentence by sentence', () => {
  it('leads from the Connectors menu to data of a customer', async () => {
    const { page } = await console.open({ at: '/accounts' });
    const given = await console.tandem.credentials('guide');

    await menu(page).getByRole('button', { name: 'Connectors' }).click();
    await page.getByRole('menuitem', { name: 'Connector Library' }).click();
    const card = page.getByRole('article', { name: 'Scoro' });
    await card.scrollIntoViewIfNeeded();
    await card.getByRole('button', { name: 'Setup' }).click();

    expect(await page.getByRole('textbox', { name: 'Language' }).inputValue()).toBe('eng');
    await page.getByRole('textbox', { name: 'Company Name' }).fill(given.companyName);
    await choose(page, 'Environment', 'Sandbox');

    const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
    expect(headings).toEqual(['To use User Auth', 'To use API Key', 'Advanced']);
    await page.getByRole('textbox', { name: 'Company Account ID' }).fill(given.companyAccountId);
    await page.getByRole('textbox', { name: 'Username' }).fill(given.username);
    await page.getByLabel('Password', { exact: true }).fill(given.password);
    await page.getByRole('textbox', { name: 'Device Type' }).fill('computer');
    await page.getByRole('textbox', { name: 'Device Name' }).fill('Office');
    await page.getByRole('textbox', { name: 'Device ID' }).fill('office-1');
    await page.getByText(/^With these values \d+ of \d+ methods will work\.$/).waitFor();
    await page.getByLabel('API Key', { exact: true }).fill(given.apiKey);
    await page.getByText(/^With these values (\d+) of \1 methods will work\.$/).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();

    const report = page.getByRole('region', { name: 'Capability report' });
    await report.getByText('User Auth: verified with a real call').waitFor();
    await report.getByText('API Key: verified with a real call').waitFor();

    await menu(page).getByRole('link', { name: 'Accounts' }).click();
    await page.getByRole('button', { name: 'New account' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New account' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('First customer');
    await dialog.getByRole('button', { name: 'Create account' }).click();
    await page.getByRole('heading', { name: 'First customer' }).waitFor();
    await page.getByRole('button', { name: 'Install connector' }).click();
    await page.getByRole('menuitem', { name: 'Scoro' }).click();
    await page.getByRole('button', { name: 'Install', exact: true }).click();
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await report.getByText(/^(\d+) of \1 methods work$/).waitFor();

    await page.getByRole('button', { name: 'Explore methods' }).click();
    await page
      .getByRole('textbox', { name: 'Search methods' })
      .or(page.getByRole('searchbox', { name: 'Search methods' }))
      .fill('list tasks');
    await page.getByRole('link', { name: 'List Tasks' }).click();
    await page.getByRole('button', { name: 'Execute' }).click();
    const result = page.getByRole('region', { name: 'Result' });
    await result.getByRole('row').nth(3).waitFor();
    expect(await result.getByRole('columnheader', { name: 'event_name' }).isVisible()).toBe(true);
  });

  it('shows where in Scoro each value is found, and what each way to authenticate unlocks', async () => {
    const { page } = await console.open({ at: '/library/scoro/setup' });
    await page.getByRole('heading', { name: 'To use API Key' }).waitFor();
    const text = (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Click Profile Settings under your user profile in the top right');
    expect(text).toContain('Make a note of the "company_account_id".');
    expect(text).toContain('Make a note of the API Key under the API KEY header.');
    for (const name of ['Properties', 'Meters', 'Readings', 'Price Lists', 'Product Groups', 'Depot']) {
      expect(text).toContain(name);
    }
    for (const name of ['Bookmarks', 'Search', 'Webhooks']) {
      expect(text).toContain(name);
    }
  });

  it('understands a pasted address as the company name', async () => {
    const { page } = await console.open({ at: '/library/scoro/setup' });
    await page.getByRole('textbox', { name: 'Company Name' }).fill('https://acme.scoro.com/tasks?view=1');
    await page.getByText('Understood as acme.scoro.com.').waitFor();
    page.on('dialog', (dialog) => void dialog.accept());
  });

  it('warns where one person’s login would be shared by every customer', async () => {
    const { page } = await console.open({ at: '/library/scoro/setup' });
    await page.getByRole('textbox', { name: 'Username' }).fill('anna');
    await page.getByText('Every customer would work as this one person.').first().waitFor();
    page.on('dialog', (dialog) => void dialog.accept());
  });
});

/** Chooses in a select by its label. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page
    .getByRole('combobox', { name: label })
    .or(page.getByRole('textbox', { name: label }))
    .first()
    .click();
  await page.getByRole('option', { name: option }).click();
}
