import type pg from 'pg';
import { schemas } from './read-tables.ts';

/** Takes the foreign keys away while rows come table by table; answers the statements that put them back, and check the rows. */
export async function takeAwayForeignKeys(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ away: string; back: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back
     from pg_constraint where contype = 'f' and conparentid = 0 and connamespace::regnamespace::text = any($1)
     order by oid`,
    [schemas],
  );
  for (const { away } of rows) await client.query(away);
  return rows.map(({ back }) => back);
}
