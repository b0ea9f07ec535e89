import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/tables.ts';
import { listAnswer, listQuery, pageOf, readCursor, rowsToRead } from '../../http/list-page.ts';
import { notFound } from '../../http/not-found.ts';
import { defineRoute } from '../../http/route.ts';
import { documentChange } from '../definition/compare-documents.ts';
import { prerequisite } from '../store/prerequisites.ts';
import { readStanding, type Standing } from '../store/standing.ts';
import { selectCycles, storedCycleOf, type StoredCycle } from '../store/stored-cycle.ts';
import { planUpdate, readRelease, takeRelease } from '../store/template-update.ts';
import type { CycleStoreTools } from './cycle-tools.ts';

const mostUpdated = 100;

const place = {
  cycle: z.string(),
  name: z.string().describe('Of the cycle'),
  account: z.string(),
  from: z.int().nullable().describe('The version that it was last taken from'),
  to: z.int(),
};

const plannedAnswer = z
  .object({
    ...place,
    changes: z.array(documentChange).describe('In its draft; changes of its own to the draft would be lost'),
    prerequisites: z.array(prerequisite).describe('What it would lack then'),
  })
  .meta({ id: 'PlannedTemplateUpdate' });

/** `GET /v1/templates/{template}/changes` */
export function getTemplateChanges(tools: CycleStoreTools) {
  return defineRoute({
    operation: 'listTemplateChanges',
    verb: 'GET',
    path: '/v1/templates/{template}/changes',
    tag: 'Templates',
    summary: 'What updating would change in each cycle that was installed from a template',
    rights: { role: 'viewer', accountTokens: 'none' },
    query: listQuery,
    answer: listAnswer(plannedAnswer),
    handler: async ({ params, query, database }) => {
      const release = await readRelease(database, params.template);
      let select = selectCycles(database)
        .where('cycles.template_id', '=', params.template)
        .orderBy('cycles.id')
        .limit(rowsToRead(query));
      const after = readCursor(query, z.tuple([z.string()]));
      if (after !== undefined) select = select.where('cycles.id', '>', after[0]);
      const cycles = (await select.execute()).map(storedCycleOf);
      const standings = await readStandings(tools, database, cycles);
      return pageOf(
        cycles,
        query,
        ({ row }) => [row.id],
        (cycle) => {
          const { changes, prerequisites } = planUpdate(cycle, release, standingOf(standings, cycle));
          return { ...placeOf(cycle, release.version), changes: [...changes], prerequisites: [...prerequisites] };
        },
      );
    },
  });
}

/** `POST /v1/templates/{template}/update` */
export function postTemplateUpdate(tools: CycleStoreTools) {
  return defineRoute({
    operation: 'updateCyclesFromTemplate',
    verb: 'POST',
    path: '/v1/templates/{template}/update',
    tag: 'Templates',
    summary: 'Takes the live version of a template into cycles that were installed from it',
    description:
      'Each cycle keeps its name, bindings, variables, checkpoints, address, and whether it is enabled. What is live is replaced too, except where ' +
      'an enabled cycle could not go on with it: then its draft is changed alone, and the answer tells what it lacks.',
    rights: { role: 'builder', accountTokens: 'none' },
    body: z.strictObject({ cycles: z.array(z.string().max(100)).min(1).max(mostUpdated) }),
    answer: z.object({
      items: z.array(
        z
          .object({ ...place, published: z.boolean(), prerequisites: z.array(prerequisite) })
          .meta({ id: 'TemplateUpdate' }),
      ),
    }),
    audit: {
      action: 'template.updateCycles',
      change: ({ params }, { items }) => ({
        subject: { kind: 'template', id: params.template },
        detail: { version: items[0]?.to, cycles: items.map(({ cycle }) => cycle) },
      }),
    },
    handler: async ({ params, body, principal, database }) => {
      const release = await readRelease(database, params.template);
      // In the order of their ids, so that two updates at once do not wait for each other in a ring.
      const rows = await selectCycles(database)
        .where('cycles.template_id', '=', params.template)
        .where('cycles.id', 'in', body.cycles)
        .orderBy('cycles.id')
        .execute();
      if (rows.length !== new Set(body.cycles).size) throw notFound();
      const items = [];
      for (const cycle of rows.map(storedCycleOf)) {
        const { published, prerequisites } = await takeRelease(tools, database, cycle, { release, by: principal.name });
        items.push({ ...placeOf(cycle, release.version), published, prerequisites: [...prerequisites] });
      }
      return { items };
    },
  });
}

function placeOf({ row }: StoredCycle, to: number) {
  return { cycle: row.id, name: row.name, account: row.account_id, from: row.template_version, to };
}

async function readStandings(
  tools: CycleStoreTools,
  database: Kysely<Database>,
  cycles: readonly StoredCycle[],
): Promise<ReadonlyMap<string, Standing>> {
  const accounts = [...new Set(cycles.map(({ row }) => row.account_id))];
  return new Map(
    await Promise.all(
      accounts.map(async (account) => [account, await readStanding(tools, database, account)] as const),
    ),
  );
}

function standingOf(standings: ReadonlyMap<string, Standing>, { row }: StoredCycle): Standing {
  const standing = standings.get(row.account_id);
  if (standing === undefined) throw new Error(`Nothing was read of ${row.account_id}.`);
  return standing;
}
