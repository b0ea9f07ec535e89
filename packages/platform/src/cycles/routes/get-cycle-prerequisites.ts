import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import { prerequisite, prerequisitesOf } from '../store/prerequisites.ts';
import { readStanding } from '../store/standing.ts';
import { readCycle } from '../store/stored-cycle.ts';
import type { CycleStoreTools } from './cycle-tools.ts';

/** `GET /v1/accounts/{account}/cycles/{cycle}/prerequisites` */
export function getCyclePrerequisites(tools: CycleStoreTools) {
  return defineRoute({
    operation: 'getCyclePrerequisites',
    verb: 'GET',
    path: '/v1/accounts/{account}/cycles/{cycle}/prerequisites',
    tag: 'Cycles',
    summary: 'Why a cycle cannot start, and what to do',
    description: 'Judged by the live version, or by the draft while none was published. Empty where it can start.',
    rights: { role: 'viewer', accountTokens: 'own' },
    answer: z.object({ items: z.array(prerequisite) }),
    handler: async ({ params, database }) => {
      const cycle = await readCycle(database, params.account, params.cycle);
      return { items: [...prerequisitesOf(cycle, await readStanding(tools, database, params.account))] };
    },
  });
}
