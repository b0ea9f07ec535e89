import type { z } from 'zod';

/** A kind of work that any node can do: its name in the database, and what a job of it carries. */
export interface Task<Shape extends z.ZodObject> {
  readonly name: string;
  readonly payload: Shape;
}

/**
 * Declares a kind of work. Payloads lie in the database as they are, so that they carry ids and nothing else; a payload that an older program
 * has written must still parse.
 *
 * @example
 * export const deliverEvent = defineTask('event.deliver', z.object({ delivery: z.string() }));
 */
export function defineTask<Shape extends z.ZodObject>(name: string, payload: Shape): Task<Shape> {
  return Object.freeze({ name, payload });
}
