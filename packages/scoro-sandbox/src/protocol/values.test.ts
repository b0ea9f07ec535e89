import { describe, expect, it } from 'vitest';
import { recordOf, rowsOf, TestSandbox } from '../testing/test-sandbox.ts';

const sandbox = new TestSandbox();

describe('PROTOCOL 9, value shapes', () => {
  it('9 money and quantities of invoices are strings with a fixed scale per field', async () => {
    const company = await sandbox.company();
    const invoice = recordOf((await company.call('invoices/view/7002')).data);
    const [line] = rowsOf(invoice['lines']);
    const places = (value: unknown): number => (typeof value === 'string' ? (value.split('.')[1] ?? '').length : -1);
    expect(
      Object.fromEntries(
        ['sum', 'vat_sum', 'discount', 'fine', 'prepayment_sum'].map((name) => [name, places(invoice[name])]),
      ),
    ).toEqual({ sum: 2, vat_sum: 2, discount: 6, fine: 6, prepayment_sum: 4 });
    expect(
      Object.fromEntries(
        ['price', 'amount', 'discount', 'sum', 'vat', 'cost'].map((name) => [name, places(line?.[name])]),
      ),
    ).toEqual({ price: 6, amount: 6, discount: 6, sum: 2, vat: 3, cost: 4 });
  });

  it('9 currency_rate and paid_sum are JSON numbers, receivable_sum a double printed in full', async () => {
    const company = await sandbox.company();
    await company.call('invoices/modify/7001', {
      request: { status: 'unpaid', lines: [{ product_id: 301, price: 72, amount: 1 }] },
    });
    const { text } = await company.call('invoices/view/7001');
    expect(text).toContain('"currency_rate":1,');
    expect(text).toContain('"paid_sum":0,');
    expect(text).toContain('"receivable_sum":86.400000000000005684341886080801486968994140625');
  });

  it('9 null money: discount2 of documents', async () => {
    const company = await sandbox.company();
    expect((await company.call('quotes/view/4001')).data).toMatchObject({ discount2: null, discount3: null });
  });

  it('9 vat_code is a string, vat_code_id a numeric string or null, the header’s vat null', async () => {
    const company = await sandbox.company();
    const invoice = recordOf((await company.call('invoices/view/7002')).data);
    expect(invoice).toMatchObject({ vat: null, vat_code: '', vat_code_id: null });
    expect(rowsOf(invoice['lines'])[0]).toMatchObject({ vat_code: '20', vat_code_id: '3', vat: '20.000' });
  });

  it('9 order_id and quote_id of invoices are arrays of int or null, prepayment_id and credited_invoices null', async () => {
    const company = await sandbox.company();
    const rows = rowsOf((await company.call('invoices/list', { per_page: 100 })).data);
    expect(rows.some((row) => row['quote_id'] === null)).toBe(true);
    expect(rows.some((row) => Array.isArray(row['quote_id']) && typeof row['quote_id'][0] === 'number')).toBe(true);
    expect(rows.every((row) => row['prepayment_id'] === null && row['credited_invoices'] === null)).toBe(true);
  });

  it('9 no is a string on invoices, a number on orders and expenses', async () => {
    const company = await sandbox.company();
    expect(typeof recordOf((await company.call('invoices/view/7001')).data)['no']).toBe('string');
    expect(typeof recordOf((await company.call('orders/view/5001')).data)['no']).toBe('number');
    expect(typeof recordOf((await company.call('expenses/view/3501')).data)['no']).toBe('number');
  });

  it('9 sub-heading lines have product_id -1 and amount "0.000000"', async () => {
    const company = await sandbox.company();
    const lines = rowsOf((await company.call('invoices/list', { detailed_response: 1, per_page: 25 })).data).flatMap(
      (row) => rowsOf(row['lines']),
    );
    expect(lines.find((line) => line['product_id'] === -1)).toMatchObject({ amount: '0.000000', sum: '0.00' });
  });

  it('9 booleans are 0 and 1', async () => {
    const company = await sandbox.company();
    const invoice = recordOf((await company.call('contacts/view/1001')).data);
    for (const member of ['is_client', 'is_supplier', 'is_deleted']) expect([0, 1]).toContain(invoice[member]);
  });

  it('9 ids are ints, comment_id a string or by a switch a number', async () => {
    const company = await sandbox.company();
    const request = { module: 'tasks', object_id: 20001 };
    expect(rowsOf((await company.call('comments/list', { request })).data)[0]?.['comment_id']).toBe('501');
    await company.set({ commentIds: 'number' });
    expect(rowsOf((await company.call('comments/list', { request })).data)[0]?.['comment_id']).toBe(501);
  });

  it('9 date-times carry the site’s offset, winter and summer in one list', async () => {
    const company = await sandbox.company();
    const offsets = new Set(
      rowsOf((await company.call('contacts/list', { per_page: 100, page: 1 })).data)
        .concat(rowsOf((await company.call('contacts/list', { per_page: 100, page: 3 })).data))
        .map((row) => String(row['modified_date']).slice(-6)),
    );
    expect(offsets).toEqual(new Set(['+01:00', '+02:00']));
    await company.set({ timeZone: 'America/New_York' });
    expect(recordOf((await company.call('contacts/view/1001')).data)['modified_date']).toMatch(/-0[45]:00$/);
  });

  it('9 a user’s own timezone may be another than the site’s', async () => {
    const company = await sandbox.company();
    const zones = new Set(rowsOf((await company.call('users/list')).data).map((row) => row['timezone']));
    expect(zones).toEqual(new Set(['Europe/Berlin', 'Europe/London']));
  });

  it('9 modified_date of projects is YYYY-mm-dd HH:ii:ss', async () => {
    const company = await sandbox.company();
    expect(recordOf((await company.call('projects/view/201')).data)['modified_date']).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/,
    );
  });

  it('9 birthdays may be 0000-00-00 or lack the year', async () => {
    const company = await sandbox.company();
    expect(recordOf((await company.call('contacts/view/1001')).data)['birthday']).toBe('0000-00-00');
    expect(rowsOf((await company.call('users/list')).data).map((row) => row['birthday'])).toContain('05-11');
    expect((await company.call('contacts/modify/1001', { request: { birthday: '0000-00-00' } })).data).toMatchObject({
      birthday: '0000-00-00',
    });
  });

  it('9 durations are HH:MM:SS, hours pass 24 and 99', async () => {
    const company = await sandbox.company();
    expect(recordOf((await company.call('projects/view/230')).data)['duration']).toMatch(/^1\d\d:\d\d:\d\d$/);
    expect((await company.call('tasks/view/20001')).data).toMatchObject({
      duration_planned: expect.stringMatching(/^\d\d:\d\d:00$/),
    });
  });

  it('9 availability of users, timeOffs values and retainer periods are seconds', async () => {
    const company = await sandbox.company();
    expect((await company.call('users/view/1')).data).toMatchObject({
      availability: { monday: 28_800, sunday: 0, holiday: 0 },
    });
    expect((await company.call('retainers/view/1')).data).toMatchObject({
      retainer_periods: [
        { id: expect.any(Number) },
        { duration: 72_000, sum: '1500.00' },
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
      ],
    });
    const values = rowsOf((await company.call('timeOffs/list')).data)
      .flatMap((row) => rowsOf(row['usersDates']))
      .flatMap((user) => rowsOf(user['dates']))
      .map((date) => date['value']);
    expect(new Set(values)).toEqual(new Set([-1, 14_400]));
  });

  it('9 empty has no rule: addresses null in lists and when none, an array in view; tags []; bankaccount "" or null', async () => {
    const company = await sandbox.company();
    const rows = rowsOf((await company.call('contacts/list', { per_page: 100 })).data);
    expect(rows.every((row) => row['addresses'] === null)).toBe(true);
    expect(
      new Set(rows.map((row) => (row['bankaccount'] === null ? 'null' : row['bankaccount'] === '' ? 'empty' : 'text'))),
    ).toEqual(new Set(['null', 'empty', 'text']));
    const views = rowsOf((await company.call('contacts/list', { per_page: 25, detailed_response: 1 })).data);
    expect(views.some((row) => Array.isArray(row['addresses']))).toBe(true);
    expect(views.some((row) => row['addresses'] === null)).toBe(true);
    expect(views.some((row) => Array.isArray(row['tags']) && row['tags'].length === 0)).toBe(true);
  });

  it('9 an empty map prints as []', async () => {
    const company = await sandbox.company();
    expect((await company.call('triggers/view/1')).data).toMatchObject({ filter_data: [] });
    expect((await company.call('products/view/301')).data).toMatchObject({ depot_amounts: [] });
    expect(rowsOf(recordOf((await company.call('invoices/view/7002')).data)['lines'])[0]).toMatchObject({
      dates: [],
      custom_fields: null,
    });
  });

  it('9 means_of_contact is {kind: [texts]}; scalars are taken on write, nulls dropped, null when none', async () => {
    const company = await sandbox.company();
    const write = async (means_of_contact: unknown): Promise<unknown> =>
      recordOf((await company.call('contacts/modify', { request: { name: 'M', means_of_contact } })).data)[
        'means_of_contact'
      ];
    expect(await write({ email: 'a@b.example', mobile: null, website: ['x', 'y'] })).toEqual({
      email: ['a@b.example'],
      website: ['x', 'y'],
    });
    expect(await write({ mobile: null })).toBeNull();
  });

  it('9 addresses have full_address "street, zip city" and an id; streets may hold CRLF', async () => {
    const company = await sandbox.company();
    const { data } = await company.call('contacts/modify', {
      request: {
        name: 'A',
        addresses: [{ country: 'EST', city: 'Tallinn', street: 'Pikk 1\r\nB', zipcode: '10111', nonsense: 1 }],
      },
    });
    expect(recordOf(data)['addresses']).toEqual([
      {
        country: 'EST',
        county: '',
        municipality: '',
        city: 'Tallinn',
        street: 'Pikk 1\r\nB',
        zipcode: '10111',
        full_address: 'Pikk 1\r\nB, 10111 Tallinn',
        contacts_addresses_id: expect.any(Number),
      },
    ]);
  });

  it('9 plain text holds HTML entities in names of contacts, finance objects and phases', async () => {
    const company = await sandbox.company();
    expect(
      recordOf((await company.call('contacts/modify', { request: { name: "Tom & Jerry's <b>" } })).data)['name'],
    ).toBe('Tom &amp; Jerry&#039;s &lt;b&gt;');
    expect(recordOf((await company.call('financeObjects/view/5')).data)['name']).toBe('Client&#039;s own');
    expect(rowsOf((await company.call('projectPhases/list')).data)[0]?.['title']).toBe('Research &amp; concept');
  });

  it('9 comments are HTML with mentions as spans; html: 0 strips the tags', async () => {
    const company = await sandbox.company();
    const all = async (html: number): Promise<string[]> => {
      const texts: string[] = [];
      for (let place = 0; place < 40; place += 2)
        texts.push(
          ...rowsOf(
            (
              await company.call('comments/list', {
                request: { module: 'tasks', object_id: 20001 + Math.floor(place / 4) * 5 + (place % 4), html },
              })
            ).data,
          ).map((row) => String(row['comment'])),
        );
      return texts;
    };
    expect((await all(1)).some((text) => text.includes('<span class="mention"'))).toBe(true);
    expect((await all(0)).every((text) => !text.includes('<'))).toBe(true);
  });

  it('9 status codes have names through statuses/list and status_name', async () => {
    const company = await sandbox.company();
    const statuses = rowsOf((await company.call('statuses/list', { filter: { module: 'tasks' } })).data);
    expect(statuses.find((row) => row['status_id'] === 'task_status9')).toMatchObject({ status_name: 'Completed' });
    expect((await company.call('tasks/view/20001')).data).toMatchObject({
      status: 'task_status9',
      status_name: 'Completed',
    });
  });

  it('9 a pending user has is_active 1 and an empty username', async () => {
    const company = await sandbox.company();
    expect((await company.call('users/view/5')).data).toMatchObject({ is_active: 1, status: 'pending', username: '' });
  });

  it('9 a time entry has no project: event_type and event_id lead to it', async () => {
    const company = await sandbox.company();
    const entry = recordOf((await company.call('timeEntries/view/90001')).data);
    expect(entry).not.toHaveProperty('project_id');
    expect((await company.call(`tasks/view/${String(entry['event_id'])}`)).data).toMatchObject({ project_id: 201 });
  });
});
