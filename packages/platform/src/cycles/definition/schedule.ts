import { Cron } from 'croner';

/**
 * A schedule: five fields, or six with seconds first, in a time zone. It starts nothing by itself; ask it for `nextRun(after)`. Where clocks are changed,
 * times that are named one by one fire once: one that is left out right after the gap, one that comes twice the first time. What fires at intervals keeps them.
 *
 * @throws Error with words for people where the fields cannot be read
 */
export function readSchedule(cron: string, timeZone: string | undefined): Cron {
  return new Cron(cron, {
    mode: '5-or-6-parts',
    paused: true,
    timezone: timeZone ?? 'UTC',
    fixedTimeRule: 'no-wildcard',
  });
}

/** The variable that a trigger's time zone names, such as `zone` of `variables.zone`; undefined where it is a time zone itself. */
export function zoneVariable(timeZone: string): string | undefined {
  return timeZone.startsWith('variables.') ? timeZone.slice('variables.'.length) : undefined;
}

/** Whether this is the name of a time zone, such as `Europe/Tallinn`. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
