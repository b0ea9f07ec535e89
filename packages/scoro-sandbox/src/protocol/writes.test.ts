import { describe, expect, it } from 'vitest';
import { recordOf, rowsOf, TestSandbox } from '../testing/test-sandbox.ts';

const sandbox = new TestSandbox();

describe('PROTOCOL 6, writes', () => {
  it.each(['contacts/modify', 'contacts/modify/0'])('6.1 %s creates', async (path) => {
    const company = await sandbox.company();
    const created = recordOf(
      (await company.call(path, { request: { name: 'New', lastname: 'Person', contact_type: 'person' } })).data,
    );
    expect((await company.call(`contacts/view/${String(created['contact_id'])}`)).data).toMatchObject({
      name: 'New',
      lastname: 'Person',
      contact_type: 'person',
    });
  });

  it('6.1 an update changes the members sent and keeps the others', async () => {
    const company = await sandbox.company();
    const before = recordOf((await company.call('tasks/view/20001')).data);
    await company.call('tasks/modify/20001', { request: { event_name: 'Renamed' } });
    const after = recordOf((await company.call('tasks/view/20001')).data);
    expect(after).toMatchObject({
      ...before,
      event_name: 'Renamed',
      modified_date: after['modified_date'],
      modified_user: 0,
    });
    expect(after['modified_date']).not.toBe(before['modified_date']);
  });

  it('6.2 modify answers the object after the write', async () => {
    const company = await sandbox.company();
    expect((await company.call('projects/modify/201', { request: { project_name: 'Other' } })).data).toMatchObject({
      project_id: 201,
      project_name: 'Other',
    });
  });

  it('6.3 a create with unknown members only makes an empty company, and again one more', async () => {
    const company = await sandbox.company();
    const request = { type: 'person', mobile: '123', email: 'a@b.example' };
    const first = recordOf((await company.call('contacts/modify', { request })).data);
    const second = recordOf((await company.call('contacts/modify', { request })).data);
    expect(first).toMatchObject({
      contact_type: 'company',
      is_client: 1,
      cat_id: 1,
      lastname: '',
      means_of_contact: null,
    });
    expect(second['contact_id']).toBe(Number(first['contact_id']) + 1);
  });

  it('6.4 lines are replaced: those not sent are gone, those with their id keep what is not sent', async () => {
    const company = await sandbox.company();
    const before = rowsOf(recordOf((await company.call('invoices/view/7002')).data)['lines']);
    expect(before.length).toBeGreaterThan(1);
    const kept = before[1];
    await company.call('invoices/modify/7002', {
      request: {
        lines: [
          { id: kept?.['id'], comment: 'kept' },
          { product_id: 301, price: 12.5, amount: '2' },
        ],
      },
    });
    const after = recordOf((await company.call('invoices/view/7002')).data);
    const lines = rowsOf(after['lines']);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ id: kept?.['id'], price: kept?.['price'], comment: 'kept' });
    expect(lines[1]).toMatchObject({
      product_id: 301,
      price: '12.500000',
      amount: '2.000000',
      sum: '25.00',
      vat_code_id: '3',
      vat: '20.000',
    });
    expect(after['sum']).toBe((Number(kept?.['sum']) + 25).toFixed(2));
  });

  it('6.4 lines that are left out are left alone', async () => {
    const company = await sandbox.company();
    const before = recordOf((await company.call('invoices/view/7002')).data)['lines'];
    await company.call('invoices/modify/7002', { request: { description: 'x' } });
    expect(recordOf((await company.call('invoices/view/7002')).data)['lines']).toEqual(before);
  });

  it('6.4 a viewed document can not be posted back: finance_account_id is refused, or ignored by a switch', async () => {
    const company = await sandbox.company();
    const { lines } = recordOf((await company.call('invoices/view/7002')).data);
    expect((await company.call('invoices/modify/7002', { request: { lines } })).body).toMatchObject({
      status: 'ERROR',
      statusCode: 400,
    });
    const stripped = rowsOf(lines).map(({ finance_account_id: _, ...line }) => line);
    expect((await company.call('invoices/modify/7002', { request: { lines: stripped } })).data).toMatchObject({
      lines,
    });
    await company.set({ financeAccountOnLines: 'ignored' });
    expect((await company.call('invoices/modify/7002', { request: { lines } })).data).toMatchObject({ lines });
  });

  it('6.5 a delete is refused while related records exist, and works for a contact without any', async () => {
    const company = await sandbox.company();
    expect((await company.call('contacts/delete/1001')).body).toMatchObject({
      status: 'ERROR',
      statusCode: 400,
      messages: { error: ['error deleting, check relations'] },
    });
    const created = recordOf((await company.call('contacts/modify', { request: { name: 'Short-lived' } })).data);
    const path = `contacts/delete/${String(created['contact_id'])}`;
    await company.call('projects/modify', { request: { project_name: 'P', company_id: created['contact_id'] } });
    expect((await company.call(path)).body).toMatchObject({ status: 'ERROR' });
    const project = rowsOf(
      (await company.call('projects/list', { filter: { company_id: created['contact_id'] } })).data,
    )[0];
    expect((await company.call(`projects/delete/${String(project?.['project_id'])}`)).body).toMatchObject({
      status: 'OK',
    });
    expect((await company.call(path)).body).toMatchObject({ status: 'OK' });
  });

  it('6.5 deleted rows stay readable with include_deleted, carrying is_deleted and deleted_date', async () => {
    const company = await sandbox.company();
    await company.call('timeEntries/delete/90002');
    expect((await company.call('timeEntries/view/90002')).body).toMatchObject({ status: 'ERROR' });
    const deleted = recordOf((await company.call('timeEntries/view/90002', { include_deleted: 1 })).data);
    expect(deleted['is_deleted']).toBe(1);
    expect(deleted['deleted_date']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
    expect((await company.call('timeEntries/delete/90002')).body).toMatchObject({ status: 'ERROR' });
    await company.set({ deletedDays: 0 });
    await new Promise((resolve) => {
      setTimeout(resolve, 1_100);
    });
    expect((await company.call('timeEntries/view/90002', { include_deleted: 1 })).body).toMatchObject({
      status: 'ERROR',
    });
  });

  it('6.6 calendar/batchModify takes an array and is OK with failed members inside', async () => {
    const company = await sandbox.company();
    const { body, data } = await company.call('calendar/batchModify', {
      request: [
        { event_name: 'A', cal_user: [1, 2] },
        { event_id: 20005, event_name: 'B' },
        { event_id: 5, event_name: 'C' },
        { start_datetime: 'soon' },
      ],
    });
    expect(body['status']).toBe('OK');
    const results = rowsOf(data);
    expect(results.map((result) => [result['action'], (result['errors'] as string[]).length])).toEqual([
      ['create', 0],
      ['modify', 0],
      ['modify', 1],
      ['create', 1],
    ]);
    expect((await company.call('calendar/view/20005')).data).toMatchObject({ event_name: 'B' });
  });

  it.each([
    ['dropped', '2026-07-01T12:00:00+02:00'],
    ['converted', '2026-07-01T19:00:00+02:00'],
  ])('6.7 naive local time is taken as it is; one with an offset is %s', async (writtenOffsets, expected) => {
    const company = await sandbox.company({ writtenOffsets });
    const write = async (datetime_due: string): Promise<unknown> =>
      recordOf((await company.call('tasks/modify/20001', { request: { datetime_due } })).data)['datetime_due'];
    expect(await write('2026-07-01 12:00:00')).toBe('2026-07-01T12:00:00+02:00');
    expect(await write('2026-01-01T12:00:00')).toBe('2026-01-01T12:00:00+01:00');
    expect(await write('2026-07-01T12:00:00-05:00')).toBe(expected);
  });

  it('6.8 durations are validated and rounded to the nearest minute', async () => {
    const company = await sandbox.company();
    const write = (duration_planned: unknown): Promise<{ body: unknown; data: unknown }> =>
      company.call('tasks/modify/20001', { request: { duration_planned } });
    expect((await write('01:30:29')).data).toMatchObject({ duration_planned: '01:30:00' });
    expect((await write('01:30:30')).data).toMatchObject({ duration_planned: '01:31:00' });
    expect((await write('120:00:00')).data).toMatchObject({ duration_planned: '120:00:00' });
    for (const wrong of ['90', '1h', '01:75:00', 5400])
      expect((await write(wrong)).body).toMatchObject({ status: 'ERROR', statusCode: 400 });
  });

  it('6.9 time entries of event_type cal allow only invoice_line_id', async () => {
    const company = await sandbox.company();
    const [entry] = rowsOf(
      (await company.call('timeEntries/list', { filter: { event_type: 'cal' }, per_page: 1 })).data,
    );
    const { data } = await company.call(`timeEntries/modify/${String(entry?.['time_entry_id'])}`, {
      request: { description: 'no', duration: '09:00:00', invoice_line_id: 100001 },
    });
    expect(data).toMatchObject({
      description: entry?.['description'],
      duration: entry?.['duration'],
      invoice_line_id: 100001,
    });
  });

  it('6.9 completing a task can require a time entry, by a switch', async () => {
    const company = await sandbox.company({ completionNeedsTimeEntry: true });
    const id = String(
      recordOf((await company.call('tasks/modify', { request: { event_name: 'T' } })).data)['event_id'],
    );
    expect((await company.call(`tasks/modify/${id}`, { request: { status: 'task_status9' } })).body).toMatchObject({
      status: 'ERROR',
    });
    await company.call('timeEntries/modify', { request: { event_id: Number(id), user_id: 1, duration: '00:00:00' } });
    expect((await company.call(`tasks/modify/${id}`, { request: { status: 'task_status9' } })).data).toMatchObject({
      is_completed: 1,
      status: 'task_status9',
    });
  });

  it('6.9 activity_id and project_id take ids, never names', async () => {
    const company = await sandbox.company();
    expect(
      (await company.call('tasks/modify', { request: { event_name: 'T', activity_id: 'Design' } })).body,
    ).toMatchObject({ status: 'ERROR', statusCode: 400 });
  });

  it('6.9 related_users [] unassigns a task', async () => {
    const company = await sandbox.company();
    expect((await company.call('tasks/modify/20001', { request: { related_users: [2, 3] } })).data).toMatchObject({
      related_users: [2, 3],
      assigned_to: 2,
    });
    expect((await company.call('tasks/modify/20001', { request: { related_users: [] } })).data).toMatchObject({
      related_users: [],
      assigned_to: null,
      related_users_emails: [],
    });
  });

  it('6.9 phases ride on projects/modify; missing ones are kept or deleted by a switch', async () => {
    const company = await sandbox.company();
    const titles = async (): Promise<unknown[]> =>
      rowsOf((await company.call('projectPhases/list', { filter: { project_id: 201 } })).data).map(
        (row) => row['title'],
      );
    await company.call('projects/modify/201', {
      request: {
        phases: [
          { id: 801, title: 'First' },
          { title: 'Fifth', type: 'milestone' },
        ],
      },
    });
    expect(await titles()).toEqual(['First', 'Design', 'Production', 'Launch', 'Fifth']);
    await company.set({ missingPhases: 'deleted' });
    await company.call('projects/modify/201', { request: { phases: [{ id: 802 }] } });
    expect(await titles()).toEqual(['Design']);
    expect(rowsOf((await company.call('projects/phases', { request: { project_id: 201 } })).data)).toHaveLength(1);
  });

  it('6.9 project_phase_id fills project_id; a subtask keeps what it inherits', async () => {
    const company = await sandbox.company();
    expect(
      (await company.call('tasks/modify', { request: { event_name: 'T', project_phase_id: 806 } })).data,
    ).toMatchObject({ project_id: 202, project_phase_id: 806 });
    const [subtask] = rowsOf((await company.call('tasks/list', { include_subtasks: 1, per_page: 100 })).data).filter(
      (row) => row['parent_id'] !== null,
    );
    expect(
      (
        await company.call(`tasks/modify/${String(subtask?.['event_id'])}`, {
          request: { project_id: 250, event_name: 'S' },
        })
      ).data,
    ).toMatchObject({ project_id: subtask?.['project_id'], event_name: 'S' });
  });
});

describe('PROTOCOL 6, custom fields', () => {
  it('6 are read as an array of {id, name, value, type}, or as an object keyed by id by a switch', async () => {
    const company = await sandbox.company();
    expect(recordOf((await company.call('projects/view/201')).data)['custom_fields']).toContainEqual({
      id: 'c_budgetcode',
      name: 'Budget code',
      value: 'B-1000',
      type: 'text',
    });
    await company.set({ customFieldsRead: 'map' });
    expect(recordOf((await company.call('projects/view/201')).data)['custom_fields']).toMatchObject({
      c_budgetcode: { value: 'B-1000' },
    });
  });

  it.each([[[{ id: 'c_budgetcode', value: 'NEW' }]], [{ c_budgetcode: 'NEW' }]])(
    '6 are written as %j, the others stay',
    async (custom_fields) => {
      const company = await sandbox.company();
      const { data } = await company.call('projects/modify/201', { request: { custom_fields } });
      expect(rowsOf(recordOf(data)['custom_fields']).map((one) => [one['id'], one['value']])).toEqual([
        ['c_budgetcode', 'NEW'],
        ['c_risk', 'low'],
        ['c_kickoff', expect.any(String)],
      ]);
    },
  );

  it('6 written flat they are ignored, still OK', async () => {
    const company = await sandbox.company();
    const { body, data } = await company.call('projects/modify/201', { request: { c_budgetcode: 'NEW' } });
    expect(body['status']).toBe('OK');
    expect(recordOf(data)['custom_fields']).toContainEqual(
      expect.objectContaining({ id: 'c_budgetcode', value: 'B-1000' }),
    );
  });

  it.each(['assets', 'custom_assets'])('6 of custom modules lie flat, to read, write and filter (%s)', async (path) => {
    const company = await sandbox.company();
    const created = recordOf(
      (
        await company.call(`${path}/modify`, {
          request: { c_serial: 'SN-1', c_holder: 3, custom_fields: { c_serial: 'no' } },
        })
      ).data,
    );
    expect(created).toMatchObject({ c_serial: 'SN-1', c_holder: 3, status: 'additional1', status_name: 'In use' });
    expect(rowsOf((await company.call(`${path}/list`, { filter: { c_serial: 'SN-1' } })).data)).toMatchObject([
      { item_id: created['item_id'] },
    ]);
  });

  it('6 definitions are in customFields/list, ids start with c_', async () => {
    const company = await sandbox.company();
    const rows = rowsOf((await company.call('customFields/list', { per_page: 100 })).data);
    expect(rows.every((row) => String(row['id']).startsWith('c_'))).toBe(true);
    expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'name', 'type', 'is_filterable', 'modules']);
  });

  it('6 filter.custom_fields takes a value, a range of dates, and "" for unset', async () => {
    const company = await sandbox.company();
    const list = async (custom_fields: object): Promise<number> =>
      rowsOf((await company.call('projects/list', { filter: { custom_fields }, per_page: 100 })).data).length;
    expect(await list({ c_budgetcode: 'B-1003' })).toBe(1);
    expect(await list({ c_risk: '' })).toBe(15);
    const dated = await list({ c_kickoff: { from_date: '2026-01-01', to_date: '2026-12-31' } });
    expect(dated).toBeGreaterThan(0);
    expect(dated + (await list({ c_kickoff: '' }))).toBe(60);
  });
});
