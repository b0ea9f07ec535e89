import { z } from 'zod';
import { listAnswer, listQuery, pageOf, readCursor, rowsToRead } from '../../http/list-page.ts';
import { defineRoute } from '../../http/route.ts';
import { documentAnswer } from '../store/cycle-answer.ts';
import { readTemplate, readTemplateVersion } from '../store/stored-template.ts';
import { versionNumber, versionSummaryAnswer, versionSummaryOf } from '../store/versions.ts';

/** `GET /v1/templates/{template}/versions` */
export const getTemplateVersions = defineRoute({
  operation: 'listTemplateVersions',
  verb: 'GET',
  path: '/v1/templates/{template}/versions',
  tag: 'Templates',
  summary: 'The versions of a template, newest first',
  rights: { role: 'viewer', accountTokens: 'none' },
  query: listQuery,
  answer: listAnswer(versionSummaryAnswer),
  handler: async ({ params, query, database }) => {
    const template = await readTemplate(database, params.template);
    let select = database
      .selectFrom('template_versions')
      .select(['number', 'published_by', 'published_at'])
      .where('template_id', '=', template.id)
      .orderBy('number', 'desc')
      .limit(rowsToRead(query));
    const before = readCursor(query, z.tuple([z.int()]));
    if (before !== undefined) select = select.where('number', '<', before[0]);
    return pageOf(
      await select.execute(),
      query,
      ({ number }) => [number],
      (row) => versionSummaryOf(row, template.live_version),
    );
  },
});

/** `GET /v1/templates/{template}/versions/{number}` */
export const getTemplateVersion = defineRoute({
  operation: 'getTemplateVersion',
  verb: 'GET',
  path: '/v1/templates/{template}/versions/{number}',
  tag: 'Templates',
  summary: 'One version of a template',
  rights: { role: 'viewer', accountTokens: 'none' },
  answer: z.object({ ...versionSummaryAnswer.shape, document: documentAnswer }).meta({ id: 'TemplateVersion' }),
  handler: async ({ params, database }) => {
    const template = await readTemplate(database, params.template);
    const version = await readTemplateVersion(database, template.id, versionNumber(params.number));
    return { ...versionSummaryOf(version, template.live_version), document: version.document };
  },
});
