import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ShownCycle } from '../testing/cycles-platform.ts';
import { startSecondApplication, type SecondApplication } from './testing/second-application.ts';
import { startTemplateGround, type Row, type TemplateGround } from './testing/template-ground.ts';

let reports: SecondApplication;
let ground: TemplateGround;
let cycle: ShownCycle;
beforeAll(async () => {
  reports = await startSecondApplication();
  ground = await startTemplateGround('utilisation', {
    connector: 'http',
    host: reports.host,
    properties: { baseUrl: reports.url, withoutCredential: 'yes' },
  });
  cycle = await ground.platform.ready(ground.scoro.account, 'weekly-utilisation', {
    capacityHours: 20,
    timeZone: 'Europe/Tallinn',
  });
});
afterAll(async () => {
  await ground.close();
  await reports.close();
});

const reportShape = z.object({
  from: z.string(),
  to: z.string(),
  table: z.string(),
  people: z.array(
    z.object({ user: z.number(), name: z.string(), hours: z.number(), capacity: z.number(), percent: z.number() }),
  ),
});

/** A Monday that nobody has reported yet. */
const event = (date: string) => ({ scheduledAt: `${date}T05:00:00.000Z`, firedAt: `${date}T05:00:00.000Z`, date });

describe('the template that reports utilisation', () => {
  it('sends the hours of the last week by person beside the capacity, once', async () => {
    const task = ((await ground.data('tasks.create', { record: { event_name: 'Week' } })) as Row)['event_id'];
    for (const [day, duration] of [
      ['2031-03-03', '08:00:00'],
      ['2031-03-09', '02:00:00'],
      ['2031-03-10', '05:00:00'],
    ])
      await ground.data('timeEntries.create', {
        record: { event_id: task, user_id: 2, time_entry_date: day, duration },
      });
    expect(await cycle.run(event('2031-03-10'))).toMatchObject({ error: null, state: 'succeeded' });
    const report = reportShape.parse(reports.kept[0]);
    expect(report).toMatchObject({ from: '2031-03-03', to: '2031-03-09' });
    const active = await ground.rows('users.list', { filter: { status: 'active' }, perPage: 100 });
    expect(report.people).toHaveLength(active.length);
    expect(report.people.find(({ user }) => user === 2)).toMatchObject({ hours: 10, capacity: 20, percent: 50 });
    expect(report.people.find(({ user }) => user === 1)).toMatchObject({ hours: 0, percent: 0 });
    const name = report.people.find(({ user }) => user === 2)?.name ?? '';
    expect(report.table.split('\n')).toContain(`      10 h of   20 h    50 %  ${name}`);
    expect((await cycle.run(event('2031-03-10'))).state).toBe('succeeded');
    expect([reports.kept.length, reports.asked()]).toEqual([1, 1]);
  });

  it.each([
    ['refused', '2031-03-17'],
    ['answerLost', '2031-03-24'],
  ] as const)('sends a report once though its request is %s', async (how, monday) => {
    const before = reports.kept.length;
    reports.fail(how, 1);
    expect(await cycle.run(event(monday))).toMatchObject({ error: null, state: 'succeeded' });
    expect((await cycle.run(event(monday))).state).toBe('succeeded');
    expect(reports.kept).toHaveLength(before + 1);
  });

  it('comes on Monday at seven in the time zone of the account, which has to be one', async () => {
    const { rows } = await ground.platform.platform.testDatabase.pool.query<{ run_at: Date }>(
      `select run_at from graphile_worker.jobs where key = $1`,
      [`tick/${cycle.id}`],
    );
    const due = rows[0]?.run_at.toISOString() ?? '';
    const local = Temporal.Instant.from(due).toZonedDateTimeISO('Europe/Tallinn');
    expect([local.dayOfWeek, local.hour, local.minute]).toEqual([1, 7, 0]);
    await ground.platform.json('PATCH', cycle.path, { variables: { timeZone: 'Europe/Talin' } });
    await expect(ground.platform.json('POST', `${cycle.path}/publish`)).rejects.toThrow(/holds no time zone/);
  });
});
