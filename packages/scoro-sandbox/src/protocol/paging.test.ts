import { describe, expect, it } from 'vitest';
import type { Company } from '../testing/test-sandbox.ts';
import { rowsOf, TestSandbox } from '../testing/test-sandbox.ts';

const sandbox = new TestSandbox();

async function ids(company: Company, path: string, member: string, body: Record<string, unknown>): Promise<number[]> {
  const found: number[] = [];
  for (let page = 1; page < 1_000; page += 1) {
    const rows = rowsOf((await company.call(path, { page, ...body })).data);
    found.push(...rows.map((row) => Number(row[member])));
    if (rows.length === 0) return found;
  }
  return found;
}

describe('PROTOCOL 5, lists and paging', () => {
  it.each([
    [1, 1],
    [99, 99],
    [100, 100],
    [101, 100],
    [500, 100],
    ['200', 100],
  ])('5.2 per_page %s gives %s rows, without an error', async (per_page, rows) => {
    const company = await sandbox.company();
    const answer = await company.call('timeEntries/list', { per_page });
    expect(answer.body['status']).toBe('OK');
    expect(rowsOf(answer.data)).toHaveLength(rows);
  });

  it.each([
    [10, 10],
    [25, 25],
    [50, 25],
    [100, 25],
  ])('5.2 with detailed_response per_page %s gives %s rows', async (per_page, rows) => {
    const company = await sandbox.company();
    expect(rowsOf((await company.call('tasks/list', { per_page, detailed_response: true })).data)).toHaveLength(rows);
  });

  it('5.3 the default per_page is a switch, 50 where nothing is said', async () => {
    const company = await sandbox.company();
    expect(rowsOf((await company.call('tasks/list')).data)).toHaveLength(50);
    await company.set({ defaultPerPage: 10 });
    expect(rowsOf((await company.call('tasks/list')).data)).toHaveLength(10);
    expect(rowsOf((await company.call('tasks/list', { per_page: 'many' })).data)).toHaveLength(10);
  });

  it('5.1, 5.4 pages start at 1, cover everything once, and end with a shorter or empty page', async () => {
    const company = await sandbox.company();
    const found = await ids(company, 'contacts/list', 'contact_id', { per_page: 30 });
    expect(found).toHaveLength(400);
    expect(new Set(found).size).toBe(400);
    expect(rowsOf((await company.call('contacts/list', { page: 0, per_page: 3 })).data)).toEqual(
      rowsOf((await company.call('contacts/list', { page: 1, per_page: 3 })).data),
    );
  });

  it('5.1 the order is a switch', async () => {
    const company = await sandbox.company();
    const oldest = await ids(company, 'projects/list', 'project_id', { per_page: 7 });
    await company.set({ listOrder: 'newest' });
    expect(await ids(company, 'projects/list', 'project_id', { per_page: 7 })).toEqual(oldest.toReversed());
  });

  it('5.4 changing per_page between pages shifts offsets', async () => {
    const company = await sandbox.company();
    const first = rowsOf((await company.call('contacts/list', { page: 1, per_page: 50 })).data);
    const second = rowsOf((await company.call('contacts/list', { page: 2, per_page: 25 })).data);
    expect(first.map((row) => row['contact_id'])).toContain(second[0]?.['contact_id']);
  });

  it('5.5 a row deleted while paging shifts the window', async () => {
    const company = await sandbox.company();
    const first = rowsOf((await company.call('timeEntries/list', { page: 1, per_page: 10 })).data);
    await company.call(`timeEntries/delete/${String(first[0]?.['time_entry_id'])}`);
    const second = rowsOf((await company.call('timeEntries/list', { page: 2, per_page: 10 })).data);
    expect(second[0]?.['time_entry_id']).toBe(Number(first.at(-1)?.['time_entry_id']) + 2);
  });

  it('5.6 contacts/list lacks manager_email, tags, cat_name, contact_users, related_companies, custom_fields', async () => {
    const company = await sandbox.company();
    const [row] = rowsOf((await company.call('contacts/list')).data);
    const view = (await company.call(`contacts/view/${String(row?.['contact_id'])}`)).data;
    for (const member of ['manager_email', 'tags', 'cat_name', 'contact_users', 'related_companies', 'custom_fields']) {
      expect(row).not.toHaveProperty(member);
      expect(view).toHaveProperty(member);
    }
  });

  it.each(['invoices', 'quotes', 'orders', 'prepayments', 'bills', 'expenses', 'purchaseOrders'])(
    '5.6 %s give lines null in lists and rows in views',
    async (module) => {
      const company = await sandbox.company();
      const [row] = rowsOf((await company.call(`${module}/list`)).data);
      expect(row?.['lines']).toBeNull();
      expect(row).not.toHaveProperty('custom_fields');
      const [detailed] = rowsOf((await company.call(`${module}/list`, { detailed_response: 1, per_page: 1 })).data);
      expect(rowsOf(detailed?.['lines']).length).toBeGreaterThan(0);
      expect(detailed).toHaveProperty('custom_fields');
    },
  );

  it('5.6 the modify reply is a third shape: contacts/modify lacks cat_name and related_companies', async () => {
    const company = await sandbox.company();
    const { data } = await company.call('contacts/modify/1001', { request: { position: 'x' } });
    expect(data).not.toHaveProperty('cat_name');
    expect(data).not.toHaveProperty('related_companies');
    expect(data).toHaveProperty('custom_fields');
    expect(data).toHaveProperty('manager_email');
  });

  it('5.7 a loop on rows < 50 with detailed_response stops after page 1', async () => {
    const company = await sandbox.company();
    const rows = rowsOf((await company.call('tasks/list', { detailed_response: true, per_page: 50, page: 1 })).data);
    expect(rows.length).toBeLessThan(50);
    expect(
      rowsOf((await company.call('tasks/list', { detailed_response: true, per_page: 50, page: 2 })).data),
    ).not.toEqual([]);
  });

  it('5.8 flat time entries may have billable_duration 00:00:00 where nested ones are right; detailed tasks nest them', async () => {
    const company = await sandbox.company({ flatBillableDuration: 'zero' });
    const flat = rowsOf((await company.call('timeEntries/list', { filter: { event_id: 20001 } })).data);
    expect(flat.every((row) => row['billable_duration'] === '00:00:00')).toBe(true);
    const [task] = rowsOf(
      (await company.call('tasks/list', { detailed_response: 1, filter: { event_id: 20001 } })).data,
    );
    const nested = rowsOf(task?.['time_entries']);
    expect(nested).toHaveLength(flat.length);
    expect(nested.some((row) => row['billable_duration'] !== '00:00:00')).toBe(true);
  });
});
