import type { Kysely, Selectable } from 'kysely';
import type { CycleTable } from '../../database/cycle-tables.ts';
import type { Database } from '../../database/tables.ts';

/**
 * Keeps the draft, with its bindings and variables, as the next version, without making it live; answers its number. The cycle must be locked.
 *
 * @param published false where it is kept for a run of the draft alone
 */
export async function addVersion(
  database: Kysely<Database>,
  row: Selectable<CycleTable>,
  { by, published }: { readonly by: string; readonly published: boolean },
): Promise<number> {
  const { last } = await database
    .selectFrom('cycle_versions')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('cycle_id', '=', row.id)
    .executeTakeFirstOrThrow();
  const number = (last ?? 0) + 1;
  await database
    .insertInto('cycle_versions')
    .values({
      cycle_id: row.id,
      number,
      document: JSON.stringify(row.draft),
      bindings: JSON.stringify(row.bindings),
      variables: JSON.stringify(row.variables),
      published_by: by,
      published,
    })
    .execute();
  return number;
}
