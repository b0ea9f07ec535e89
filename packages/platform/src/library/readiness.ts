import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import type { Readiness } from './connector-answer.ts';

/** How far the partner has set up each connector, by its key; given to the library by what knows setups. */
export type ReadReadiness = (database: Kysely<Database>) => Promise<ReadonlyMap<string, Readiness>>;
