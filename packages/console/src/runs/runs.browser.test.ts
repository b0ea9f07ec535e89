import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { consoleUnderTest } from '../testing/console-under-test.ts';
import type { Installed } from '../testing/start-tandem.ts';

// What became of a request can be told so long after it was sent.
const console = consoleUnderTest({ environment: () => ({ TANDEM_UPSTREAM_TIMEOUT_MS: '3000' }) });

let installed: Installed;
beforeAll(async () => {
  installed = await console.tandem.install('acme');
});

const idShape = z.looseObject({ id: z.string() });

/** A cycle that is published and enabled. */
async function newCycle(document: Readonly<Record<string, unknown>>): Promise<string> {
  const { tandem } = console;
  const { account } = installed;
  const { id } = await tandem.send(idShape, 'POST', `/v1/accounts/${account}/cycles`, {
    document: { format: 1, connectors: {}, trigger: { kind: 'manual' }, ...document },
  });
  const path = `/accounts/${account}/cycles/${id}`;
  await tandem.send(z.unknown(), 'POST', `/v1${path}/publish`);
  await tandem.send(z.unknown(), 'POST', `/v1${path}/enable`);
  return path;
}

const orders = {
  name: 'Orders',
  steps: [
    {
      key: 'each',
      kind: 'loop',
      name: 'For each order',
      over: { list: { $path: 'trigger.orders' } },
      steps: [
        { key: 'wait', kind: 'delay', name: 'Wait a moment', seconds: 3 },
        {
          key: 'large',
          kind: 'decision',
          name: 'Too large?',
          when: { left: { $path: 'record.total' }, is: 'greaterThan', right: 100 },
          then: [{ key: 'refuse', kind: 'end', outcome: 'failed', reason: 'The order is too large.' }],
          else: [{ key: 'keep', kind: 'transform', name: 'Keep it', value: { kept: { $path: 'record.total' } } }],
        },
      ],
    },
  ],
};

describe('runs', () => {
  it('are started by hand and watched as they happen; a failed record is opened and replayed, mended', async () => {
    const path = await newCycle(orders);
    const { page } = await console.open({ at: path });
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const event = {
      orders: [
        { id: 'A-1', total: 20 },
        { id: 'B-7', total: 500 },
      ],
    };
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Event' }).fill('{ "orders"');
    await dialog.getByText('This is not JSON.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Run' }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: 'Event' }).fill(JSON.stringify(event));
    await dialog.getByRole('button', { name: 'Run' }).click();

    await page.getByRole('heading', { name: 'Run of Orders' }).waitFor();
    const steps = page.getByRole('region', { name: 'Steps' });
    await steps.getByRole('listitem').filter({ hasText: 'Wait a moment' }).getByText('2 waiting').waitFor();
    await steps.getByRole('listitem').filter({ hasText: 'Too large?' }).getByText('not reached').waitFor();
    // Nobody reloads the page.
    await page.getByRole('status').getByText('Partly succeeded').waitFor();
    await steps.getByRole('listitem').filter({ hasText: 'Keep it' }).getByText('1 done').waitFor();

    const transactions = page.getByRole('table', { name: 'Transactions' });
    await transactions.getByRole('row').filter({ hasText: 'Failed' }).getByRole('link').first().click();
    await page.getByText('The order is too large.').first().waitFor();
    await page.getByRole('region', { name: 'Step large' }).waitFor();
    await page.getByRole('button', { name: 'Replay' }).click();
    await page.getByRole('textbox', { name: 'Record' }).fill(JSON.stringify({ id: 'B-7', total: 50 }));
    await page.getByRole('dialog').getByRole('button', { name: 'Replay' }).click();

    await page.getByText('the run before').waitFor();
    await page.getByRole('status').getByText('Succeeded').waitFor();
    await page.getByRole('table', { name: 'Transactions' }).getByRole('row').nth(1).getByRole('link').click();
    await page.getByRole('region', { name: 'Step keep' }).getByText('50').waitFor();

    await page.goto(`${path}/runs`);
    await page.getByRole('table', { name: 'Runs' }).getByRole('row').filter({ hasText: 'Replay' }).waitFor();
    await page.goto('/activity/runs?state=partlySucceeded');
    await page.getByRole('table', { name: 'Runs' }).getByRole('link', { name: 'Orders' }).waitFor();
  });

  it('whose outcome nobody knows are decided by a person, and go on', async () => {
    const { tandem } = console;
    const calls = `/v1/accounts/${installed.account}/connectors/${installed.installation}/calls`;
    const twin = { method: 'tasks.create', auth: 'userAuth', input: { record: { event_name: 'Twins' } } };
    // More than one record equals what is sent, so that looking for it cannot tell.
    await tandem.send(z.unknown(), 'POST', calls, twin);
    await tandem.send(z.unknown(), 'POST', calls, twin);
    await tandem.control('acme', {
      faults: [{ kind: 'reset', when: 'after', module: 'tasks', action: 'modify', count: 1 }],
    });
    const path = await newCycle({
      name: 'Twins',
      connectors: { scoro: { connector: 'scoro' } },
      steps: [
        {
          ...twin,
          key: 'create',
          kind: 'method',
          connector: 'scoro',
          onError: { retry: { afterSeconds: [1] } },
          lookUp: {
            method: 'tasks.list',
            input: { filter: { event_name: 'Twins' } },
            match: { 'record.event_name': 'event_name' },
          },
        },
        { key: 'id', kind: 'transform', name: 'Its id', value: { made: { $path: 'steps.create.event_id' } } },
      ],
    });
    const { id } = await tandem.send(idShape, 'POST', `/v1${path}/runs`, { event: {} });
    const { page } = await console.open({ at: `/accounts/${installed.account}/runs/${id}` });
    await page.getByText('1 transaction needs a decision').waitFor();
    await page.getByRole('link', { name: 'Show them' }).click();
    await page.waitForURL(/state=undecided/);
    await page.getByRole('table', { name: 'Transactions' }).getByRole('link', { name: 'The run itself' }).click();
    await page.getByRole('button', { name: 'Decide' }).click();
    const dialog = page.getByRole('dialog', { name: 'What became of create?' });
    expect(await dialog.getByRole('button', { name: 'Decide' }).isDisabled()).toBe(true);
    await dialog.getByRole('radio', { name: 'It happened' }).check();
    await dialog.getByRole('textbox', { name: 'What the step gave' }).fill('{ "event_id": 4711 }');
    await dialog.getByRole('button', { name: 'Decide' }).click();
    await page.getByRole('region', { name: 'Step id' }).getByText('4711').waitFor();
    await page.getByRole('link', { name: 'Run', exact: true }).click();
    await page.getByRole('status').getByText('Succeeded').waitFor();
  });

  it('are cancelled after it was asked, and done again, all that match', async () => {
    const path = await newCycle({ name: 'Long', steps: [{ key: 'wait', kind: 'delay', seconds: 3_600 }] });
    const { id } = await console.tandem.send(idShape, 'POST', `/v1${path}/runs`, { event: {} });
    const { page } = await console.open({ at: `/accounts/${installed.account}/runs/${id}` });
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    const asked = page.getByRole('dialog', { name: 'Cancel the run?' });
    await asked.getByRole('button', { name: 'Cancel the run' }).click();
    await page.getByRole('status').getByText('Cancelled').waitFor();
    await page.goto(`${path}/runs?state=cancelled`);
    const runs = page.getByRole('table', { name: 'Runs' });
    await runs.getByRole('row').nth(1).waitFor();
    await page.getByRole('button', { name: 'Replay all that match' }).click();
    const again = page.getByRole('dialog', { name: 'Replay all that match' });
    await again.getByText(/that has ended as cancelled/).waitFor();
    await again.getByRole('button', { name: 'Replay', exact: true }).click();
    await page.getByText('1 run is done again.').waitFor();
    await page.goto(`${path}/runs`);
    await runs.getByRole('row').filter({ hasText: 'Replay' }).waitFor();
  });
});

describe('a cycle', () => {
  it('has its checkpoint set by hand, goes into a file and comes from one, and is deleted by who types its name', async () => {
    const path = await newCycle({
      name: 'Changed tasks',
      connectors: { crm: { connector: 'scoro' } },
      trigger: { kind: 'poll', connector: 'crm', method: 'tasks.list', everyMinutes: 600, firstRun: 'now' },
      steps: [{ key: 'note', kind: 'transform', value: 1 }],
    });
    const { page } = await console.open({ at: path });
    await page.getByRole('button', { name: 'Set checkpoint' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set checkpoint' });
    await dialog.getByRole('button', { name: 'Records from' }).click();
    await page
      .getByRole('button', { name: /^1 [A-Z]/ })
      .first()
      .click();
    // Escape closes the calendar, and not what is behind it.
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Set', exact: true }).click();
    await page.getByText(/^Seen up to 1 .*set by Anna Tamm/).waitFor();

    const files = page.getByRole('button', { name: 'Export, import' });
    await files.click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Export the draft' }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toBe('changed-tasks.json');
    const text = await readFile(await file.path(), 'utf8');
    const take = (content: string) =>
      page
        .getByLabel('File of a cycle')
        .setInputFiles({ name: 'cycle.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await take('{ "format": 2 }');
    await page.getByText('This is no file of a cycle: it has no document of format 1.').waitFor();
    await take(text.replace('Changed tasks', 'Tasks that changed'));
    await page.getByText('The draft is changed. Publish it to run it.').waitFor();
    await page.getByRole('heading', { name: 'Tasks that changed' }).waitFor();

    await page.goto(`${path}/settings`);
    await page.getByRole('button', { name: 'Delete cycle' }).click();
    const asked = page.getByRole('dialog', { name: 'Delete Tasks that changed?' });
    expect(await asked.getByRole('button', { name: 'Delete cycle' }).isDisabled()).toBe(true);
    await asked.getByRole('textbox', { name: 'Type Tasks that changed to confirm' }).fill('Tasks that changed');
    await asked.getByRole('button', { name: 'Delete cycle' }).click();
    await page.waitForURL(new RegExp(`/accounts/${installed.account}$`));
    await expect(console.tandem.send(z.unknown(), 'GET', `/v1${path}`)).rejects.toThrow('not_found');
  });

  it('says what the application answered that did not take the subscription, and leads to the connector', async () => {
    const { tandem } = console;
    const refused = 'The host is not proven';
    await tandem.control('acme', {
      faults: [{ kind: 'messages', module: 'webhooks', action: 'subscribe', message: refused }],
    });
    const path = await newCycle({
      name: 'Told of tasks',
      connectors: { crm: { connector: 'scoro' } },
      trigger: { kind: 'webhook', subscribe: { connector: 'crm', records: 'tasks', changes: ['deleted'] } },
      steps: [{ key: 'note', kind: 'transform', value: 1 }],
    });
    const { page } = await console.open({ at: path });
    const facts = page.getByRole('region', { name: 'Trigger' });
    await facts.getByText('Scoro tells of Tasks: deleted').waitFor();
    await facts.getByText('Failed', { exact: true }).waitFor();
    await facts.getByText(refused).waitFor();
    await page.getByText('It does not run as it should').waitFor();
    await page.getByRole('link', { name: 'Open the connector' }).click();
    await page.waitForURL(/\/connectors\//);
    await tandem.control('acme', { faults: [] });
  });
});
