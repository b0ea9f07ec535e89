import { z } from 'zod';
import { defineTask } from '../task.ts';

/** A task of tests. */
export const noteTask = defineTask('test.note', z.strictObject({ note: z.string() }));
