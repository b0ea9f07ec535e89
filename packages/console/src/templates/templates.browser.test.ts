import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { consoleUnderTest } from '../testing/console-under-test.ts';
import type { Installed } from '../testing/start-tandem.ts';

const console = consoleUnderTest();

let installed: Installed;
beforeAll(async () => {
  installed = await console.tandem.install('acme');
});

const templatesShape = z.object({ items: z.array(z.looseObject({ id: z.string(), name: z.string() })) });

const document = {
  format: 1,
  name: 'Greeter',
  variables: [{ name: 'greeting', label: 'Greeting', kind: 'text', required: true }],
  connectors: { crm: { connector: 'scoro', label: 'The CRM' } },
  trigger: { kind: 'manual' },
  steps: [
    { key: 'first', kind: 'method', connector: 'crm', method: 'tasks.list', input: { perPage: 1 } },
    { key: 'say', kind: 'transform', value: { $path: 'variables.greeting' } },
  ],
};

describe('a template', () => {
  it('is imported, published, installed in an account with its values, and updated where one sees what changes', async () => {
    const { page } = await console.open();
    await page.getByRole('link', { name: 'Templates' }).click();
    await page.getByText('No template yet').waitFor();
    await page.getByLabel('File of a template').setInputFiles({
      name: 'greeter.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(document)),
    });
    await page.getByRole('heading', { name: 'Greeter' }).waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('link', { name: 'Install' }).click();
    await page.getByRole('combobox', { name: 'Account' }).click();
    await page.getByRole('option', { name: installed.accountName }).click();

    // The only connector that fits is chosen; what is required and missing keeps it from starting, not from being installed.
    await expect.poll(() => page.getByRole('combobox', { name: 'The CRM' }).inputValue()).toBe('Scoro');
    await page.getByRole('button', { name: 'Install' }).click();
    await page.getByText('Greeting is not filled in.').waitFor();
    await page.getByRole('link', { name: 'Fill it in' }).click();
    await page.getByRole('textbox', { name: 'Greeting' }).fill('Tere');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. Publish it to run it so.').waitFor();
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('The draft is live.').waitFor();
    await page.getByRole('button', { name: 'Enable' }).click();
    await page.getByRole('button', { name: 'Disable' }).waitFor();

    const { items } = await console.tandem.send(templatesShape, 'GET', '/v1/templates?q=Greeter');
    const at = `/templates/${items[0]?.id ?? ''}`;
    await console.tandem.send(z.unknown(), 'PATCH', `/v1${at}`, { draft: { ...document, description: 'Says hello.' } });
    await console.tandem.send(z.unknown(), 'POST', `/v1${at}/publish`);
    await page.goto(at);
    await page.getByRole('list').filter({ hasText: 'version 1 → 2' }).getByText('description').waitFor();
    await page.getByRole('checkbox', { name: `Update Greeter of ${installed.accountName}` }).check();
    await page.getByRole('button', { name: 'Update' }).click();
    await page.getByText('1 cycle is updated.').waitFor();
    await page.getByText('version 2, up to date').waitFor();
  });

  it('is made of one that comes with Tandem', async () => {
    const { page } = await console.open({ at: '/templates' });
    await page.getByRole('button', { name: 'New template' }).click();
    await page.getByRole('menuitem', { name: 'From a ready one' }).click();
    const first = page.getByRole('dialog').getByRole('button', { name: /^Use / }).first();
    await first.waitFor();
    const name =
      (await page.getByRole('dialog').getByRole('listitem').first().locator('p').first().textContent()) ?? '';
    expect(name).not.toBe('');
    await first.click();
    await page.getByRole('heading', { name, exact: true }).first().waitFor();
    await page.getByText('Publish it; then it can be installed in accounts.').waitFor();
  });

  it('is deleted only by who types its name', async () => {
    await console.tandem.send(z.unknown(), 'POST', '/v1/templates', { draft: { ...document, name: 'To go' } });
    const { page } = await console.open({ at: '/templates?q=go' });
    await page.getByRole('link', { name: 'To go' }).click();
    await page.getByRole('button', { name: 'Delete template' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete To go?' });
    expect(await dialog.getByRole('button', { name: 'Delete template' }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: 'Type To go to confirm' }).fill('To go');
    await dialog.getByRole('button', { name: 'Delete template' }).click();
    await page.getByRole('heading', { name: 'Templates' }).waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'To go' }).count()).toBe(0);
  });
});
