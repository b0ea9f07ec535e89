import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import { momentInput, nameText } from '../../http/text.ts';
import { documentFrom } from '../definition/read-document.ts';
import { changeCycle } from '../store/change-cycle.ts';
import { cycleAnswer, documentAnswer } from '../store/cycle-answer.ts';
import { showCycle } from '../store/show-cycle.ts';
import type { CycleStoreTools } from './cycle-tools.ts';
import { documentLimit } from './document-limit.ts';

/** `PATCH /v1/accounts/{account}/cycles/{cycle}` */
export function patchCycle(tools: CycleStoreTools) {
  return defineRoute({
    operation: 'updateCycle',
    verb: 'PATCH',
    path: '/v1/accounts/{account}/cycles/{cycle}',
    tag: 'Cycles',
    summary: 'Changes the draft of a cycle, its bindings and variables',
    description:
      'What is live stays until it is published. A binding or variable that is left out stays, null takes it away. A draft need not be ready to ' +
      'run, but must be of the grammar.',
    rights: { role: 'builder', accountTokens: 'own' },
    bodyLimit: documentLimit,
    body: z.strictObject({
      name: nameText.optional(),
      draft: documentAnswer.optional(),
      bindings: z.record(z.string().max(100), z.string().max(100).nullable()).optional(),
      variables: z.record(z.string().max(100), z.unknown()).optional(),
      ifUpdatedAt: momentInput
        .optional()
        .describe('`updatedAt` as it was read: refused where somebody else changed it since'),
    }),
    answer: cycleAnswer,
    audit: {
      action: 'cycle.update',
      change: ({ params, body }, { id, name }) => ({
        subject: { kind: 'cycle', id, name },
        account: params.account,
        detail: { changed: Object.keys(body).filter((member) => member !== 'ifUpdatedAt') },
      }),
    },
    handler: async ({ params, body, principal, database }) => {
      const { draft, ...rest } = body;
      await changeCycle(database, params.account, params.cycle, {
        ...rest,
        ...(draft === undefined ? {} : { document: documentFrom(draft, 'draft') }),
      });
      return showCycle(tools, database, principal, params);
    },
  });
}
