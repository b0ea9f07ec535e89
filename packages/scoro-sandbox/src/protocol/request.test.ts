import { describe, expect, it } from 'vitest';
import { recordOf, rowsOf, TestSandbox } from '../testing/test-sandbox.ts';

const sandbox = new TestSandbox();

describe('PROTOCOL 2, request envelope', () => {
  it.each([{}, { request: {} }, { request: [] }, { lang: undefined }])(
    '2 request may be absent, {} or [], lang may be left out: %j',
    async (body) => {
      const company = await sandbox.company();
      expect((await company.call('contacts/view/1001', body)).body).toMatchObject({
        status: 'OK',
        data: { contact_id: 1001 },
      });
    },
  );

  it('2 page and per_page are numbers or numeric strings', async () => {
    const company = await sandbox.company();
    const numbers = rowsOf((await company.call('tasks/list', { page: 2, per_page: 5 })).data);
    const texts = rowsOf((await company.call('tasks/list', { page: '2', per_page: '5' })).data);
    expect(numbers).toHaveLength(5);
    expect(texts).toEqual(numbers);
  });

  it('2 basic_data "1" gives the essential members only', async () => {
    const company = await sandbox.company();
    const [row] = rowsOf((await company.call('contacts/list', { basic_data: '1' })).data);
    expect(Object.keys(row ?? {})).toEqual(['contact_id', 'name', 'lastname', 'contact_type']);
  });

  it.each([{ include_deleted: 1 }, { request: { include_deleted: 1 } }])(
    '2 include_deleted shows deleted rows, at the top and in request: %j',
    async (body) => {
      const company = await sandbox.company();
      await company.call('timeEntries/delete/90001');
      const filter = { time_entry_id: 90001 };
      expect(rowsOf((await company.call('timeEntries/list', { filter })).data)).toEqual([]);
      expect(rowsOf((await company.call('timeEntries/list', { filter, ...body })).data)[0]).toMatchObject({
        time_entry_id: 90001,
        is_deleted: 1,
      });
    },
  );

  it.each([{ request: { include_subtasks: 1 } }, { include_subtasks: 1 }])(
    '2 include_subtasks adds subtask rows to tasks/list: %j',
    async (body) => {
      const company = await sandbox.company();
      const without = rowsOf((await company.call('tasks/list', { per_page: 100 })).data);
      const with_ = rowsOf((await company.call('tasks/list', { per_page: 100, ...body })).data);
      expect(without.some((row) => row['parent_id'] !== null)).toBe(false);
      expect(with_.some((row) => row['parent_id'] !== null)).toBe(true);
      expect(without.some((row) => (row['subtask_ids'] as number[]).length > 0)).toBe(true);
    },
  );

  it('2 return_data says whether timeEntries/modify gives the object; the default is a switch', async () => {
    const company = await sandbox.company();
    expect(
      (await company.call('timeEntries/modify/90001', { return_data: 0, request: { description: 'a' } })).body,
    ).not.toHaveProperty('data');
    expect(
      (await company.call('timeEntries/modify/90001', { return_data: 1, request: { description: 'b' } })).data,
    ).toMatchObject({ description: 'b' });
    await company.set({ returnData: false });
    expect((await company.call('timeEntries/modify/90001', { request: { description: 'c' } })).body).not.toHaveProperty(
      'data',
    );
  });

  it('2 request.fields asks for extra members', async () => {
    const company = await sandbox.company();
    expect(rowsOf((await company.call('projects/list')).data)[0]).not.toHaveProperty('bookmark_users');
    expect(
      rowsOf((await company.call('projects/list', { request: { fields: ['bookmark_users'] } })).data)[0],
    ).toHaveProperty('bookmark_users');
  });

  it.each([true, 1, '1'])('2 booleans are accepted as %j', async (value) => {
    const company = await sandbox.company();
    expect(
      recordOf((await company.call('contacts/modify', { request: { name: 'A', is_supplier: value } })).data)[
        'is_supplier'
      ],
    ).toBe(1);
  });

  it('2 unknown members are ignored and the call succeeds', async () => {
    const company = await sandbox.company();
    const { body } = await company.call('tasks/list', { nonsense: 1, per_page: 1, request: { more: true } });
    expect(body).toMatchObject({ status: 'OK' });
  });

  it('2 tasks.project_id must be an integer', async () => {
    const company = await sandbox.company();
    expect((await company.call('tasks/modify', { request: { event_name: 'T', project_id: '201' } })).body).toEqual({
      status: 'ERROR',
      statusCode: 400,
      messages: { error: ['project_id must be an integer'] },
    });
    expect((await company.call('tasks/modify', { request: { event_name: 'T', project_id: 201 } })).data).toMatchObject({
      project_id: 201,
    });
  });

  it('2 time entries and comments take ids as strings', async () => {
    const company = await sandbox.company();
    expect(
      (await company.call('timeEntries/modify', { request: { event_id: '20001', user_id: '1', duration: '01:00:00' } }))
        .data,
    ).toMatchObject({ event_id: 20001, user_id: 1 });
    expect(
      (
        await company.call('comments/modify', {
          request: { module: 'tasks', object_id: '20001', user_id: '1', comment: 'x' },
        })
      ).data,
    ).toMatchObject({ object_id: 20001 });
  });
});
