import { sql } from 'kysely';
import { z } from 'zod';
import { listAnswer, listQuery, pageOf, readCursor, rowsToRead } from '../../http/list-page.ts';
import { defineRoute } from '../../http/route.ts';
import { containing, searchText } from '../../http/text.ts';
import { selectTemplates, storedTemplateOf } from '../store/stored-template.ts';
import { templateSummaryAnswer, templateSummaryOf } from '../store/template-answer.ts';

/** `GET /v1/templates`: by name. */
export const getTemplates = defineRoute({
  operation: 'listTemplates',
  verb: 'GET',
  path: '/v1/templates',
  tag: 'Templates',
  summary: 'The templates, by name',
  rights: { role: 'viewer', accountTokens: 'none' },
  query: listQuery.extend({ q: searchText.optional().describe('Part of a name') }),
  answer: listAnswer(templateSummaryAnswer),
  handler: async ({ query, database }) => {
    const name = sql<string>`lower(templates.name)`;
    let select = selectTemplates(database)
      .select(name.as('sort_name'))
      .orderBy(name)
      .orderBy('templates.id')
      .limit(rowsToRead(query));
    const after = readCursor(query, z.tuple([z.string(), z.string()]));
    if (after !== undefined)
      select = select.where(sql<boolean>`(lower(templates.name), templates.id) > (${after[0]}, ${after[1]})`);
    if (query.q !== undefined) select = select.where('templates.name', 'ilike', containing(query.q));
    return pageOf(
      await select.execute(),
      query,
      (row) => [row.sort_name, row.id],
      (row) => templateSummaryOf(storedTemplateOf(row)),
    );
  },
});
