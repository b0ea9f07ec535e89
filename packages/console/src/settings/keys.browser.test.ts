import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { launchBrowser } from '../testing/launch-browser.ts';
import { openConsole } from '../testing/open-console.ts';
import { startTandem, type Tandem } from '../testing/start-tandem.ts';

const keysShape = z.looseObject({ keys: z.array(z.looseObject({ id: z.string() })) });

describe('the master keys', () => {
  let tandem: Tandem;
  let browser: Browser;
  beforeAll(async () => {
    // On its embedded database, whose key file Tandem looks after itself.
    [tandem, browser] = await Promise.all([startTandem(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await tandem.close();
  });

  it('are shown by their ids, and rotated after it was said what that does', async () => {
    const { keys } = await tandem.send(keysShape, 'GET', '/v1/keys');
    const before = keys[0]?.id ?? '';
    const { page, faults, close } = await openConsole(browser, tandem, { at: '/settings/keys' });
    await page.getByRole('row', { name: new RegExp(`${before}.*Wraps.*1.*master\\.key`) }).waitFor();
    await page.getByRole('button', { name: 'Rotate' }).click();
    const dialog = page.getByRole('dialog', { name: 'Rotate the master key?' });
    await dialog.getByText('1 key is wrapped with a new key, while calls go on.').waitFor();
    await dialog.getByText(`Then nothing uses ${before} any more.`).waitFor();
    await dialog.getByRole('button', { name: 'Rotate now' }).click();
    await page.getByText('Last rotated').waitFor();
    await page.getByText('Back up the key file anew').waitFor();
    const after = (await tandem.send(keysShape, 'GET', '/v1/keys')).keys;
    expect(after).toHaveLength(1);
    expect(after[0]?.id).not.toBe(before);
    await page.getByRole('row', { name: new RegExp(`${after[0]?.id}.*Wraps`) }).waitFor();
    await close();
    expect(faults).toEqual([]);
  });

  it('are an administrator’s alone', async () => {
    const { page, faults, close } = await openConsole(browser, tandem, { as: 'builder', at: '/settings/keys' });
    await page.getByText('An administrator looks after the keys').waitFor();
    expect(await page.getByRole('button', { name: 'Rotate' }).count()).toBe(0);
    await close();
    expect(faults).toEqual([]);
  });
});
