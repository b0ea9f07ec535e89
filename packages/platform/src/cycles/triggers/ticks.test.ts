import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTicksPlatform, type TickingCycle, type TicksPlatform } from '../testing/ticks-platform.ts';

/** In 2040 the clocks of Berlin go forward on 25 March and back on 28 October, at 01:00 UTC: days that no test need wait for. */
const beforeSpring = new Date('2040-03-23T22:00:00Z');
const beforeAutumn = new Date('2040-10-26T22:00:00Z');

let platform: TicksPlatform;
beforeAll(async () => {
  platform = await startTicksPlatform(beforeSpring);
});
afterAll(() => platform.close());

function from(moment: Date, cron: string, timeZone = 'Europe/Berlin', over: object = {}): Promise<TickingCycle> {
  platform.clock.now = moment;
  return platform.cycle({ kind: 'schedule', cron, timeZone }, over);
}

/** Fires as often; gives what its runs were told: when and on which day. */
async function fired(cycle: TickingCycle, times: number): Promise<readonly string[]> {
  for (let time = 0; time < times; time += 1) await cycle.fire();
  const events = await cycle.events();
  return events.map(({ scheduledAt, date }) => `${scheduledAt.slice(0, 16)}Z on ${date}`);
}

/** How often a schedule fires on a day of its time zone. */
async function firingsOn(day: string, moment: Date, cron: string): Promise<number> {
  const cycle = await from(moment, cron);
  for (;;) {
    const due = (await cycle.due()) ?? '';
    const date = Temporal.Instant.from(due).toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString();
    if (date > day) break;
    // Days before it need not be lived through.
    if (date < day) platform.clock.now = new Date(due);
    await cycle.fire();
  }
  const events = await cycle.events();
  expect(new Set(events.map(({ scheduledAt }) => scheduledAt)).size).toBe(events.length);
  return events.filter(({ date }) => date === day).length;
}

describe('when clocks go forward', () => {
  it('a time that is left out fires once, right after the gap, on its day', async () => {
    expect(await fired(await from(beforeSpring, '30 2 * * *'), 3)).toEqual([
      '2040-03-24T01:30Z on 2040-03-24',
      '2040-03-25T01:00Z on 2040-03-25',
      '2040-03-26T00:30Z on 2040-03-26',
    ]);
    expect(await fired(await from(beforeSpring, '30 2,14 * * *'), 5)).toEqual([
      '2040-03-24T01:30Z on 2040-03-24',
      '2040-03-24T13:30Z on 2040-03-24',
      '2040-03-25T01:00Z on 2040-03-25',
      '2040-03-25T12:30Z on 2040-03-25',
      '2040-03-26T00:30Z on 2040-03-26',
    ]);
  });

  it('what fires on Sundays alone does not lose its Sunday', async () => {
    expect(await fired(await from(beforeSpring, '30 2 * * 0'), 2)).toEqual([
      '2040-03-25T01:00Z on 2040-03-25',
      '2040-04-01T00:30Z on 2040-04-01',
    ]);
  });

  it('intervals go on as before: the day has 23 hours', async () => {
    const eve = new Date('2040-03-24T22:59:00Z');
    expect(await firingsOn('2040-03-25', eve, '0 * * * *')).toBe(23);
    expect(await firingsOn('2040-03-25', eve, '*/30 * * * *')).toBe(46);
  });
});

describe('when clocks go back', () => {
  it('a time that comes twice fires once, the first time', async () => {
    expect(await fired(await from(beforeAutumn, '30 2 * * *'), 3)).toEqual([
      '2040-10-27T00:30Z on 2040-10-27',
      '2040-10-28T00:30Z on 2040-10-28',
      '2040-10-29T01:30Z on 2040-10-29',
    ]);
    expect(await fired(await from(beforeAutumn, '30 2,14 * * *'), 5)).toEqual([
      '2040-10-27T00:30Z on 2040-10-27',
      '2040-10-27T12:30Z on 2040-10-27',
      '2040-10-28T00:30Z on 2040-10-28',
      '2040-10-28T13:30Z on 2040-10-28',
      '2040-10-29T01:30Z on 2040-10-29',
    ]);
  });

  it('intervals go on as before: the day has 25 hours', async () => {
    const eve = new Date('2040-10-27T21:59:00Z');
    expect(await firingsOn('2040-10-28', eve, '0 * * * *')).toBe(25);
    expect(await firingsOn('2040-10-28', eve, '*/30 * * * *')).toBe(50);
  });
});

describe('the time zone of a schedule', () => {
  it('says when it fires, and which day that is', async () => {
    expect(await fired(await from(beforeSpring, '0 0 * * *', 'Pacific/Auckland'), 2)).toEqual([
      '2040-03-24T11:00Z on 2040-03-25',
      '2040-03-25T11:00Z on 2040-03-26',
    ]);
    expect(await fired(await from(beforeSpring, '30 23 * * *', 'America/Los_Angeles'), 1)).toEqual([
      '2040-03-24T06:30Z on 2040-03-23',
    ]);
  });

  it('can be held by a variable, which has a default', async () => {
    const variables = [{ name: 'zone', kind: 'text', label: 'Time zone', default: 'Asia/Tokyo' }];
    const cycle = await from(beforeSpring, '0 6 * * *', 'variables.zone', { variables });
    expect(await fired(cycle, 1)).toEqual(['2040-03-24T21:00Z on 2040-03-25']);
    await change(cycle, { variables: { zone: 'America/New_York' } });
    expect(await fired(cycle, 1)).toEqual(['2040-03-24T21:00Z on 2040-03-25', '2040-03-25T10:00Z on 2040-03-25']);
  });
});

describe('a tick that comes late', () => {
  it('is followed by each of those that are due since, while they are a minute old at most', async () => {
    const cycle = await from(beforeSpring, '*/10 * * * * *', 'UTC');
    for (const late of [25_000, 15_000, 5_000]) await cycle.fire(late);
    const seconds = (await cycle.events()).map(({ scheduledAt, firedAt }) => [scheduledAt, firedAt].map(secondOf));
    expect(seconds).toEqual([
      [10, 35],
      [20, 35],
      [30, 35],
    ]);
  });

  it('stands for all that were missed while no server ran', async () => {
    const cycle = await from(beforeSpring, '0 * * * *', 'UTC');
    expect(await cycle.fire(10.5 * 3_600_000)).toBe('2040-03-23T23:00:00.000Z');
    expect(await cycle.events()).toEqual([
      { scheduledAt: '2040-03-23T23:00:00.000Z', firedAt: '2040-03-24T09:30:00.000Z', date: '2040-03-23' },
    ]);
    expect(await cycle.due()).toBe('2040-03-24T10:00:00.000Z');
  });
});

describe('the next tick', () => {
  it('goes when the cycle is disabled, and is the next one from now on when it is enabled again', async () => {
    const cycle = await from(beforeSpring, '0 * * * *', 'UTC');
    expect(await cycle.due()).toBe('2040-03-23T23:00:00.000Z');
    await send('POST', `${cycle.path}/disable`);
    expect(await cycle.due()).toBeUndefined();
    platform.clock.now = new Date('2040-03-24T05:30:00Z');
    await send('POST', `${cycle.path}/enable`);
    expect(await cycle.due()).toBe('2040-03-24T06:00:00.000Z');
    expect(await cycle.events()).toEqual([]);
  });

  it('is that of the schedule that was published last, and goes where it is none', async () => {
    const cycle = await from(beforeSpring, '0 * * * *', 'UTC');
    await change(cycle, { draft: { ...cycle.document, trigger: { kind: 'schedule', cron: '15 4 * * *' } } });
    expect(await cycle.due()).toBe('2040-03-24T04:15:00.000Z');
    await change(cycle, { draft: { ...cycle.document, trigger: { kind: 'manual' } } });
    expect(await cycle.due()).toBeUndefined();
  });
});

const secondOf = (moment: string): number => new Date(moment).getUTCSeconds();

async function send(verb: 'POST' | 'PATCH', path: string, body?: unknown): Promise<void> {
  const answer = await platform.call(verb, path, { body });
  if (answer.statusCode >= 300) throw new Error(answer.body);
}

async function change(cycle: TickingCycle, change: object): Promise<void> {
  await send('PATCH', cycle.path, change);
  await send('POST', `${cycle.path}/publish`);
}
