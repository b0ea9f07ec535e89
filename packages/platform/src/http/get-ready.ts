import { TandemError } from '@tandem/connector-kit';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineRoute, type Route } from './route.ts';

export interface Readiness {
  /** Aborted once this node is about to stop: who sends it requests should look for another. */
  readonly leaving: AbortSignal;
  /** Opens something with the keys; fails where they cannot be used. */
  readonly tryKeys: () => Promise<unknown>;
}

/** `GET /v1/ready`: whether this node should be sent requests, for what shares them out. */
export function getReady({ leaving, tryKeys }: Readiness): Route {
  return defineRoute({
    operation: 'getReady',
    verb: 'GET',
    path: '/v1/ready',
    tag: 'Reference',
    summary: 'Whether this node should be sent requests',
    description:
      '503 while the database is gone or the keys cannot be used, and from the moment that the node was asked to stop, while it still answers.',
    rights: 'public',
    answer: z.object({ status: z.literal('ready') }).meta({ id: 'Readiness' }),
    handler: async ({ database }) => {
      if (leaving.aborted) throw new TandemError('unavailable', 'This server is about to stop.');
      await sql`select 1`.execute(database);
      await tryKeys();
      return { status: 'ready' as const };
    },
  });
}
