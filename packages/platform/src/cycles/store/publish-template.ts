import type { Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import type { Library } from '../../library/library.ts';
import { checkDocument } from '../definition/check-document.ts';
import { documentFrom } from '../definition/read-document.ts';
import { nextMoment } from './next-moment.ts';
import type { Published } from './publish-cycle.ts';
import { refuseProblems } from './refuse-problems.ts';
import { lockTemplate } from './stored-template.ts';

/**
 * Makes the draft of a template the version that installing and updating take; in the caller's transaction. No cycle changes by it. Where nothing
 * was changed, nothing happens.
 *
 * @throws TandemError `conflict` where the document has errors; `not_found`
 */
export async function publishTemplate(
  library: Library,
  database: Kysely<Database>,
  { id, by }: { readonly id: string; readonly by: string },
): Promise<Published> {
  const template = await lockTemplate(database, id);
  if (template.live_version !== null && !template.changed_since_live)
    return { version: template.live_version, isNew: false };
  const document = documentFrom(template.draft, 'draft');
  refuseProblems(checkDocument(document, { connectors: library.connectors }), 'draft');
  const { last } = await database
    .selectFrom('template_versions')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('template_id', '=', id)
    .executeTakeFirstOrThrow();
  const number = (last ?? 0) + 1;
  await database
    .insertInto('template_versions')
    .values({ template_id: id, number, document: JSON.stringify(template.draft), published_by: by })
    .execute();
  await database
    .updateTable('templates')
    .set({ live_version: number, updated_at: nextMoment(template.updated_at) })
    .where('id', '=', id)
    .execute();
  return { version: number, isNew: true };
}
