import { z } from 'zod';
import { listAnswer, listQuery, pageOf, readCursor, rowsToRead } from '../../http/list-page.ts';
import { notFound } from '../../http/not-found.ts';
import { defineRoute } from '../../http/route.ts';
import { documentAnswer } from '../store/cycle-answer.ts';
import { readCycle } from '../store/stored-cycle.ts';
import { readCycleVersion, versionNumber, versionSummaryAnswer, versionSummaryOf } from '../store/versions.ts';

/** `GET /v1/accounts/{account}/cycles/{cycle}/versions` */
export const getCycleVersions = defineRoute({
  operation: 'listCycleVersions',
  verb: 'GET',
  path: '/v1/accounts/{account}/cycles/{cycle}/versions',
  tag: 'Cycles',
  summary: 'The published versions of a cycle, newest first',
  description: 'A run of the draft takes a number too, and is not listed.',
  rights: { role: 'viewer', accountTokens: 'own' },
  query: listQuery,
  answer: listAnswer(versionSummaryAnswer),
  handler: async ({ params, query, database }) => {
    const { row: cycle } = await readCycle(database, params.account, params.cycle);
    let select = database
      .selectFrom('cycle_versions')
      .select(['number', 'published_by', 'published_at'])
      .where('cycle_id', '=', cycle.id)
      .where('published', '=', true)
      .orderBy('number', 'desc')
      .limit(rowsToRead(query));
    const before = readCursor(query, z.tuple([z.int()]));
    if (before !== undefined) select = select.where('number', '<', before[0]);
    return pageOf(
      await select.execute(),
      query,
      ({ number }) => [number],
      (row) => versionSummaryOf(row, cycle.live_version),
    );
  },
});

/** `GET /v1/accounts/{account}/cycles/{cycle}/versions/{number}` */
export const getCycleVersion = defineRoute({
  operation: 'getCycleVersion',
  verb: 'GET',
  path: '/v1/accounts/{account}/cycles/{cycle}/versions/{number}',
  tag: 'Cycles',
  summary: 'One version of a cycle, as runs go by it',
  rights: { role: 'viewer', accountTokens: 'own' },
  answer: z
    .object({
      ...versionSummaryAnswer.shape,
      document: documentAnswer,
      bindings: z.record(z.string(), z.string()),
      variables: z.record(z.string(), z.unknown()),
    })
    .meta({ id: 'CycleVersion' }),
  handler: async ({ params, database }) => {
    const { row: cycle } = await readCycle(database, params.account, params.cycle);
    const version = await readCycleVersion(database, cycle.id, versionNumber(params.number));
    if (version === undefined) throw notFound();
    const { document, bindings, variables } = version;
    return { ...versionSummaryOf(version, cycle.live_version), document, bindings, variables };
  },
});
