import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { add, panel } from '../testing/building.ts';
import { consoleUnderTest } from '../testing/console-under-test.ts';
import type { Installed } from '../testing/start-tandem.ts';
import { violationsOf } from '../testing/violations-of.ts';

const console = consoleUnderTest();

let installed: Installed;
beforeAll(async () => {
  installed = await console.tandem.install('acme');
});

const shape = z.looseObject({ id: z.string(), draft: z.looseObject({}) });
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

  it('is built of methods of the library, without an account', async () => {
    const { id } = await console.tandem.send(shape, 'POST', '/v1/templates', {
      name: 'From the library',
      draft: { format: 1, name: 'From the library', connectors: {}, trigger: { kind: 'manual' }, steps: [] },
    });
    const { page } = await console.open({ at: `/templates/${id}/edit` });
    await page.getByRole('button', { name: 'Add a step', exact: true }).click();
    await add(page, 'list tasks');
    await page.getByText(/Steps are tested in a cycle/).waitFor();
    await page.keyboard.press('Escape');

    // A creation tells how it is found again whose answer was lost.
    await page.keyboard.press('+');
    await add(page, 'create task');
    const create = panel(page, 'Step createTasks');
    await create.getByRole('textbox', { name: 'Event name' }).fill('Call the printer');
    await create.getByRole('button', { name: 'Advanced' }).click();
    await create.getByText(/the connector's own way where it has one, else a person is asked/).waitFor();
    await create.getByRole('combobox', { name: 'Fields that the method does not know' }).click();
    await page.getByRole('option', { name: 'Are sent as they are' }).click();
    await create.getByRole('switch', { name: 'Look in a list' }).check();
    await create.getByRole('combobox', { name: 'List' }).fill('list tasks');
    await page.getByRole('option', { name: 'List Tasks' }).click();
    await create.getByRole('alert').filter({ hasText: 'at least one member' }).waitFor();
    await create.getByLabel('Member 1 of what was sent').fill('record.event_name');
    await create.getByLabel('Member 1 of what is found').fill('event_n');
    await page.getByRole('option', { name: 'event_name', exact: true }).click();
    await create.getByRole('combobox', { name: 'Add a field to Filter' }).fill('event_name');
    await page.getByRole('option', { name: 'Event name' }).click();
    await page.getByRole('button', { name: 'How Event name is given' }).last().click();
    await page.getByRole('menuitem', { name: 'Pick from earlier data' }).click();
    await page.getByRole('button', { name: 'Pick Event name from earlier data' }).click();
    await page.getByRole('textbox', { name: 'Search the data' }).fill('event_name');
    await page.getByRole('button', { name: 'sent.record.event_name' }).click();
    await create.getByText('"Call the printer"').waitFor();
    expect(await page.evaluate(() => window.document.documentElement.scrollHeight > window.innerHeight)).toBe(false);
    expect(await violationsOf(page)).toEqual([]);
    await expect.poll(() => page.getByRole('button', { name: /problem/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Live · version 1').waitFor();
    expect((await console.tandem.send(shape, 'GET', `/v1/templates/${id}`)).draft).toMatchObject({
      steps: [
        { key: 'listTasks' },
        {
          key: 'createTasks',
          unknownFields: 'send',
          lookUp: {
            method: 'tasks.list',
            input: { filter: { event_name: { $path: 'sent.record.event_name' } } },
            match: { 'record.event_name': 'event_name' },
          },
        },
      ],
    });
  });
});
