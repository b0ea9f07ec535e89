import { sql } from 'kysely';
import { z } from 'zod';
import { defineRoute } from './route.ts';

/** `GET /v1/health`: whether this node can work, for what watches over it. */
export const getHealth = defineRoute({
  operation: 'getHealth',
  verb: 'GET',
  path: '/v1/health',
  tag: 'Reference',
  summary: 'Whether this node can work',
  description: '503 while the database is gone.',
  rights: 'public',
  answer: z.object({ status: z.literal('ok') }).meta({ id: 'Health' }),
  handler: async ({ database }) => {
    await sql`select 1`.execute(database);
    return { status: 'ok' as const };
  },
});
