import { defineRoute } from '../../http/route.ts';
import { cycleAnswer } from '../store/cycle-answer.ts';
import { showCycle } from '../store/show-cycle.ts';
import type { CycleStoreTools } from './cycle-tools.ts';

/** `GET /v1/accounts/{account}/cycles/{cycle}` */
export function getCycle(tools: CycleStoreTools) {
  return defineRoute({
    operation: 'getCycle',
    verb: 'GET',
    path: '/v1/accounts/{account}/cycles/{cycle}',
    tag: 'Cycles',
    summary: 'One cycle: its draft, what is live, and why it cannot start',
    rights: { role: 'viewer', accountTokens: 'own' },
    answer: cycleAnswer,
    handler: ({ params, principal, database }) => showCycle(tools, database, principal, params),
  });
}
