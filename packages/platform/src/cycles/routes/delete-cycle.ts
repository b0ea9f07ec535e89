import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import { disableCycle } from '../store/enable-cycle.ts';
import { lockCycle } from '../store/stored-cycle.ts';
import type { CycleStoreTools } from './cycle-tools.ts';

/** `DELETE /v1/accounts/{account}/cycles/{cycle}` */
export function deleteCycle(tools: CycleStoreTools) {
  return defineRoute({
    operation: 'deleteCycle',
    verb: 'DELETE',
    path: '/v1/accounts/{account}/cycles/{cycle}',
    tag: 'Cycles',
    summary: 'Deletes a cycle with its versions, checkpoints and runs',
    description: 'It is disabled first. There is no way back; export it before, if it may be wanted again.',
    rights: { role: 'builder', accountTokens: 'own' },
    status: 204,
    answer: z.undefined(),
    audit: {
      action: 'cycle.delete',
      change: ({ params }) => ({ subject: { kind: 'cycle', id: params.cycle }, account: params.account }),
    },
    handler: async ({ params, database, audited }) => {
      const { row } = await lockCycle(database, params.account, params.cycle);
      audited.name = row.name;
      await disableCycle(tools, database, params.account, row.id);
      await database.deleteFrom('cycles').where('id', '=', row.id).execute();
      return undefined;
    },
  });
}
