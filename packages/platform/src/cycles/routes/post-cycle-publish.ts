import { defineRoute } from '../../http/route.ts';
import { cycleAnswer } from '../store/cycle-answer.ts';
import { publishCycle } from '../store/publish-cycle.ts';
import { showCycle } from '../store/show-cycle.ts';
import type { CycleStoreTools } from './cycle-tools.ts';

/** `POST /v1/accounts/{account}/cycles/{cycle}/publish` */
export function postCyclePublish(tools: CycleStoreTools) {
  return defineRoute({
    operation: 'publishCycle',
    verb: 'POST',
    path: '/v1/accounts/{account}/cycles/{cycle}/publish',
    tag: 'Cycles',
    summary: 'Makes the draft of a cycle its live version',
    description:
      'A version never changes: document, bindings and variables as they are now. Runs under way go on with theirs; checkpoints stay. ' +
      'Answers 409 `conflict` with what is wrong where the document has errors, or where the cycle is enabled and could not go on with it. ' +
      'Publishing what is live already makes no new version.',
    rights: { role: 'builder', accountTokens: 'own' },
    answer: cycleAnswer,
    audit: {
      action: 'cycle.publish',
      change: ({ params }, { id, name, liveVersion }) => ({
        subject: { kind: 'cycle', id, name },
        account: params.account,
        detail: { version: liveVersion },
      }),
    },
    handler: async ({ params, principal, database }) => {
      await publishCycle(tools, database, { accountId: params.account, id: params.cycle, by: principal.name });
      return showCycle(tools, database, principal, params);
    },
  });
}
