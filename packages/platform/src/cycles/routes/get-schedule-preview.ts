import { TandemError } from '@tandem/connector-kit';
import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import { isTimeZone, readSchedule } from '../definition/schedule.ts';

const shown = 5;

/** `GET /v1/cycle-schedules/preview` */
export const getSchedulePreview = defineRoute({
  operation: 'previewSchedule',
  verb: 'GET',
  path: '/v1/cycle-schedules/preview',
  tag: 'Cycles',
  summary: 'The next moments at which a schedule fires',
  rights: { role: 'viewer', accountTokens: 'library' },
  query: z.strictObject({
    cron: z.string().min(1).max(200).describe('Five fields, or six with seconds first'),
    timeZone: z.string().min(1).max(100).optional().describe('An IANA name; UTC unless given'),
  }),
  answer: z.object({ next: z.array(z.iso.datetime()).describe(`${shown} at most; fewer where it ends`) }),
  handler: async ({ query: { cron, timeZone } }) => {
    if (timeZone !== undefined && !isTimeZone(timeZone)) throw unreadable('timeZone', `${timeZone} is no time zone.`);
    return { next: momentsOf(cron, timeZone) };
  },
});

function momentsOf(cron: string, timeZone: string | undefined): string[] {
  try {
    return readSchedule(cron, timeZone)
      .nextRuns(shown)
      .map((moment) => moment.toISOString());
  } catch (error) {
    throw unreadable('cron', error instanceof Error ? error.message.slice(0, 300) : 'It cannot be read.');
  }
}

function unreadable(field: string, detail: string): TandemError {
  return new TandemError('input_invalid', 'The schedule cannot be read.', {
    errors: [{ field, code: 'invalid', detail }],
    hint: 'Five fields: minute, hour, day of the month, month, day of the week; or six, with seconds first.',
  });
}
