import { z } from 'zod';

/** One line that people gave a thing as its name. */
export const nameText = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u, 'Control characters are not allowed');

/** What somebody searches for. */
export const searchText = z
  .string()
  .max(200)
  .regex(/^\P{Cc}*$/u, 'Control characters are not allowed');

/** A moment as the API writes it: RFC 3339, UTC. */
export const momentText = z.iso.datetime();

/** A moment as the API takes it: RFC 3339 with any offset. */
export const momentInput = z.iso.datetime({ offset: true });

/** A pattern for `ilike` that finds the text anywhere; what would be a wildcard in it stands for itself. */
export function containing(text: string): string {
  return `%${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
}
