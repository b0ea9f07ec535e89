import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownCycle, ShownRun } from '../testing/cycles-platform.ts';
import { hasEnded, startTemplateGround, type Row, type TemplateGround } from './testing/template-ground.ts';

let ground: TemplateGround;
let cycle: ShownCycle;
let task: number;
let user: Row;
beforeAll(async () => {
  ground = await startTemplateGround('rows');
  cycle = await ground.platform.ready(ground.scoro.account, 'rows-to-time-entries');
  task = Number(((await ground.data('tasks.create', { record: { event_name: 'Rows' } })) as Row)['event_id']);
  const [first] = await ground.rows('users.list', { perPage: 1 });
  user = first ?? {};
});
afterAll(() => ground.close());

async function deliver(body: string, type = 'text/csv'): Promise<ShownRun> {
  const answer = await fetch(cycle.hookUrl, { method: 'POST', headers: { 'content-type': type }, body });
  const { run } = (await answer.json()) as { run: string };
  return cycle.until(run, hasEnded);
}

const entries = () => ground.rows('timeEntries.list', { filter: { event_id: task }, perPage: 100 });
const descriptions = async () => (await entries()).map((entry) => entry['description']).toSorted();

describe('the template that makes time entries of rows', () => {
  it('makes one of each row of a CSV file, and none of those that it had before', async () => {
    const head = 'id;task;user;date;start;hours;description';
    const rows = [
      `1;${task};${String(user['email'])};2026-11-02;09:30;1,5;Preparation`,
      `2;${task};2;3.11.2026;;0,25;Call`,
    ];
    const file = [head, ...rows].join('\r\n');
    expect(await deliver(file)).toMatchObject({ error: null, state: 'succeeded', counts: { succeeded: 2 } });
    const made = await entries();
    expect(made).toHaveLength(2);
    expect(made.find((entry) => entry['description'] === 'Preparation')).toMatchObject({
      user_id: user['id'],
      duration: '01:30:00',
      time_entry_date: '2026-11-02',
      start_datetime: expect.stringContaining('T09:30:00'),
    });
    expect(made.find((entry) => entry['description'] === 'Call')).toMatchObject({ user_id: 2, duration: '00:15:00' });
    expect(await deliver(`${file}\r\n3;${task};2;4.11.2026;;1;Later`)).toMatchObject({ state: 'succeeded' });
    expect(await descriptions()).toEqual(['Call', 'Later', 'Preparation']);
  });

  it('takes rows as JSON, and knows those without an id by what they say', async () => {
    const row = { task, user: 3, date: '2026-11-05', hours: 2, description: 'From the calendar' };
    const body = JSON.stringify({ rows: [row, { ...row, hours: 3 }] });
    expect(await deliver(body, 'application/json')).toMatchObject({ error: null, state: 'succeeded' });
    expect(await deliver(JSON.stringify([row]), 'application/json')).toMatchObject({ state: 'succeeded' });
    const made = (await entries()).filter((entry) => entry['description'] === 'From the calendar');
    expect(made.map((entry) => entry['duration']).toSorted()).toEqual(['02:00:00', '03:00:00']);
  });

  it('makes one entry though the answer of Scoro was lost, and goes on with the next row', async () => {
    await ground.scoro.control({
      faults: [{ kind: 'reset', when: 'after', module: 'timeEntries', action: 'modify', count: 1 }],
    });
    const file = `id,task,user,date,hours,description\na,${task},2,2026-11-06,1,Lost\nb,${task},2,2026-11-06,1,Kept`;
    expect(await deliver(file)).toMatchObject({ error: null, state: 'succeeded' });
    expect((await deliver(file)).state).toBe('succeeded');
    expect((await descriptions()).filter((text) => text === 'Lost' || text === 'Kept')).toEqual(['Kept', 'Lost']);
  });

  it('tells of a row that cannot be entered, and enters it once it can', async () => {
    const file = (email: string) => `id,task,user,date,hours,description\nc,${task},${email},2026-11-07,1,Whose`;
    const run = await deliver(file('nobody@example.com'));
    expect(run).toMatchObject({ state: 'failed', counts: { failed: 1 } });
    expect(await deliver(file(String(user['email'])))).toMatchObject({ error: null, state: 'succeeded' });
    expect(await descriptions()).toContain('Whose');
  });
});
