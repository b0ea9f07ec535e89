import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/tables.ts';
import { enqueue } from '../../work/enqueue.ts';
import { defineTask } from '../../work/task.ts';

/** Tells an endpoint of an event, once. */
export const deliveryTask = defineTask('event.deliver', z.strictObject({ delivery: z.string() }));

/** Has a delivery tried, now or later; one that is due already is moved. */
export async function scheduleDelivery(
  database: Kysely<Database>,
  delivery: { readonly id: string; readonly endpoint: string },
  runAt?: Date,
): Promise<void> {
  await enqueue(
    database,
    deliveryTask,
    { delivery: delivery.id },
    {
      key: `event.deliver ${delivery.id}`,
      // An endpoint that answers slowly keeps one worker busy, not all.
      queue: `events ${delivery.endpoint}`,
      // After what people wait for.
      priority: 10,
      ...(runAt === undefined ? {} : { runAt }),
    },
  );
}
