import { z } from 'zod';
import { readAccount } from '../../accounts/read-account.ts';
import { defineRoute } from '../../http/route.ts';
import { searchText } from '../../http/text.ts';
import { documentChange } from '../definition/compare-documents.ts';
import { exportCycle, exportedCycle } from '../store/exported-cycle.ts';
import { importCycle } from '../store/import-cycle.ts';
import { readCycle } from '../store/stored-cycle.ts';
import type { CycleStoreTools } from './cycle-tools.ts';
import { documentLimit } from './document-limit.ts';

/** `GET /v1/accounts/{account}/cycles/{cycle}/export` */
export function getCycleExport({ publicUrl }: CycleStoreTools) {
  return defineRoute({
    operation: 'exportCycle',
    verb: 'GET',
    path: '/v1/accounts/{account}/cycles/{cycle}/export',
    tag: 'Cycles',
    summary: 'The draft of a cycle as a file',
    description:
      'Account connectors stand in it by name, so that another account can have it too. It holds no credentials: those are the account ' +
      "connectors' and never stand in a document.",
    rights: { role: 'viewer', accountTokens: 'own' },
    answer: exportedCycle,
    handler: async ({ params, database }) => {
      const cycle = await readCycle(database, params.account, params.cycle);
      return exportCycle(database, `${publicUrl()}/v1/cycle-schema.json`, cycle);
    },
  });
}

/** `POST /v1/accounts/{account}/cycles/import` */
export function postCycleImport({ vault }: CycleStoreTools) {
  return defineRoute({
    operation: 'importCycle',
    verb: 'POST',
    path: '/v1/accounts/{account}/cycles/import',
    tag: 'Cycles',
    summary: 'Makes a cycle from a file, or changes the draft of the one it is about',
    description:
      "A cycle of the document's name, or the one that `cycle` names, is changed in place: its id, address, checkpoints, live version and " +
      'whether it is enabled stay. Bindings and variables that the file does not name stay too.',
    rights: { role: 'builder', accountTokens: 'own' },
    query: z.strictObject({
      cycle: searchText.optional().describe('Id of the cycle to change'),
      dryRun: z.enum(['true', 'false']).optional().describe('`true` tells what would change, and changes nothing'),
    }),
    bodyLimit: documentLimit,
    body: exportedCycle,
    answer: z
      .object({
        id: z.string().nullable().describe('The cycle; null where a dry run would have made it'),
        created: z.boolean(),
        changes: z.array(documentChange).describe('In a cycle that was there; values of variables under `values`'),
        unknownBindings: z
          .array(z.object({ slot: z.string(), name: z.string() }))
          .describe('Connectors that the file names and the account has not; bind these slots by hand'),
      })
      .meta({ id: 'ImportedCycle' }),
    audit: {
      action: 'cycle.import',
      change: ({ params, query, body }, { id, created, changes }) =>
        query.dryRun === 'true' || id === null || (!created && changes.length === 0)
          ? undefined
          : {
              subject: { kind: 'cycle', id, name: String(body.document['name']) },
              account: params.account,
              detail: { created, changed: changes.map(({ at }) => at).slice(0, 50) },
            },
    },
    handler: async ({ params, query, body, database }) => {
      await readAccount(database, params.account);
      const order = { accountId: params.account, file: body, cycle: query.cycle, dryRun: query.dryRun === 'true' };
      const { id = null, created, changes, unknown } = await importCycle(vault, database, order);
      return { id, created, changes: [...changes], unknownBindings: [...unknown] };
    },
  });
}
