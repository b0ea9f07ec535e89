import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTask } from '../testing/create-task.ts';
import { add, give, list, panel, pick, titles } from '../testing/building.ts';
import { consoleUnderTest } from '../testing/console-under-test.ts';
import { type Application, startApplication } from '../testing/start-application.ts';
import type { Installed } from '../testing/start-tandem.ts';
import { violationsOf } from '../testing/violations-of.ts';

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

const idShape = z.looseObject({ id: z.string() });
const shape = z.looseObject({ id: z.string(), draft: z.looseObject({}) });

async function newCycle(document: Readonly<Record<string, unknown>>): Promise<string> {
  const { account } = installed;
  const body = { document: { format: 1, connectors: {}, trigger: { kind: 'manual' }, steps: [], ...document } };
  const { id } = await console.tandem.send(shape, 'POST', `/v1/accounts/${account}/cycles`, body);
  return `/accounts/${account}/cycles/${id}`;
}

const posted = () =>
  (application?.received ?? []).flatMap(({ verb, path, body }) => (verb === 'POST' ? [{ path, body }] : []));

describe('the builder', () => {
  it('builds a cycle of what Scoro tells of, with a decision, a loop and an HTTP API; tests, publishes and enables it, and it runs', async () => {
    const path = await newCycle({ name: 'Tasks to the warehouse' });
    const { page } = await console.open({ at: `${path}/edit` });
    await page.getByRole('heading', { name: 'Tasks to the warehouse' }).waitFor();

    // What starts it: Scoro tells of new tasks.
    await page.getByRole('button', { name: 'Started by hand' }).click();
    const trigger = panel(page, 'Trigger');
    await trigger.locator('label').filter({ hasText: 'Webhook' }).click();
    await trigger.getByRole('combobox', { name: 'Two deliveries are the same' }).waitFor();
    await trigger.getByRole('switch', { name: 'Subscribe at an application' }).focus();
    await page.keyboard.press('Space');
    await trigger.getByText('Choose what it tells of.').waitFor();
    expect(await trigger.getByRole('combobox', { name: 'Two deliveries are the same' }).count()).toBe(0);
    expect(await trigger.getByRole('combobox', { name: 'Application' }).inputValue()).toBe('Scoro');
    await trigger.getByRole('combobox', { name: 'Records' }).fill('task');
    await page.getByRole('option', { name: 'Bills' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => trigger.getByRole('combobox', { name: 'Records' }).inputValue()).toBe('Tasks');
    await trigger.getByRole('combobox', { name: 'Only where one of these fields' }).waitFor();
    for (const change of ['modified', 'deleted']) await trigger.getByRole('checkbox', { name: change }).uncheck();
    expect(await trigger.getByRole('checkbox', { name: 'created' }).isDisabled()).toBe(true);
    expect(await trigger.getByRole('combobox', { name: 'Only where one of these fields' }).count()).toBe(0);
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator(':focus').innerText()).toContain('Scoro tells of Tasks: created');

    // A method of Scoro, tested against the sandbox.
    await page.keyboard.press('/');
    await add(page, 'list tasks');
    const tasks = panel(page, 'Step listTasks');
    await tasks.getByRole('textbox', { name: 'Page size' }).fill('2');
    await tasks.getByRole('button', { name: 'Test step' }).click();
    await tasks.getByText(/^Done in/).waitFor();
    expect(await tasks.getByRole('region', { name: 'Output' }).innerText()).toContain('"event_id"');
    await page.keyboard.press('Escape');

    // A decision behind it, by keyboard; what is told of is known before the first run.
    await page.keyboard.press('+');
    await add(page, 'decision');
    const decision = panel(page, 'Step decision');
    await decision.getByRole('textbox', { name: 'Left' }).fill('trigger.change');
    await decision.getByText('"created"').waitFor();
    await decision.getByRole('combobox', { name: 'Condition 1: comparison' }).click();
    await page.getByRole('option', { name: 'is', exact: true }).click();
    await decision.getByRole('textbox', { name: 'Right' }).fill('created');

    // A loop in its one way, over a list that is picked from what the step gave.
    await page.getByRole('button', { name: 'Add a step to Yes of decision' }).click();
    await add(page, 'loop');
    await pick(page, 'List', 'steps.listTasks');

    // In the loop a request, whose body is put together from a pick and a formula.
    await page.getByRole('button', { name: 'Add a step to the loop of loop' }).click();
    await add(page, 'warehouse post');
    const post = panel(page, 'Step post');
    await post.getByRole('textbox', { name: 'Path', exact: true }).fill('/tasks');
    await post.getByRole('combobox', { name: 'Type of Body' }).click();
    await page.getByRole('option', { name: 'Object' }).click();
    const addMember = post.getByRole('button', { name: 'Add a member to body' });
    await addMember.click();
    await post.getByRole('textbox', { name: 'Name', exact: true }).last().fill('task');
    await give(page, 'Value', 'Pick from earlier data');
    await pick(page, 'Value', 'record.event_id');
    await addMember.click();
    await post.getByRole('textbox', { name: 'Name', exact: true }).last().fill('beside');
    await post.getByRole('button', { name: 'How Value is given: Value' }).click();
    await page.getByRole('menuitem', { name: 'Formula' }).click();
    const formula = post.getByRole('textbox', { name: 'Value' }).last();
    await formula.pressSequentially('trigger.rec');
    await page.getByRole('option', { name: 'trigger.recordId' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type(' & "!"');
    expect(await formula.inputValue()).toBe('trigger.recordId & "!"');
    await post.getByText('"1!"').waitFor();

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

    // Run with an event, watched on the canvas.
    await expect.poll(() => page.getByRole('button', { name: /problem/ }).count()).toBe(0);
    const first = await createTask(console.tandem, installed, 'First');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Run the draft' });
    const event = await dialog.getByRole('textbox', { name: 'Event' }).inputValue();
    await dialog
      .getByRole('textbox', { name: 'Event' })
      .fill(event.replace('"recordId": "1"', `"recordId": "${first}"`));
    await dialog.getByRole('button', { name: 'Run' }).click();
    const watched = page.getByRole('region', { name: 'Watched run' });
    await watched.getByText('Succeeded', { exact: true }).waitFor();
    await canvas.getByText('2 done').first().waitFor();
    expect(posted().map(({ body }) => body)).toMatchObject([{ beside: `${first}!` }, { beside: `${first}!` }]);

    // Published and enabled; what was built is what is kept.
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('The draft is live.').waitFor();
    await page.getByRole('button', { name: 'Enable' }).click();
    await page.getByText(/^Live · version/).waitFor();
    const kept = await console.tandem.send(shape, 'GET', `/v1${path}`);
    expect(kept.draft).toMatchObject({
      trigger: { kind: 'webhook', subscribe: { connector: 'scoro', records: 'tasks', changes: ['created'] } },
      steps: [
        { key: 'listTasks', method: 'tasks.list', input: { perPage: 2 } },
        {
          key: 'decision',
          when: { all: [{ left: { $path: 'trigger.change' }, is: 'equals', right: 'created' }] },
          then: [
            {
              key: 'loop',
              over: { list: { $path: 'steps.listTasks' } },
              steps: [
                {
                  key: 'post',
                  method: 'post',
                  input: {
                    path: '/tasks',
                    body: { task: { $path: 'record.event_id' }, beside: { $formula: 'trigger.recordId & "!"' } },
                  },
                },
              ],
            },
          ],
          else: [{ key: 'end', kind: 'end' }],
        },
      ],
    });

    // Scoro is told of it, and tells of a task that is made there.
    await page.goto(path);
    const facts = page.getByRole('region', { name: 'Trigger' });
    await facts.getByText('Scoro tells of Tasks: created').waitFor();
    await facts.getByText('Active', { exact: true }).waitFor();
    const second = await createTask(console.tandem, installed, 'Second');
    await expect.poll(() => posted().length).toBe(4);
    expect(posted()).toMatchObject([first, first, second, second].map((id) => ({ body: { beside: `${id}!` } })));

    // Its run is looked at; a transaction of it is opened, and replayed.
    await page.goto(`${path}/runs`);
    await page.getByRole('row').filter({ hasText: 'Webhook' }).getByRole('link').click();
    await page.getByRole('region', { name: 'Steps' }).getByText('Read the record').waitFor();
    await page.getByRole('region', { name: 'Transactions' }).getByRole('link').last().click();
    await page.getByRole('region', { name: 'Record' }).getByText('event_id').first().waitFor();
    await page.getByRole('button', { name: 'Replay' }).click();
    await page.getByRole('dialog', { name: 'Replay the transaction' }).getByRole('button', { name: 'Replay' }).click();
    await expect.poll(() => posted().at(4)).toEqual(posted().at(3));
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
    const { draft } = await console.tandem.send(shape, 'GET', `/v1${path}`);
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

  it('offers no subscription where no connector tells of changes', async () => {
    const { id } = await console.tandem.send(idShape, 'POST', '/v1/accounts', { name: 'Without Scoro' });
    const document = { format: 1, name: 'Told of nothing', connectors: {}, trigger: { kind: 'webhook' }, steps: [] };
    const cycle = await console.tandem.send(idShape, 'POST', `/v1/accounts/${id}/cycles`, { document });
    const { page } = await console.open({ at: `/accounts/${id}/cycles/${cycle.id}/edit` });
    await page.getByRole('button', { name: /^Webhook/ }).click();
    const trigger = panel(page, 'Trigger');
    await trigger.getByText('None of the connectors that are here tells of changes by itself.').waitFor();
    expect(await trigger.getByRole('switch', { name: 'Subscribe at an application' }).isDisabled()).toBe(true);
    await trigger.getByRole('textbox', { name: 'Address' }).waitFor();
    await trigger.getByRole('combobox', { name: 'Two deliveries are the same' }).waitFor();
  });
});
