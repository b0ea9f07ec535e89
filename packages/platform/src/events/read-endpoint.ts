import type { Kysely, Selectable } from 'kysely';
import type { EventEndpointTable } from '../database/event-tables.ts';
import type { Database } from '../database/tables.ts';
import { notFound } from '../http/not-found.ts';

/** @throws TandemError `not_found` */
export async function readEndpoint(database: Kysely<Database>, id: string): Promise<Selectable<EventEndpointTable>> {
  const endpoint = await database.selectFrom('event_endpoints').selectAll().where('id', '=', id).executeTakeFirst();
  if (endpoint === undefined) throw notFound();
  return endpoint;
}
