import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { consoleUnderTest } from '../testing/console-under-test.ts';
import type { Installed } from '../testing/start-tandem.ts';

const console = consoleUnderTest();

const at = ({ account, installation }: Installed) => `/accounts/${account}/connectors/${installation}`;
const report = (page: Page) => page.getByRole('region', { name: 'Capability report' });
const test = (page: Page) => page.getByRole('button', { name: 'Test', exact: true }).click();

describe('what can be wrong with credentials', () => {
  it('is said of a wrong key, while the login goes on working', async () => {
    const installed = await console.tandem.install('wrong-key', { apiKey: 'not-the-key' });
    const { page } = await console.open({ at: at(installed) });
    await test(page);
    await report(page).getByText('API Key: did not work').waitFor();
    await report(page).getByText('User Auth: verified with a real call').waitFor();
  });

  it('is said of a wrong password', async () => {
    const installed = await console.tandem.install('wrong-password', { password: 'not-it' });
    const { page } = await console.open({ at: at(installed) });
    await test(page);
    await report(page).getByText('User Auth: did not work').waitFor();
    await report(page).getByText('API Key: verified with a real call').waitFor();
  });

  it('is said of a company name that leads elsewhere, at its field, and keeps what was typed', async () => {
    const installed = await console.tandem.install('elsewhere');
    const { page } = await console.open({ at: at(installed) });
    const box = page.getByRole('textbox', { name: 'Company Name' });
    await box.fill('https://evil.example.com');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => box.getAttribute('aria-invalid')).toBe('true');
    expect(await box.inputValue()).toBe('https://evil.example.com');
    page.on('dialog', (dialog) => void dialog.accept());
  });

  it('is said of a site whose API is deactivated', async () => {
    const installed = await console.tandem.install('deactivated');
    await console.tandem.control('deactivated', { settings: { apiActivated: false } });
    const { page } = await console.open({ at: at(installed) });
    await test(page);
    await report(page).getByText('did not work').first().waitFor();
    expect(await report(page).getByRole('alert').first().textContent()).toMatch(/activated/i);
  });

  it('is said of a quota that is used up', async () => {
    const installed = await console.tandem.install('used-up');
    await console.tandem.control('used-up', { faults: [{ kind: 'quota-used-up' }] });
    const { page } = await console.open({ at: `${at(installed)}/methods?method=tasks.list` });
    await page.getByRole('button', { name: 'Execute' }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/used up|daily/i);
  });
});

describe('an installed connector', () => {
  it('is corrected, tested and uninstalled after its name was typed', async () => {
    const installed = await console.tandem.install('mended', { apiKey: 'not-the-key' });
    const { apiKey } = await console.tandem.credentials('mended');
    const { page } = await console.open({ at: at(installed), as: 'builder' });
    await page.getByLabel('API Key', { exact: true }).fill(apiKey);
    await page.getByRole('button', { name: 'Save' }).click();
    await report(page).getByText('API Key: verified with a real call').waitFor();
    await page.getByRole('button', { name: 'Uninstall' }).click();
    const question = page.getByRole('dialog', { name: 'Uninstall Scoro?' });
    expect(await question.getByRole('button', { name: 'Uninstall' }).isDisabled()).toBe(true);
    await question.getByRole('textbox').fill('Scoro');
    await question.getByRole('button', { name: 'Uninstall' }).click();
    await page.getByText('No connector is installed').waitFor();
  });

  it('can be looked at by a viewer, and not changed', async () => {
    const installed = await console.tandem.install('looked-at');
    const { page } = await console.open({ at: at(installed), as: 'viewer' });
    expect(await page.getByRole('textbox', { name: 'Company Name' }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Uninstall' }).count()).toBe(0);
    await page.goto('/accounts');
    await page.getByRole('heading', { name: 'Accounts' }).waitFor();
    await page.getByRole('link', { name: installed.accountName }).waitFor();
    expect(await page.getByRole('button', { name: 'New account' }).count()).toBe(0);
    await page.goto('/library/scoro/setup');
    await page.getByText('Your role can look at the setup, but not change it.').waitFor();
  });
});
