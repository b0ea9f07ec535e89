import { describe, expect, it } from 'vitest';
import type { Company, Json } from '../testing/test-sandbox.ts';
import { rowsOf, TestSandbox } from '../testing/test-sandbox.ts';

const sandbox = new TestSandbox();

async function list(company: Company, module: string, filter: unknown, more: Json = {}): Promise<Json[]> {
  return rowsOf((await company.call(`${module}/list`, { filter, per_page: 100, ...more })).data);
}

describe('PROTOCOL 8, filters', () => {
  it('8.1 unknown members are ignored: everything comes back', async () => {
    const company = await sandbox.company();
    expect(await list(company, 'projects', { no_such_member: 1, __proto__x: 2, constructor: 'x' })).toHaveLength(60);
  });

  it('2, 8.1 a filter inside request is ignored in silence', async () => {
    const company = await sandbox.company();
    expect(await list(company, 'projects', undefined, { request: { filter: { project_id: 201 } } })).toHaveLength(60);
  });

  it('8.2 ranges are from_date and to_date', async () => {
    const company = await sandbox.company();
    const all = await list(company, 'timeEntries', {
      time_entry_date: { from_date: '2026-01-05', to_date: '2026-01-06' },
    });
    expect(all.length).toBeGreaterThan(10);
    expect(new Set(all.map((row) => row['time_entry_date']))).toEqual(new Set(['2026-01-05', '2026-01-06']));
    const recent = await list(company, 'timeEntries', { modified_date: { from_date: '2026-10-24' } });
    expect(recent.length).toBeGreaterThan(50);
    expect(recent.every((row) => String(row['modified_date']) >= '2026-10-24')).toBe(true);
  });

  it.each([
    ['ignored', 60],
    ['empty', 0],
    ['accepted', 5],
  ])('8.2 from and to are %s, by a switch', async (fromToRanges, rows) => {
    const company = await sandbox.company({ fromToRanges });
    expect((await list(company, 'projects', { modified_date: { from: '2026-09-01', to: '2026-12-31' } })).length).toBe(
      rows,
    );
  });

  it.each([
    ['date_from', 'date_to'],
    ['start_date', 'end_date'],
    ['start', 'end'],
  ])('8.2 %s and %s are ignored', async (from, to) => {
    const company = await sandbox.company();
    expect(
      await list(company, 'projects', { modified_date: { [from]: '2026-10-01', [to]: '2026-10-02' } }),
    ).toHaveLength(60);
  });

  it('8.3 a bare date means 00:00:00: to_date today misses today', async () => {
    const company = await sandbox.company();
    await company.call('tasks/modify/20001', { request: { event_name: 'Now' } });
    const day = (shift: number): string => Temporal.Now.plainDateISO('Europe/Berlin').add({ days: shift }).toString();
    const range = (to_date: string): object => ({ modified_date: { from_date: day(-1), to_date } });
    expect(await list(company, 'tasks', range(day(0)))).toHaveLength(0);
    expect(await list(company, 'tasks', range(day(1)))).toHaveLength(1);
  });

  it('8.4 text is matched exactly, % is the wildcard', async () => {
    const company = await sandbox.company();
    await company.call('contacts/modify', { request: { name: 'Acme & Sons' } });
    await company.call('contacts/modify', { request: { name: 'Acme' } });
    const names = async (name: string): Promise<unknown[]> =>
      (await list(company, 'contacts', { name })).map((row) => row['name']);
    expect(await names('Acme')).toEqual(['Acme']);
    expect(await names('Acme%')).toEqual(['Acme &amp; Sons', 'Acme']);
    expect(await names('%Sons')).toEqual(['Acme &amp; Sons']);
    expect(await names('A%m%n%')).toEqual(['Acme &amp; Sons']);
    expect(await names('acm_')).toEqual([]);
  });

  it('8.5 arrays are accepted for ids and enumerations', async () => {
    const company = await sandbox.company();
    const entries = await list(company, 'timeEntries', { event_id: [20001, '20002', 20005] });
    expect(new Set(entries.map((row) => row['event_id']))).toEqual(new Set([20001, 20002, 20005]));
    expect(
      await list(company, 'timeEntries', { event_id: Array.from({ length: 100 }, (_, place) => 20001 + place) }),
    ).toHaveLength(100);
    const statuses = await list(company, 'statuses', { module: ['projects', 'tasks'] });
    expect(new Set(statuses.map((row) => row['module']))).toEqual(new Set(['projects', 'tasks']));
  });

  it.each([
    ['timeEntries', { user_id: 6 }],
    ['timeEntries', { event_id: 20001 }],
    ['timeEntries', { is_completed: false }],
    ['tasks', { project_id: 201 }],
    ['tasks', { status: 'task_status2' }],
    ['projects', { status: 'inprogress' }],
    ['projects', { project_type: 'retainer' }],
    ['contacts', { is_client: 1 }],
    ['users', { email: 'anna.tamm%' }],
    ['quotes', { status: 'sent' }],
  ])('8.6 %s can be filtered by %j', async (module, filter) => {
    const company = await sandbox.company();
    const rows = await list(company, module, filter, { include_subtasks: 1 });
    expect(rows.length).toBeGreaterThan(0);
    const [member, wanted] = Object.entries(filter)[0] ?? ['', ''];
    for (const row of rows) {
      if (typeof wanted === 'string') expect(String(row[member])).toMatch(wanted.replace('%', ''));
      else expect(row[member]).toBe(Number(wanted));
    }
  });

  it('8.6 tasks by parent_id gives the subtasks of a task', async () => {
    const company = await sandbox.company();
    const parent = (await list(company, 'tasks', {})).find((row) => (row['subtask_ids'] as number[]).length > 0);
    const rows = await list(company, 'tasks', { parent_id: parent?.['event_id'] });
    expect(rows.map((row) => row['event_id'])).toEqual(parent?.['subtask_ids']);
  });

  it('8.6 timeOffs by date gives every user in the range; projects by user_id gives those of the user; task_id is event_id', async () => {
    const company = await sandbox.company();
    const offs = await list(company, 'timeOffs', { date: { from_date: '2026-01-01', to_date: '2026-01-31' } });
    expect(offs.length).toBeGreaterThan(0);
    for (const row of offs)
      expect(String(row['start_date']) <= '2026-01-31' && String(row['end_date']) >= '2026-01-01').toBe(true);
    const [mine] = await list(company, 'projects', { user_id: 6 }, { detailed_response: 1 });
    expect(mine?.['project_users']).toContainEqual({ user_id: 6 });
    expect(await list(company, 'timeEntries', { task_id: 20001 })).toEqual(
      await list(company, 'timeEntries', { event_id: 20001 }),
    );
  });

  it('8.6 members that can not be filtered are ignored', async () => {
    const company = await sandbox.company();
    expect(await list(company, 'calendar', { call_link: 'nothing', activity_type: 'nothing' })).toHaveLength(100);
  });

  it('8.6 only attested filters, by a switch', async () => {
    const company = await sandbox.company({ filters: 'attested' });
    expect(await list(company, 'projects', { color: '#1f77b4' })).toHaveLength(60);
    expect((await list(company, 'projects', { status: 'inprogress' })).length).toBeLessThan(60);
  });

  it('8.7 reported faults of filters, each by a switch', async () => {
    const company = await sandbox.company();
    const [exact, clients] = [
      await list(company, 'tasks', { user_id: 6 }),
      await list(company, 'contacts', { is_client: 1 }),
    ];
    expect(exact.every((row) => (row['related_users'] as number[]).includes(6))).toBe(true);
    await company.set({
      taskUserFilters: 'unreliable',
      contactClientFilter: 'ignored',
      phasesProjectFilter: 'ignored',
      projectsWithoutStatus: 'inprogress',
    });
    expect((await list(company, 'tasks', { user_id: 6 })).length).toBeLessThan(exact.length);
    expect(clients.every((row) => row['is_client'] === 1)).toBe(true);
    expect((await list(company, 'contacts', { is_client: 1 })).some((row) => row['is_client'] === 0)).toBe(true);
    expect(
      rowsOf(
        (
          await company.call('projects/phases', {
            request: { project_id: 201 },
            filter: { project_id: 201 },
            per_page: 100,
          })
        ).data,
      ),
    ).toHaveLength(100);
    expect((await list(company, 'projects', {})).every((row) => row['status'] === 'inprogress')).toBe(true);
  });

  it('8.8 bookmarks apply a saved view, for a user_token', async () => {
    const company = await sandbox.company();
    const token = await company.login();
    const bookmarks = rowsOf((await company.as(token, 'bookmarks/list')).data);
    const open = bookmarks.find((row) => row['bookmark_name'] === 'Open tasks');
    const answer = await company.as(token, 'tasks/list', {
      bookmark: { bookmark_id: String(open?.['bookmark_id']) },
      per_page: 100,
    });
    expect(rowsOf(answer.data).every((row) => row['is_completed'] === 0)).toBe(true);
    expect(
      rowsOf((await company.as(token, 'projects/list', { bookmark: { bookmark_id: 116 } })).data)[0],
    ).toHaveProperty('bookmark_users');
    expect((await company.as(token, 'tasks/list', { bookmark: { bookmark_id: 9999 } })).body).toMatchObject({
      status: 'ERROR',
    });
  });

  it('8 users/list gives users and admins unless asked otherwise', async () => {
    const company = await sandbox.company();
    expect((await list(company, 'users', {})).some((row) => row['category'] === 'cupo')).toBe(false);
    expect(await list(company, 'users', { category: 'cupo' })).toHaveLength(1);
  });
});
