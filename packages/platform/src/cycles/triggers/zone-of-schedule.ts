import { TandemError } from '@tandem/connector-kit';
import type { CycleDocument } from '../definition/cycle-document.ts';
import { isTimeZone, zoneVariable } from '../definition/schedule.ts';
import type { ScheduleTrigger } from '../definition/trigger.ts';

/** A document with what its variables are in an account; those that are not given have their defaults. */
export interface Scheduled {
  readonly document: CycleDocument;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The time zone of a schedule, where a variable holds it that one.
 *
 * @throws TandemError `input_invalid` where the variable holds no time zone
 */
export function zoneOfSchedule({ timeZone = 'UTC' }: ScheduleTrigger, { document, variables }: Scheduled): string {
  const name = zoneVariable(timeZone);
  if (name === undefined) return timeZone;
  const zone = variables[name] ?? document.variables?.find((variable) => variable.name === name)?.default ?? 'UTC';
  if (typeof zone === 'string' && isTimeZone(zone)) return zone;
  throw new TandemError('input_invalid', `The variable ${name} holds no time zone.`, {
    errors: [{ field: `variables.${name}`, code: 'invalid', detail: 'Give an IANA name, such as Europe/Tallinn.' }],
  });
}
