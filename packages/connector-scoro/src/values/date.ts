import { isCalendarDate } from '@tandem/connector-kit';
import { isNothing, unexpected } from './unexpected-values.ts';

/** A calendar date, `YYYY-MM-DD`; one that starts with `0000` is none (PROTOCOL.md 9). */
export function readDate(wire: unknown): string | null | typeof unexpected {
  if (typeof wire !== 'string') return isNothing(wire) ? null : unexpected;
  if (isCalendarDate(wire) && !wire.startsWith('0000')) return wire;
  return wire === '' || wire.startsWith('0000') ? null : unexpected;
}

/** A birthday, whose year may be missing: how it then looks is not told, so month and day in any of the usual forms pass. */
export function readPartialDate(wire: unknown): string | null | typeof unexpected {
  const whole = readDate(wire);
  return whole === unexpected && typeof wire === 'string' && /^(--)?\d{1,2}-\d{1,2}$/.test(wire) ? wire : whole;
}
