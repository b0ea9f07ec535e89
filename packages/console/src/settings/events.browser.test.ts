import AxeBuilder from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { consoleUnderTest } from '../testing/console-under-test.ts';

const console = consoleUnderTest();
const endpointsShape = z.looseObject({ items: z.array(z.looseObject({ name: z.string() })) });

describe('the events', () => {
  it('are told at an endpoint whose secret is shown once, with a log of what it was told', async () => {
    const { tandem } = console;
    const { page } = await console.open({ at: '/settings/events' });
    await page.getByRole('button', { name: 'New endpoint' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('On-call');
    await dialog.getByRole('textbox', { name: 'URL' }).fill('https://127.0.0.1/');
    await dialog.getByRole('button', { name: 'Create endpoint' }).click();
    await dialog.getByText('an IP address in place of a host name is not permitted').waitFor();
    // The sandbox is within reach, and takes no events.
    await dialog.getByRole('textbox', { name: 'URL' }).fill(`${tandem.sandboxUrl}/events`);
    await dialog.getByRole('button', { name: 'Create endpoint' }).click();
    const secret = await dialog.getByRole('textbox', { name: 'Secret' }).inputValue();
    expect(secret).toMatch(/^whsec_/);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('link', { name: 'On-call' }).click();
    await page.getByText('Nothing was told yet').waitFor();
    expect(await page.content()).not.toContain(secret);

    await page.getByRole('button', { name: 'Send a test' }).click();
    const row = page.getByRole('row', { name: /endpoint\.test.*Waiting.*1.*It answered 4\d\d/ });
    await row.waitFor();
    await row.getByRole('button', { name: 'Send again: endpoint.test' }).click();
    await page.getByRole('row', { name: /endpoint\.test.*2.*It answered 4\d\d/ }).waitFor();
    await page.getByText('Failing').waitFor();
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);

    await page.getByRole('button', { name: 'Actions for On-call' }).click();
    await page.getByRole('menuitem', { name: 'New secret' }).click();
    await dialog.getByRole('button', { name: 'Make a new secret' }).click();
    expect(await dialog.getByRole('textbox', { name: 'Secret' }).inputValue()).not.toBe(secret);
    await dialog.getByRole('button', { name: 'Done' }).click();

    await page.getByRole('link', { name: 'Events' }).first().click();
    await page.getByRole('link', { name: 'On-call' }).waitFor();
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: 'Actions for On-call' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await dialog.getByRole('button', { name: 'Delete endpoint' }).click();
    await page.getByText('Nobody is told yet').waitFor();
    expect((await tandem.send(endpointsShape, 'GET', '/v1/event-endpoints')).items).toEqual([]);
  });
});
