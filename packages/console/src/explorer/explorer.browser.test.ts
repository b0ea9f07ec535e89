import { readFile } from 'node:fs/promises';
import type { CDPSession, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { consoleUnderTest } from '../testing/console-under-test.ts';
import type { Installed } from '../testing/start-tandem.ts';

/** At this scale a site has 100,000 time entries. */
const console = consoleUnderTest({ sandbox: { scale: 10 } });

let acme: Installed;
let base: string;

beforeAll(async () => {
  acme = await console.tandem.install('acme');
  base = `/accounts/${acme.account}/connectors/${acme.installation}/methods`;
});

const result = (page: Page) => page.getByRole('region', { name: 'Result', exact: true });
const execute = (page: Page) => page.getByRole('button', { name: 'Execute' }).click();

/** What the page holds in memory, in megabytes, once nothing is left to collect. */
async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize / 1_000_000;
}

describe('the method explorer', () => {
  it('finds a method by words after / and draws its form', async () => {
    const { page } = await console.open({ at: base });
    await page.getByRole('link', { name: 'List Activities' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('create task');
    await page.getByRole('link', { name: 'Create Task' }).click();
    await page.getByRole('textbox', { name: 'Event name' }).waitFor();
    expect(new URL(page.url()).searchParams.get('method')).toBe('tasks.create');
    expect(new URL(page.url()).searchParams.get('q')).toBe('create task');
  });

  it('creates a record with a reference that is searched in Scoro, and shows it', async () => {
    const { page } = await console.open({ at: `${base}?method=tasks.create` });
    await page.getByRole('textbox', { name: 'Event name' }).fill('Call the printer');
    const project = page
      .getByRole('combobox', { name: 'Project ID' })
      .or(page.getByRole('textbox', { name: 'Project ID' }));
    await project.first().click();
    await page.getByRole('option').first().click();
    await execute(page);
    await result(page).getByText('Call the printer').waitFor();
    expect(await result(page).getByRole('link').count()).toBeGreaterThan(0);
  });

  it('offers the site’s custom fields by their names', async () => {
    const { page } = await console.open({ at: `${base}?method=tasks.create` });
    await page
      .getByRole('combobox', { name: 'Add a field to Record' })
      .or(page.getByRole('textbox', { name: 'Add a field to Record' }))
      .first()
      .fill('custom');
    await page.getByRole('option', { name: /custom_fields/ }).click();
    await page.getByRole('button', { name: 'Add to custom fields' }).click();
    await page
      .getByRole('textbox', { name: 'Name', exact: true })
      .or(page.getByRole('combobox', { name: 'Name', exact: true }))
      .last()
      .click();
    await page.getByRole('option').first().waitFor();
    expect(await page.getByRole('option').first().textContent()).toMatch(/c_/);
  });

  it('tells an error next to its field, and keeps what was typed', async () => {
    const { page } = await console.open({ at: `${base}?method=tasks.create` });
    await page
      .getByRole('combobox', { name: 'Add a field to Record' })
      .or(page.getByRole('textbox', { name: 'Add a field to Record' }))
      .first()
      .fill('duration_planned');
    await page.getByRole('option', { name: /duration_planned/ }).click();
    const box = page.getByRole('textbox', { name: 'Duration planned' });
    await box.fill('two hours');
    await execute(page);
    await expect.poll(() => box.getAttribute('aria-invalid')).toBe('true');
    expect(await box.inputValue()).toBe('two hours');
    expect(await page.getByRole('alert').first().textContent()).toContain('input');
  });

  it('shows a list as a table, opens a record, follows a link to another, and shows JSON', async () => {
    const { page } = await console.open({ at: `${base}?method=tasks.list` });
    await execute(page);
    await result(page).getByRole('button', { name: 'Open row 1', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: 'Record' });
    await drawer.getByText('event_name').waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await result(page).getByText('JSON').click();
    await result(page).getByRole('region', { name: 'Result as JSON' }).getByText('"event_id"').first().waitFor();
    await result(page).getByText('Table').click();
    await result(page)
      .getByRole('button', { name: /^Columns/ })
      .click();
    await page.getByRole('checkbox', { name: 'priority_id' }).check();
    await page.keyboard.press('Escape');
    await result(page).getByRole('columnheader', { name: 'priority_id' }).waitFor();
    await result(page).getByRole('cell').getByRole('link').first().click();
    await page.waitForURL(/\.get/);
    await page.getByRole('heading', { name: /^Get/ }).waitFor();
    await execute(page);
    await result(page).getByRole('term').first().waitFor();
  });

  it('copies a call as curl and as a command line', async () => {
    const { page, context } = await console.open({ at: `${base}?method=tasks.list` });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy as' }).click();
    await page.getByRole('menuitem', { name: 'curl' }).click();
    await page.getByRole('menuitem', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^curl .*Bearer \$TANDEM_TOKEN"/s);
    await page.getByRole('menuitem', { name: 'Command line' }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/^npx tandem call scoro tasks\.list --account/);
  });

  it('stays usable at 5,000 rows', async () => {
    const { page, context } = await console.open({ at: `${base}?method=timeEntries.list` });
    await execute(page);
    const load = page.getByRole('button', { name: 'Load up to 5,000 rows' });
    await load.waitFor();
    const session = await context.newCDPSession(page);
    const before = await heapOf(session);
    await load.click();
    await result(page)
      .getByText(/^5,000 records/)
      .waitFor({ timeout: 45_000 });
    const table = result(page).getByRole('table');
    expect(await table.getByRole('row').count()).toBeLessThan(80);
    await table.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    await table.getByRole('button', { name: 'Open row 5000' }).waitFor();
    // Wherever one scrolls to, the next picture holds the rows that belong there.
    const blank = await table.evaluate(async (element) => {
      const { top, bottom } = element.getBoundingClientRect();
      let missing = 0;
      for (let step = 0; step < 40; step += 1) {
        element.scrollTo({ top: step * 3_000 });
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        const middle = document.elementFromPoint(element.getBoundingClientRect().left + 40, (top + bottom) / 2);
        missing += middle?.closest('[role="row"]') === null ? 1 : 0;
      }
      return missing;
    });
    expect(blank).toBe(0);
    expect(await table.getByRole('row').count()).toBeLessThan(80);
    expect((await heapOf(session)) - before).toBeLessThan(60);
  });

  it('downloads all pages as CSV, with no formula in it', async () => {
    const { page } = await console.open({ at: `${base}?method=projects.list` });
    await execute(page);
    await result(page).getByRole('button', { name: 'Download' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'All as CSV' }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toBe('projects.list.csv');
    const lines = (await readFile(await file.path(), 'utf8')).split('\r\n');
    expect(lines[0]).toContain('project_name');
    expect(lines.length).toBeGreaterThan(100);
    await page.getByText(/records saved\.$/).waitFor();
  });

  it('streams 100,000 records to a file with progress, at bounded memory, and can be cancelled', async () => {
    const { page, context } = await console.open({ at: `${base}?method=timeEntries.list` });
    await execute(page);
    const session = await context.newCDPSession(page);
    const progress = result(page).getByText(/records so far$/);
    const begin = async (): Promise<void> => {
      await result(page).getByRole('button', { name: 'Download' }).click();
      await page.getByRole('menuitem', { name: 'All as NDJSON' }).click();
      await expect.poll(() => progress.textContent()).toMatch(/^[1-9]/);
    };
    const downloads: string[] = [];
    page.on('download', (download) => downloads.push(download.suggestedFilename()));
    await begin();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Cancelled.').waitFor();
    expect(downloads).toEqual([]);

    const before = await heapOf(session);
    const downloading = page.waitForEvent('download', { timeout: 60_000 });
    await begin();
    await expect.poll(() => progress.textContent(), { timeout: 60_000 }).toMatch(/^[4-9]\d,/);
    expect((await heapOf(session)) - before).toBeLessThan(20);
    const file = await downloading;
    const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\n');
    const ids = new Set(lines.map((line) => /"time_entry_id":(\d+)/.exec(line)?.[1]));
    expect([lines.length, ids.size]).toEqual([100_000, 100_000]);
    await page.getByText('100,000 records saved.').waitFor();
  });

  it('executes a recorded call again, with its input', async () => {
    const { page } = await console.open({ at: `${base}?method=tasks.list` });
    await page.getByRole('textbox', { name: 'Page size' }).fill('7');
    await execute(page);
    await result(page)
      .getByText(/^7 records/)
      .waitFor();
    await page.goto('/activity');
    await page.getByRole('link', { name: 'tasks.list' }).first().click();
    await page.getByRole('region', { name: 'Input' }).getByText('"perPage": 7').waitFor();
    await page.getByRole('link', { name: 'Execute again' }).click();
    await expect.poll(() => page.getByRole('textbox', { name: 'Page size' }).inputValue()).toBe('7');
  });

  it('lets a viewer execute what reads, and nothing else', async () => {
    const { page } = await console.open({ at: `${base}?method=tasks.create`, as: 'viewer' });
    await page.getByText('Your role may only execute methods that read.').waitFor();
    expect(await page.getByRole('button', { name: 'Execute' }).isDisabled()).toBe(true);
    await page.goto(`${base}?method=tasks.list`);
    await execute(page);
    await result(page).getByRole('row').nth(2).waitFor();
  });

  it('asks before it deletes', async () => {
    const { page } = await console.open({
      at: `${base}?method=tasks.delete&input=${encodeURIComponent('{"id":20001}')}`,
    });
    await execute(page);
    const question = page.getByRole('dialog', { name: 'Delete Task?' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'hidden' });
    await execute(page);
    await question.getByRole('button', { name: 'Execute' }).click();
    await result(page).waitFor();
  });

  it('says what a method lacks, and leads to the field', async () => {
    const poor = await console.tandem.install('northwind', { apiKey: undefined });
    const { page } = await console.open({
      at: `/accounts/${poor.account}/connectors/${poor.installation}/methods?method=depot.list`,
    });
    await page.getByText('Needs API Key').first().waitFor();
    expect(await page.getByRole('button', { name: 'Execute' }).isDisabled()).toBe(true);
    await page.getByRole('link', { name: 'Fill it in' }).click();
    await expect.poll(() => page.locator(':focus').getAttribute('id')).toBe('property-apiKey');
  });
});
