import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import type { ShownCycle } from '../testing/cycles-platform.ts';
import { startTemplateGround, type TemplateGround } from './testing/template-ground.ts';

let database: TestDatabase;
let ground: TemplateGround;
let cycle: ShownCycle;
beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
  const { host, port, user, password, database: name } = database.address;
  ground = await startTemplateGround('reporting', {
    connector: 'postgres',
    host: `${host}:${port}`,
    properties: { host, port: String(port), database: name, user, password, tls: 'off' },
  });
  cycle = await ground.platform.ready(ground.scoro.account, 'scoro-to-database', { from: '2026-10-20' });
});
afterAll(async () => {
  await ground.close();
  await database.close();
});

async function table(name: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { rows } = await database.pool.query<Record<string, unknown>>(`select * from ${name} order by id`);
  return rows;
}

async function createTask(name: string): Promise<number> {
  const made = await ground.data('tasks.create', { record: { event_name: name } });
  return (made as { event_id: number }).event_id;
}

describe('the template that copies to a database', () => {
  it('makes the tables, and brings what was changed since the day that was given', async () => {
    const task = await createTask('First');
    await ground.data('timeEntries.create', {
      record: { event_id: task, user_id: 1, time_entry_date: '2026-11-02', duration: '01:30:00', description: 'Work' },
    });
    const run = await cycle.run();
    expect(run).toMatchObject({ state: 'succeeded', error: null });
    const filter = { modified_date: { from_date: '2026-10-20' } };
    const wanted = await ground.rows('tasks.list', { filter, perPage: 100, includeDeleted: true });
    const tasks = await table('scoro_tasks');
    expect(tasks.map(({ id }) => Number(id))).toEqual(
      wanted.map((row) => Number(row['event_id'])).toSorted((a, b) => a - b),
    );
    expect(tasks.find(({ id }) => Number(id) === task)).toMatchObject({ name: 'First', is_deleted: false });
    const entries = await table('scoro_time_entries');
    expect(entries.find((row) => Number(row['event_id']) === task)).toMatchObject({
      hours: '1.5',
      description: 'Work',
    });
    expect((await table('scoro_projects')).length).toBeGreaterThan(0);
  });

  it('takes only what was changed since it last succeeded, and doubles nothing', async () => {
    const before = await table('scoro_tasks');
    const id = Number(before.at(-1)?.['id']);
    await ground.data('tasks.update', { id, record: { event_name: 'Renamed' } });
    const run = await cycle.run();
    expect(run).toMatchObject({ error: null, state: 'succeeded' });
    const after = await table('scoro_tasks');
    expect(after).toHaveLength(before.length);
    expect(after.at(-1)).toMatchObject({ name: 'Renamed' });
    // The records that this test made, and none of those that were there.
    expect(run.counts?.['succeeded']).toBeLessThan(5);
  });

  it('brings later what the database did not take', async () => {
    const id = await createTask('Late');
    await database.pool.query('alter table scoro_tasks rename to away');
    expect(await cycle.run()).toMatchObject({ state: 'partlySucceeded' });
    await database.pool.query('alter table away rename to scoro_tasks');
    expect(await cycle.run()).toMatchObject({ error: null, state: 'succeeded' });
    expect((await table('scoro_tasks')).filter((row) => Number(row['id']) === id)).toHaveLength(1);
  });
});
