import { durationPattern } from '@tandem/connector-kit';
import { isNothing, unexpected } from './unexpected-values.ts';

/** A length of time, `HH:MM:SS`; hours may pass 24 and 99 (PROTOCOL.md 9). */
export function readDuration(wire: unknown): string | null | typeof unexpected {
  if (typeof wire === 'string' && durationPattern.test(wire)) return wire;
  return isNothing(wire) ? null : unexpected;
}

/**
 * The seconds of a `HH:MM:SS`. Throws `RangeError` for anything else.
 *
 * @example
 * durationToSeconds('125:30:15'); // 451815
 */
export function durationToSeconds(text: string): number {
  const parts = /^(-?)(\d{1,9}):([0-5]\d):([0-5]\d)$/.exec(text);
  if (parts === null) throw new RangeError('A length of time is written HH:MM:SS.');
  const seconds = Number(parts[2]) * 3600 + Number(parts[3]) * 60 + Number(parts[4]);
  return parts[1] === '-' && seconds > 0 ? -seconds : seconds;
}

/**
 * Whole seconds as `HH:MM:SS`. Throws `RangeError` for what are none.
 *
 * @example
 * secondsToDuration(5400); // '01:30:00'
 */
export function secondsToDuration(seconds: number): string {
  if (!Number.isSafeInteger(seconds)) throw new RangeError('Seconds are whole numbers.');
  const length = Math.abs(seconds);
  const parts = [Math.floor(length / 3600), Math.floor(length / 60) % 60, length % 60];
  return `${seconds < 0 ? '-' : ''}${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
}
