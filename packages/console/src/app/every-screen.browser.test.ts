import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { consoleUnderTest } from '../testing/console-under-test.ts';
import { showCycles } from '../testing/show-cycles.ts';
import type { Installed } from '../testing/start-tandem.ts';
import { violationsOf } from '../testing/violations-of.ts';
import { weighScripts } from '../testing/weigh-scripts.ts';

// What became of a request can be told so long after it was sent.
const console = consoleUnderTest({ environment: () => ({ TANDEM_UPSTREAM_TIMEOUT_MS: '3000' }) });

let full: Installed;
let screens: readonly { readonly title: string; readonly path: string }[];
const callsShape = z.object({ items: z.array(z.looseObject({ id: z.string(), status: z.string() })) });

beforeAll(async () => {
  const { tandem } = console;
  full = await tandem.install('acme');
  const poor = await tandem.install('northwind', { apiKey: undefined });
  const at = ({ account, installation }: Installed) => `/accounts/${account}/connectors/${installation}`;
  await tandem.send(z.unknown(), 'POST', `/v1${at(full)}/test`);
  await tandem.send(z.unknown(), 'POST', `/v1${at(full)}/calls`, { method: 'tasks.list', input: { perPage: 3 } });
  await expect(
    tandem.send(z.unknown(), 'POST', `/v1${at(full)}/calls`, { method: 'tasks.get', input: { id: 99_999_999 } }),
  ).rejects.toThrow('upstream_not_found');
  await tandem.send(z.unknown(), 'POST', '/v1/tokens', { name: 'Nightly export', role: 'viewer' });
  const { items: calls } = await tandem.send(callsShape, 'GET', '/v1/calls');
  const [failed] = calls.filter(({ status }) => status === 'failed');
  const cycles = await showCycles(tandem, full);
  screens = [
    { title: 'Connector Library', path: '/library' },
    { title: 'Connector Library', path: '/library?q=list%20tasks' },
    { title: 'Scoro', path: '/library/scoro' },
    { title: 'Setup Scoro', path: '/library/scoro/setup' },
    { title: 'Installed connectors', path: '/installed' },
    { title: 'Accounts', path: '/accounts' },
    { title: full.accountName, path: `/accounts/${full.account}` },
    { title: 'Install Scoro', path: `/accounts/${full.account}/install/scoro` },
    { title: 'Scoro', path: at(full) },
    { title: 'Scoro methods', path: `${at(full)}/methods?method=tasks.create` },
    { title: 'Scoro methods', path: `${at(poor)}/methods?method=depot.list` },
    { title: 'Activity', path: '/activity' },
    ...cycles,
    { title: 'tasks.get', path: `/accounts/${full.account}/calls/${failed?.id ?? ''}` },
    { title: 'Quota', path: '/quota' },
    { title: 'Profile', path: '/settings/profile' },
    { title: 'People', path: '/settings/people' },
    { title: 'Tokens', path: '/settings/tokens' },
    { title: 'Keys', path: '/settings/keys' },
    { title: 'Single sign-on', path: '/settings/single-sign-on' },
    { title: 'Audit log', path: '/settings/audit' },
    { title: 'There is nothing at this address', path: '/nowhere' },
  ];
});

/** A screen is there once its title stands, nothing is waited for, and no font is still to come. */
async function show(page: Page, path: string, title: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { name: title, exact: true }).first().waitFor();
  await page.waitForFunction(
    async () =>
      (await document.fonts.ready) && document.querySelector('main [aria-live="polite"][role="status"]') === null,
  );
}

/** Where the screens can be looked at after the test; no commit holds it. */
const screenshots = join(import.meta.dirname, '..', '..', 'screenshots');

async function keep(page: Page, number: number, path: string, look: string): Promise<void> {
  const name = path.replaceAll(/[a-z]{3}_[0-9a-z]+/g, '').replaceAll(/[^a-z]+/gi, '-');
  await page.screenshot({
    path: join(screenshots, `${String(number).padStart(2, '0')}${name}-${look}.png`),
    fullPage: true,
  });
}

describe('every screen', () => {
  it('has an address and a title of its own, and no violation that axe finds, wide and light as narrow and dark', async () => {
    const { page } = await console.open();
    const wrong: { readonly path: string; readonly what: string }[] = [];
    mkdirSync(screenshots, { recursive: true });
    for (const [number, { title, path }] of screens.entries()) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.emulateMedia({ colorScheme: 'light' });
      await show(page, path, title);
      const head = await page.title();
      const wide = await violationsOf(page);
      await keep(page, number, path, 'wide-light');
      await page.setViewportSize({ width: 390, height: 800 });
      await page.emulateMedia({ colorScheme: 'dark' });
      const narrow = await violationsOf(page);
      await keep(page, number, path, 'narrow-dark');
      wrong.push(
        ...(head === `${title} · Tandem` ? [] : [{ path, what: `is called ${head}` }]),
        ...wide.map((what) => ({ path, what: `wide, light: ${what}` })),
        ...narrow.map((what) => ({ path, what: `narrow, dark: ${what}` })),
      );
    }
    expect(wrong).toEqual([]);
  }, 600_000);
});

describe('the way through the console', () => {
  it('is kept by Back and Forward, with what was searched', async () => {
    const { page } = await console.open({ at: '/library' });
    await page.getByRole('searchbox', { name: 'Search connectors, categories and methods' }).fill('invoices');
    await page.waitForURL(/q=invoices/);
    await page.getByRole('link', { name: 'Scoro' }).click();
    await page.getByRole('heading', { name: 'Credentials' }).waitFor();
    await page.goBack();
    expect(await page.getByRole('searchbox').inputValue()).toBe('invoices');
    await page.goForward();
    await page.getByRole('heading', { name: 'Credentials' }).waitFor();
  });

  it('can be gone by keyboard alone, with the focus in sight', async () => {
    const { page } = await console.open({ at: '/accounts' });
    await page.getByRole('heading', { name: 'Accounts' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to content');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Connectors');
    const outline = await page.locator(':focus').evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).toBe('solid');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator(':focus').textContent()).toBe('Connector Library');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Installed connectors' }).waitFor();
  });

  it('fits a phone behind one button', async () => {
    const { page } = await console.open({ at: '/accounts', width: 390, scheme: 'dark' });
    await page.getByRole('heading', { name: 'Accounts' }).waitFor();
    expect(await page.getByRole('link', { name: 'Settings' }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Connector Library' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Quota' }).click();
    await page.getByRole('heading', { name: 'Quota' }).waitFor();
  });

  it('asks before unsaved changes are left behind', async () => {
    const { page } = await console.open({ at: '/library/scoro/setup' });
    await page.getByRole('textbox', { name: 'Company Name' }).fill('unsaved');
    const asked: string[] = [];
    page.once('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    await page.getByRole('link', { name: 'Accounts' }).click();
    await expect.poll(() => asked).toHaveLength(1);
    expect(await page.getByRole('textbox', { name: 'Company Name' }).inputValue()).toBe('unsaved');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('link', { name: 'Accounts' }).click();
    await page.getByRole('heading', { name: 'Accounts' }).waitFor();
  });

  it('answers what is no screen of the API with its error, and everything else with the page', async () => {
    const { url } = console.tandem;
    const missing = await fetch(`${url}/v1/nowhere`, { headers: { accept: 'text/html' } });
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({ code: 'not_found' });
    const screen = await fetch(`${url}/accounts/acc_1`, { headers: { accept: 'text/html' } });
    expect(screen.headers.get('cache-control')).toBe('no-store');
    expect(screen.headers.get('content-security-policy')).toMatch(/script-src 'self';.*style-src 'self' 'nonce-/);
    expect(await screen.text()).not.toContain('__TANDEM_NONCE__');
  });

  it('loads less than 300 kB of script for the library', async () => {
    const { context } = await console.open();
    const fresh = await console.browser.newContext({
      baseURL: console.tandem.url,
      storageState: await context.storageState(),
    });
    const page = await fresh.newPage();
    const scripts = weighScripts(page);
    await page.goto('/library');
    await page.getByRole('article', { name: 'Scoro' }).waitFor();
    const total = await scripts();
    await fresh.close();
    expect(total).toBeGreaterThan(50_000);
    expect(total).toBeLessThan(300_000);
  });
});
