import { TandemError } from '@tandem/connector-kit';
import { sql, type Kysely, type Selectable } from 'kysely';
import type { TemplateTable, TemplateVersionTable } from '../../database/cycle-tables.ts';
import type { Database } from '../../database/tables.ts';
import { isUniqueViolation } from '../../database/unique-violation.ts';
import { notFound } from '../../http/not-found.ts';

/** A template as kept, with what stands beside it. */
export interface StoredTemplate extends Selectable<TemplateTable> {
  /** How many cycles were installed from it. */
  readonly installed: number;
  readonly changed_since_live: boolean;
}

/** The query that reads templates. */
export function selectTemplates(database: Kysely<Database>) {
  return database
    .selectFrom('templates')
    .leftJoin('template_versions as live', (join) =>
      join.onRef('live.template_id', '=', 'templates.id').onRef('live.number', '=', 'templates.live_version'),
    )
    .selectAll('templates')
    .select(({ selectFrom }) =>
      selectFrom('cycles')
        .whereRef('cycles.template_id', '=', 'templates.id')
        .select(sql<number>`count(*)::integer`.as('count'))
        .as('installed_or_null'),
    )
    .select(sql<boolean>`templates.draft is distinct from live.document`.as('changed_since_live'));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectTemplates>['executeTakeFirstOrThrow']>>;

export function storedTemplateOf({ installed_or_null: installed, ...row }: Row): StoredTemplate {
  return { ...row, installed: installed ?? 0 };
}

/** @throws TandemError `not_found` */
export async function readTemplate(database: Kysely<Database>, id: string): Promise<StoredTemplate> {
  const row = await selectTemplates(database).where('templates.id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound();
  return storedTemplateOf(row);
}

/**
 * As `readTemplate`; until the end of the transaction nobody else changes it.
 *
 * @throws TandemError `not_found`
 */
export async function lockTemplate(database: Kysely<Database>, id: string): Promise<StoredTemplate> {
  await database.selectFrom('templates').select('id').where('id', '=', id).forUpdate().execute();
  return readTemplate(database, id);
}

/** @throws TandemError `not_found` where the template has no such version */
export async function readTemplateVersion(
  database: Kysely<Database>,
  template: string,
  number: number,
): Promise<Selectable<TemplateVersionTable>> {
  const row = await database
    .selectFrom('template_versions')
    .selectAll()
    .where('template_id', '=', template)
    .where('number', '=', number)
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

/** The error for a name that another template has; any other error comes back as it is. */
export function templateNameTaken(error: unknown): unknown {
  if (!isUniqueViolation(error, 'templates_name')) return error;
  return new TandemError('conflict', 'There is a template of this name already.', {
    errors: [{ field: 'name', code: 'invalid', detail: 'It is taken.' }],
  });
}
