import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type FramingPage, type FramingWindow, startFramingPage } from '../testing/framing-page.ts';
import { launchBrowser } from '../testing/launch-browser.ts';
import { openConsole } from '../testing/open-console.ts';
import { type Credentials, startTandem, type Tandem } from '../testing/start-tandem.ts';
import { weighScripts } from '../testing/weigh-scripts.ts';

// A browser, a server and a database on a busy machine take their time.
const patienceMs = 60_000;
vi.setConfig({ testTimeout: 4 * patienceMs, hookTimeout: 2 * patienceMs });

let tandem: Tandem;
let browser: Browser;
let product: FramingPage;
let stranger: FramingPage;
let company: Credentials;
let number = 0;

beforeAll(async () => {
  [tandem, browser, product, stranger] = await Promise.all([
    startTandem(),
    launchBrowser(),
    startFramingPage(),
    startFramingPage(),
  ]);
  company = await tandem.credentials('acme');
  await tandem.send(z.unknown(), 'PUT', '/v1/connectors/scoro/setup', {
    properties: { environment: { value: 'sandbox', access: 'hidden' }, language: { value: 'eng', access: 'hidden' } },
  });
});
afterAll(async () => {
  await browser.close();
  await Promise.all([tandem.close(), product.close(), stranger.close()]);
});

const linkShape = z.looseObject({ id: z.string(), url: z.string(), account: z.string() });
const listShape = z.looseObject({ items: z.array(z.looseObject({ status: z.string() })) });

async function makeLink(body: object = {}): Promise<z.infer<typeof linkShape> & { readonly accountName: string }> {
  number += 1;
  const accountName = `Customer ${number}`;
  const { id } = await tandem.send(z.looseObject({ id: z.string() }), 'POST', '/v1/accounts', { name: accountName });
  const link = await tandem.send(linkShape, 'POST', `/v1/accounts/${id}/setup-links`, {
    connector: 'scoro',
    allowedOrigins: [product.origin],
    ...body,
  });
  return { ...link, accountName };
}

interface Tab {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What its scripts and policies complained of. */
  readonly faults: readonly string[];
}

/** A tab in a browser of its own memory. */
async function openTab(options: { scheme?: 'light' | 'dark'; width?: number } = {}): Promise<Tab> {
  const { scheme = 'light', width = 1280 } = options;
  const context = await browser.newContext({
    colorScheme: scheme,
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  return { page, context, faults };
}

type Place = Page | FrameLocator | Locator;
const button = (place: Place, name: string) => place.getByRole('button', { name, exact: true });

async function fillIn(place: Place, apiKey: string): Promise<void> {
  await place.getByLabel('Company Name').fill(company.companyName);
  await place.getByLabel('API Key', { exact: true }).fill(apiKey);
}

const linkStatus = async ({ account }: { readonly account: string }) =>
  (await tandem.send(listShape, 'GET', `/v1/accounts/${account}/setup-links`)).items[0]?.status;
const received = (page: Page) => page.evaluate(() => (window as unknown as FramingWindow).received);
async function violations(page: Page, within?: string): Promise<unknown[]> {
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (within === undefined ? axe : axe.include(within)).analyze();
  return found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** Waits for the outcome of the test; what the page said instead is told where it is another. */
async function expectConnected(place: Place): Promise<void> {
  const result = place.getByRole('status', { name: 'Test result' }).or(place.getByRole('alert')).first();
  await result.waitFor();
  expect(await result.innerText()).toContain('Scoro is connected');
}

describe('a setup page inside a partner’s product', () => {
  it('leads the customer from the button to the message that the product gets', async () => {
    const link = await makeLink();
    const { page, context, faults } = await openTab();
    await page.goto(product.around(link.url));
    const frame = page.frameLocator('iframe');
    await button(frame, 'Continue').waitFor();
    expect(await linkStatus(link)).toBe('waiting');
    expect(await violations(page)).toEqual([]);

    await button(frame, 'Continue').click();
    await frame.getByRole('heading', { name: 'Connect Scoro' }).waitFor();
    expect(await frame.getByText(`For ${link.accountName}.`).isVisible()).toBe(true);
    expect(await linkStatus(link)).toBe('opened');
    for (const hidden of ['Language', 'Environment']) {
      expect(await frame.getByLabel(hidden, { exact: true }).count()).toBe(0);
    }
    await frame.getByText('At the bottom, under "General", click Scoro API').first().waitFor();
    expect(await button(frame, 'Finish').isDisabled()).toBe(true);

    await fillIn(frame, 'ScoroAPI_wrong');
    await button(frame, 'Save and test').click();
    await frame.getByText('API Key was not accepted').waitFor();
    expect(await frame.getByText('Check the API Key').isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await button(frame, 'Correct API Key').click();
    expect(await frame.locator(':focus').getAttribute('id')).toBe('property-apiKey');

    await page.reload();
    await frame.getByRole('heading', { name: 'Connect Scoro' }).waitFor();
    expect(await frame.getByLabel('Company Name').inputValue()).toBe(company.companyName);
    await fillIn(frame, company.apiKey);
    await button(frame, 'Save and test').click();
    await expectConnected(frame);
    expect(await violations(page)).toEqual([]);

    await button(frame, 'Finish').click();
    await frame.getByRole('heading', { name: 'All done' }).waitFor();
    const [message, ...more] = await received(page);
    expect(more).toEqual([]);
    expect(message).toEqual({
      origin: tandem.url,
      data: {
        type: 'tandem.setup.finished',
        account: link.account,
        installation: expect.stringMatching(/^ins_/),
        status: 'connected',
      },
    });
    expect(await linkStatus(link)).toBe('finished');
    expect(await context.cookies()).toEqual([]);
    expect(faults).toEqual([]);
    expect(tandem.log.join('')).not.toContain(company.apiKey);
    await context.close();
  });

  it('is refused to a product of another origin, and nothing is consumed', async () => {
    const link = await makeLink();
    const { page, context, faults } = await openTab();
    await page.goto(stranger.around(link.url));
    await expect.poll(() => faults.join(), { timeout: patienceMs }).toContain('frame-ancestors');
    expect(await page.frameLocator('iframe').getByRole('button').count()).toBe(0);
    expect(await linkStatus(link)).toBe('waiting');
    await page.goto(product.around(link.url));
    await button(page.frameLocator('iframe'), 'Continue').waitFor();
    await context.close();
  });

  it('is refused to every product where the link is over or allows none', async () => {
    const gone = await makeLink();
    await tandem.send(z.unknown(), 'DELETE', `/v1/accounts/${gone.account}/setup-links/${gone.id}`);
    for (const link of [gone, await makeLink({ allowedOrigins: [] })]) {
      const { page, context, faults } = await openTab();
      await page.goto(product.around(link.url));
      await expect.poll(() => faults.join(), { timeout: patienceMs }).toContain('frame-ancestors');
      await context.close();
    }
  });

  it('never frames the console', async () => {
    const { page, context, faults } = await openTab();
    await page.goto(product.around(`${tandem.url}/sign-in`));
    await expect.poll(() => faults.join(), { timeout: patienceMs }).toContain('frame-ancestors');
    await context.close();
  });

  it('speaks to the one origin that frames it, where several are allowed', async () => {
    const link = await makeLink({ allowedOrigins: ['https://app.example.com', product.origin] });
    const { page, context } = await openTab();
    await page.goto(product.around(link.url));
    const frame = page.frameLocator('iframe');
    await button(frame, 'Continue').click();
    await frame.getByRole('heading', { name: 'Connect Scoro' }).waitFor();
    const targets = page.frames()[1];
    await targets?.evaluate(() => {
      const post = window.parent.postMessage.bind(window.parent);
      const seen: unknown[] = [];
      Object.assign(window, { seen });
      // The parent is of another origin, so its methods cannot be replaced; the name `parent` can.
      Object.defineProperty(window, 'parent', {
        value: {
          postMessage: (data: unknown, target: string) => {
            seen.push(target);
            post(data, target);
          },
        },
      });
    });
    await fillIn(frame, company.apiKey);
    await button(frame, 'Save and test').click();
    await expectConnected(frame);
    await button(frame, 'Finish').click();
    await frame.getByRole('heading', { name: 'All done' }).waitFor();
    expect(await targets?.evaluate(() => Reflect.get(window, 'seen') as unknown)).toEqual([product.origin]);
    expect(await received(page)).toHaveLength(1);
    await context.close();
  });
});

describe('a setup page in a tab of its own', () => {
  it('is used by keyboard alone, and leads to the return URL', async () => {
    const link = await makeLink({ returnUrl: `${product.origin}/?about:blank` });
    const { page, context, faults } = await openTab({ width: 390, scheme: 'dark' });
    const scripts = weighScripts(page);
    await page.goto(link.url);
    await page.locator('button:focus', { hasText: 'Continue' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Connect Scoro' }).waitFor();
    expect(page.url()).not.toContain('#');
    expect(await violations(page)).toEqual([]);
    expect(await scripts()).toBeGreaterThan(50_000);
    expect(await scripts()).toBeLessThan(170_000);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    await page.getByLabel('Company Name').focus();
    await page.keyboard.type(company.companyName);
    await page.locator('#property-apiKey').focus();
    await page.keyboard.type(company.apiKey);
    await page.keyboard.press('Enter');
    await expectConnected(page);
    expect(await violations(page)).toEqual([]);
    await button(page, 'Finish').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`${product.origin}/?about:blank`);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('is consumed by no prefetch, shows nothing in a second browser, and goes on in the first', async () => {
    const link = await makeLink();
    const headers = { 'sec-purpose': 'prefetch;prerender', purpose: 'prefetch' };
    for (const method of ['GET', 'HEAD']) expect((await fetch(link.url, { method, headers })).status).toBe(200);
    const scanner = await openTab();
    await scanner.page.goto(link.url, { waitUntil: 'networkidle' });
    await scanner.context.close();
    expect(await linkStatus(link)).toBe('waiting');
    const first = await openTab();
    await first.page.goto(link.url);
    await button(first.page, 'Continue').click();
    await first.page.getByRole('heading', { name: 'Connect Scoro' }).waitFor();
    const second = await openTab();
    await second.page.goto(link.url);
    await button(second.page, 'Continue').click();
    await second.page.getByText('already opened').waitFor();
    expect(await second.page.content()).not.toContain(link.accountName);
    await first.page.reload();
    await first.page.getByText(link.accountName).waitFor();
    await Promise.all([first.context.close(), second.context.close()]);
  });

  it('that is over says so', async () => {
    const link = await makeLink();
    await tandem.send(z.unknown(), 'DELETE', `/v1/accounts/${link.account}/setup-links/${link.id}`);
    const { page, context } = await openTab();
    await page.goto(link.url);
    await button(page, 'Continue').click();
    await page.getByText('The link is not valid, or its time is over.').waitFor();
    expect(await page.content()).not.toContain(link.accountName);
    await page.goto(link.url.replace(/#.*/, ''));
    await page.reload();
    await page.getByRole('heading', { name: /not complete, or it is over/ }).waitFor();
    await context.close();
  });
});

describe('setup links in the console', () => {
  it('are made on the account’s page, shown once, and revoked', async () => {
    const { id } = await tandem.send(z.looseObject({ id: z.string() }), 'POST', '/v1/accounts', { name: 'Linked' });
    const { page, faults, close } = await openConsole(browser, tandem, { as: 'builder', at: `/accounts/${id}` });
    await button(page, 'Create setup link').click();
    const dialog = page.getByRole('dialog', { name: 'Create setup link' });
    const origins = dialog.getByRole('combobox', { name: 'Allowed origins' }).or(dialog.getByLabel('Allowed origins'));
    await origins.first().fill('http://app.example.com');
    await page.keyboard.press('Enter');
    await button(dialog, 'Create setup link').click();
    await dialog.getByText('It must be an origin').waitFor();
    await page.keyboard.press('Escape');
    await button(page, 'Create setup link').click();
    await origins.first().fill(`${product.origin}/`);
    await page.keyboard.press('Enter');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Scoro of the branch');
    const returnUrl = dialog.getByRole('textbox', { name: 'Return URL' });
    await returnUrl.fill('https://elsewhere.example/done');
    await button(dialog, 'Create setup link').click();
    await dialog.getByText('It must be on one of the allowed origins.').waitFor();
    await returnUrl.fill(`${product.origin}/done`);
    await button(dialog, 'Create setup link').click();
    const url = await page.getByRole('textbox', { name: 'Setup link' }).inputValue();
    expect(url).toMatch(new RegExp(`^${tandem.url}/setup-link/lnk_[0-9a-f]+#tdl_`));
    expect(await violations(page, '[role=dialog] .mantine-Modal-body')).toEqual([]);
    await button(page, 'Done').click();
    const links = page.getByRole('region', { name: 'Setup links' });
    await links.getByText('Not opened yet').waitFor();
    expect(await links.getByText(product.origin).isVisible()).toBe(true);
    expect(await page.content()).not.toContain('tdl_');
    expect(await violations(page, '[aria-label="Setup links"]')).toEqual([]);
    await links.getByRole('button', { name: 'Revoke the setup link for Scoro of the branch' }).click();
    await button(page, 'Revoke').click();
    await links.waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await close();
  });
});
