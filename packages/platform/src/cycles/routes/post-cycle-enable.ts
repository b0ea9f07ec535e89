import { defineRoute } from '../../http/route.ts';
import { cycleAnswer } from '../store/cycle-answer.ts';
import { disableCycle, enableCycle } from '../store/enable-cycle.ts';
import { showCycle } from '../store/show-cycle.ts';
import type { CycleStoreTools } from './cycle-tools.ts';

/** `POST /v1/accounts/{account}/cycles/{cycle}/enable` */
export function postCycleEnable(tools: CycleStoreTools) {
  return defineRoute({
    operation: 'enableCycle',
    verb: 'POST',
    path: '/v1/accounts/{account}/cycles/{cycle}/enable',
    tag: 'Cycles',
    summary: 'Lets the triggers of a cycle start runs',
    description:
      'Answers 409 `conflict` with the prerequisites that are missing, the field of each error being its code.',
    rights: { role: 'builder', accountTokens: 'own' },
    answer: cycleAnswer,
    audit: {
      action: 'cycle.enable',
      change: ({ params }, { id, name }) => ({ subject: { kind: 'cycle', id, name }, account: params.account }),
    },
    handler: async ({ params, principal, database }) => {
      await enableCycle(tools, database, params.account, params.cycle);
      return showCycle(tools, database, principal, params);
    },
  });
}

/** `POST /v1/accounts/{account}/cycles/{cycle}/disable` */
export function postCycleDisable(tools: CycleStoreTools) {
  return defineRoute({
    operation: 'disableCycle',
    verb: 'POST',
    path: '/v1/accounts/{account}/cycles/{cycle}/disable',
    tag: 'Cycles',
    summary: 'Lets the triggers of a cycle start nothing more',
    description: 'Runs under way go on. Checkpoints and the webhook address stay.',
    rights: { role: 'builder', accountTokens: 'own' },
    answer: cycleAnswer,
    audit: {
      action: 'cycle.disable',
      change: ({ params }, { id, name }) => ({ subject: { kind: 'cycle', id, name }, account: params.account }),
    },
    handler: async ({ params, principal, database }) => {
      await disableCycle(tools, database, params.account, params.cycle);
      return showCycle(tools, database, principal, params);
    },
  });
}
