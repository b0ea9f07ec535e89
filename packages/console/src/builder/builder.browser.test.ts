import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { consoleUnderTest } from '../testing/console-under-test.ts';
import { type Application, startApplication } from '../testing/start-application.ts';
import type { Installed } from '../testing/start-tandem.ts';

let application: Application | undefined;
beforeAll(async () => {
  application = await startApplication();
});
const console = consoleUnderTest({ environment: () => ({ TANDEM_PRIVATE_HOSTS: application?.host ?? '' }) });

let installed: Installed;
beforeAll(async () => {
  installed = await console.tandem.install('acme');
  await console.tandem.send(z.unknown(), 'POST', `/v1/accounts/${installed.account}/connectors`, {
    connector: 'http',
    name: 'Warehouse',
    properties: { baseUrl: `http://${application?.host ?? ''}`, withoutCredential: 'yes' },
  });
});
afterAll(() => application?.close());

const cycleShape = z.looseObject({ id: z.string(), hookUrl: z.string().nullable(), draft: z.looseObject({}) });

async function newCycle(document: Readonly<Record<string, unknown>>): Promise<string> {
  const { account } = installed;
  const body = { document: { format: 1, connectors: {}, trigger: { kind: 'manual' }, steps: [], ...document } };
  const { id } = await console.tandem.send(cycleShape, 'POST', `/v1/accounts/${account}/cycles`, body);
  return `/accounts/${account}/cycles/${id}`;
}

const event = { body: { id: 17, total: 120, lines: [{ sku: 'A-1' }, { sku: 'B-7' }] } };

const posted = () =>
  (application?.received ?? []).flatMap(({ verb, path, body }) => (verb === 'POST' ? [{ path, body }] : []));

const panel = (page: Page, name: string) => page.getByRole('complementary', { name });
const list = (page: Page) => page.getByRole('group', { name: 'Steps of the cycle' });
const titles = async (page: Page) =>
  (await list(page).locator('[data-row]').allInnerTexts()).map((text) => text.split('\n')[0]);

/** Adds a step where the focus is, by keyboard alone. */
async function add(page: Page, search: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Add a step' });
  await dialog.getByRole('searchbox', { name: 'Search steps and methods' }).waitFor();
  await page.keyboard.type(search);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

async function pick(page: Page, field: string, path: string): Promise<void> {
  await page.getByRole('button', { name: `Pick ${field} from earlier data` }).click();
  await page.getByRole('textbox', { name: 'Search the data' }).fill(path.split('.').at(-1) ?? path);
  await page.getByRole('button', { name: path }).first().click();
}

async function give(page: Page, field: string, how: string): Promise<void> {
  await page.getByRole('button', { name: `How ${field} is given` }).click();
  await page.getByRole('menuitem', { name: how }).click();
}

const quickAxe: Parameters<AxeBuilder['options']>[0] = { resultTypes: ['violations'], preload: false };

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(quickAxe).analyze();
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ...(sideways > 0 ? [`scrolls sideways by ${sideways} pixels`] : []),
  ];
}

describe('the builder', () => {
  it('builds a cycle from a webhook to an HTTP API with a decision and a loop, tests its steps, publishes and runs it', async () => {
    const path = await newCycle({ name: 'Orders to the warehouse' });
    const { page } = await console.open({ at: `${path}/edit` });
    await page.getByRole('heading', { name: 'Orders to the warehouse' }).waitFor();

    // What starts it, with a sample of the event.
    await page.getByRole('button', { name: 'Started by hand' }).click();
    const trigger = panel(page, 'Trigger');
    await trigger.locator('label').filter({ hasText: 'Webhook' }).click();
    await trigger.getByRole('textbox', { name: 'Sample event' }).fill(JSON.stringify(event));
    await page.keyboard.press('Escape');
    expect(await page.locator(':focus').innerText()).toContain('Webhook');

    // A method of Scoro, tested against the sandbox.
    await page.keyboard.press('/');
    await add(page, 'list tasks');
    const tasks = panel(page, 'Step listTasks');
    await tasks.getByRole('button', { name: 'Test step' }).click();
    await tasks.getByText(/^Done in/).waitFor();
    expect(await tasks.getByRole('region', { name: 'Output' }).innerText()).toContain('"event_id"');
    await page.keyboard.press('Escape');

    // A decision behind it, by keyboard.
    await page.keyboard.press('+');
    await add(page, 'decision');
    const decision = panel(page, 'Step decision');
    await decision.getByRole('textbox', { name: 'Left' }).fill('trigger.body.total');
    await decision.getByText('120').waitFor();
    await decision.getByRole('combobox', { name: 'Condition 1: comparison' }).click();
    await page.getByRole('option', { name: 'is at least' }).click();
    await decision.getByRole('combobox', { name: 'Type of Right' }).click();
    await page.getByRole('option', { name: 'Number' }).click();
    await decision.getByRole('textbox', { name: 'Right' }).fill('100');

    // A loop in its one way, over a list that is picked from the sample.
    await page.getByRole('button', { name: 'Add a step to Yes of decision' }).click();
    await add(page, 'loop');
    await pick(page, 'List', 'trigger.body.lines');
    expect(await panel(page, 'Step loop').getByRole('textbox', { name: 'List' }).inputValue()).toBe(
      'trigger.body.lines',
    );

    // In the loop a request, whose body is put together from a pick and a formula.
    await page.getByRole('button', { name: 'Add a step to the loop of loop' }).click();
    await add(page, 'warehouse post');
    const post = panel(page, 'Step post');
    await post.getByRole('textbox', { name: 'Path', exact: true }).fill('/orders');
    await post.getByRole('combobox', { name: 'Type of Body' }).click();
    await page.getByRole('option', { name: 'Object' }).click();
    const addMember = post.getByRole('button', { name: 'Add a member to body' });
    await addMember.click();
    await post.getByRole('textbox', { name: 'Name', exact: true }).last().fill('sku');
    await give(page, 'Value', 'Pick from earlier data');
    await pick(page, 'Value', 'record.sku');
    await post.getByText('"A-1"').waitFor();
    await addMember.click();
    await post.getByRole('textbox', { name: 'Name', exact: true }).last().fill('total');
    await post.getByRole('button', { name: 'How Value is given: Value' }).click();
    await page.getByRole('menuitem', { name: 'Formula' }).click();
    const formula = post.getByRole('textbox', { name: 'Value' }).last();
    await formula.pressSequentially('trigger.body.to');
    await page.getByRole('option', { name: 'trigger.body.total' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type(' * 2');
    expect(await formula.inputValue()).toBe('trigger.body.total * 2');
    await post.getByText('240').waitFor();

    // On the canvas: the other way ends, by dragging from the palette.
    await page.locator('label').filter({ hasText: 'Canvas' }).click();
    const canvas = page.getByRole('region', { name: 'Canvas' });
    const otherWay = canvas.getByRole('button', { name: 'Add a step to No of decision' });
    await otherWay.waitFor();
    await panel(page, 'Palette').getByRole('button', { name: 'End', exact: true }).dragTo(otherWay);
    await panel(page, 'Step end').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Control+z');
    await otherWay.waitFor();
    await page.keyboard.press('Control+Shift+z');
    await canvas.getByText('End here').waitFor();

    // Published and enabled; what was built is what is kept.
    await expect.poll(() => page.getByRole('button', { name: /problem/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('The draft is live.').waitFor();
    await page.getByRole('button', { name: 'Enable' }).click();
    await page.getByText('Live · version 1').waitFor();
    const kept = await console.tandem.send(cycleShape, 'GET', `/v1${path}`);
    expect(kept.draft).toMatchObject({
      trigger: { kind: 'webhook' },
      steps: [
        { key: 'listTasks', method: 'tasks.list' },
        {
          key: 'decision',
          when: { all: [{ left: { $path: 'trigger.body.total' }, is: 'atLeast', right: 100 }] },
          then: [
            {
              key: 'loop',
              over: { list: { $path: 'trigger.body.lines' } },
              steps: [
                {
                  key: 'post',
                  method: 'post',
                  input: {
                    path: '/orders',
                    body: { sku: { $path: 'record.sku' }, total: { $formula: 'trigger.body.total * 2' } },
                  },
                },
              ],
            },
          ],
          else: [{ key: 'end', kind: 'end' }],
        },
      ],
    });

    // Run with the sample, watched on the canvas.
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('dialog', { name: 'Run the draft' }).getByRole('button', { name: 'Run' }).click();
    const watched = page.getByRole('region', { name: 'Watched run' });
    await watched.getByText('Succeeded', { exact: true }).waitFor();
    await canvas.getByText('2 done').first().waitFor();
    expect(posted()).toEqual([
      { path: '/orders', body: { sku: 'A-1', total: 240 } },
      { path: '/orders', body: { sku: 'B-7', total: 240 } },
    ]);

    // What is live takes deliveries.
    const delivered = await fetch(kept.hookUrl ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ total: 5 }),
    });
    expect(delivered.status).toBe(202);

    // One of its transactions is opened, and replayed.
    await watched.getByRole('link', { name: 'Open the run' }).click();
    await page.getByRole('region', { name: 'Transactions' }).getByRole('link').last().click();
    await page.getByRole('region', { name: 'Record' }).getByText('B-7').first().waitFor();
    await page.getByRole('button', { name: 'Replay' }).click();
    await page.getByRole('dialog', { name: 'Replay the transaction' }).getByRole('button', { name: 'Replay' }).click();
    await expect.poll(() => posted().at(2)).toEqual({ path: '/orders', body: { sku: 'B-7', total: 240 } });
  }, 120_000);

  it('is gone through, sorted and undone by keys alone', async () => {
    const step = (key: string) => ({ key, name: key, kind: 'transform', value: null });
    const path = await newCycle({
      name: 'By keys',
      steps: [
        step('one'),
        { key: 'loop', name: 'each', kind: 'loop', over: { list: [] }, steps: [step('two')] },
        step('three'),
      ],
    });
    const { page } = await console.open({ at: `${path}/edit` });
    await list(page).getByRole('button', { name: /^one/ }).focus();
    expect(await titles(page)).toEqual(['Started by hand', 'one', 'each', 'two', 'three']);
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => titles(page)).toEqual(['Started by hand', 'each', 'two', 'one', 'three']);
    expect(await page.locator(':focus').innerText()).toContain('one');
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('ArrowUp');
    expect(await page.locator(':focus').innerText()).toContain('two');
    await page.keyboard.press('Delete');
    await expect.poll(() => titles(page)).toEqual(['Started by hand', 'each', 'one', 'three']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => titles(page)).toEqual(['Started by hand', 'each', 'two', 'one', 'three']);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => titles(page)).toEqual(['Started by hand', 'one', 'each', 'two', 'three']);
    expect(await page.getByRole('button', { name: 'Saved' }).isDisabled()).toBe(true);

    // The same on the canvas, and by dragging.
    await page.locator('label').filter({ hasText: 'Canvas' }).click();
    const node = (key: string) => page.getByTestId(`rf__node-${key}`);
    await node('one').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator(':focus').innerText()).toContain('three');
    await page.keyboard.press('Enter');
    await panel(page, 'Step three').waitFor();
    await page.keyboard.press('Escape');
    const [from, to] = [await node('three').boundingBox(), await node('loop').boundingBox()];
    if (from === null || to === null) throw new Error('The steps are not in sight.');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    // A drag begins where the pointer is after its first move.
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2 - 2);
    await page.mouse.move(to.x + to.width / 2, to.y - to.height, { steps: 5 });
    await expect.poll(async () => (await node('three').boundingBox())?.y).toBeLessThan(to.y - to.height);
    await page.mouse.up();
    await page.locator('label').filter({ hasText: 'List' }).click();
    await expect.poll(() => titles(page)).toEqual(['Started by hand', 'three', 'each', 'two', 'one']);
  });

  it('tells what is wrong where it is, leads there, and tells when somebody else saved', async () => {
    const path = await newCycle({
      name: 'With a mistake',
      steps: [{ key: 'build', kind: 'transform', value: { $path: 'steps.later.id' } }],
    });
    const { page } = await console.open({ at: `${path}/edit` });
    await page.getByRole('button', { name: '1 problem' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /later/ }).click();
    const build = panel(page, 'Step build');
    await build.getByText(/later/).first().waitFor();
    expect(await page.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
    await build.getByRole('textbox', { name: 'Value' }).fill('trigger.id');
    await page.getByText('No problems').waitFor();
    await console.tandem.send(z.unknown(), 'PATCH', `/v1${path}`, { name: 'Renamed by another' });
    await page.keyboard.press('Control+s');
    const conflict = page.getByRole('dialog', { name: 'Somebody else saved this draft' });
    await conflict.getByRole('button', { name: 'Save mine over it' }).click();
    await conflict.waitFor({ state: 'hidden' });
    const { draft } = await console.tandem.send(cycleShape, 'GET', `/v1${path}`);
    expect(draft).toMatchObject({ name: 'With a mistake', steps: [{ value: { $path: 'trigger.id' } }] });
  });

  it('lists what a cycle lacks before it can start, and leads to where it is mended', async () => {
    const path = await newCycle({
      name: 'Lacking',
      connectors: { shop: { connector: 'http' } },
      steps: [{ key: 'get', kind: 'method', connector: 'shop', method: 'get', input: { path: '/' } }],
    });
    await console.tandem.send(z.unknown(), 'PATCH', `/v1${path}`, { bindings: { shop: null } });
    const { page } = await console.open({ at: `${path}/edit` });
    await page.getByRole('button', { name: 'Enable' }).click();
    const dialog = page.getByRole('dialog', { name: 'It cannot start yet' });
    await dialog.getByText('No version of it is live.').waitFor();
    await dialog.getByText('No connector stands behind shop.').waitFor();
    await dialog.getByRole('button', { name: 'Settings' }).click();
    await panel(page, 'Settings').getByRole('combobox', { name: 'shop' }).click();
    await page.getByRole('option', { name: 'Warehouse' }).click();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('The draft is live.').waitFor();
    await page.getByRole('button', { name: 'Enable' }).click();
    await page.getByText('Live · version 1').waitFor();
  });

  it('asks where a poll begins, shows when a schedule fires, and takes a document as JSON', async () => {
    const path = await newCycle({ name: 'Clocks', steps: [{ key: 'end', kind: 'end' }] });
    const { page } = await console.open({ at: `${path}/edit`, scheme: 'dark' });
    await page.getByRole('button', { name: 'Started by hand' }).click();
    const trigger = panel(page, 'Trigger');
    await trigger.locator('label').filter({ hasText: 'Poll' }).click();
    await trigger.getByText('Choose where it begins.').waitFor();
    await trigger.getByRole('radio', { name: 'Only what changes from now on' }).check();
    expect(await trigger.getByText('Choose where it begins.').count()).toBe(0);
    await trigger.locator('label').filter({ hasText: 'Schedule' }).click();
    await trigger.getByRole('textbox', { name: 'Schedule' }).fill('30 6 * * 1');
    await trigger
      .getByText(/^Mon, .*06:30/)
      .first()
      .waitFor();
    expect(await trigger.getByText(/^Mon, .*06:30/).count()).toBe(5);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'JSON, import, export' }).click();
    await page.getByRole('menuitem', { name: 'View and edit as JSON' }).click();
    const json = page.getByRole('dialog', { name: 'The document as JSON' });
    await json.getByRole('textbox', { name: 'Document' }).fill('{"format": 1}');
    await json.getByRole('button', { name: 'Take it over' }).click();
    await json.getByRole('alert').waitFor();
    const pasted = {
      format: 1,
      name: 'Pasted',
      connectors: {},
      trigger: { kind: 'manual' },
      steps: [{ key: 'wait', kind: 'delay', seconds: 120 }],
    };
    await json.getByRole('textbox', { name: 'Document' }).fill(JSON.stringify(pasted));
    await json.getByRole('button', { name: 'Take it over' }).click();
    await page.getByRole('heading', { name: 'Pasted' }).waitFor();
    expect(await titles(page)).toEqual(['Started by hand', 'Wait 2 minutes']);
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('link', { name: 'Accounts' }).first().click();
    await page.getByRole('heading', { name: 'Accounts' }).waitFor();
  });

  it('fits a phone as a list, and shows viewers all and lets them change nothing', async () => {
    const path = await newCycle({ name: 'On a phone', steps: [{ key: 'wait', kind: 'delay', seconds: 60 }] });
    const { page } = await console.open({ at: `${path}/edit`, width: 390, scheme: 'dark', as: 'viewer' });
    await page.getByRole('button', { name: /Wait 1 minute/ }).click();
    await panel(page, 'Step wait').waitFor();
    expect(await panel(page, 'Step wait').getByRole('textbox', { name: 'Name' }).isDisabled()).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close the step' }).click();
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.getByRole('button', { name: /Add a step|Publish|Save/ }).count()).toBe(0);
  });

  it('builds a template from the library, without an account', async () => {
    const { id } = await console.tandem.send(z.looseObject({ id: z.string() }), 'POST', '/v1/templates', {
      name: 'From the library',
      draft: { format: 1, name: 'From the library', connectors: {}, trigger: { kind: 'manual' }, steps: [] },
    });
    const { page } = await console.open({ at: `/templates/${id}/edit` });
    await page.getByRole('button', { name: 'Add a step', exact: true }).click();
    await add(page, 'list tasks');
    await panel(page, 'Step listTasks')
      .getByText(/Steps are tested in a cycle/)
      .waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Live · version 1').waitFor();
  });
});
