import { TandemError } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { readAccount } from '../../accounts/read-account.ts';
import type { Database } from '../../database/tables.ts';
import { notFound } from '../../http/not-found.ts';
import type { Principal } from '../../http/principal.ts';
import { defineRoute } from '../../http/route.ts';
import { nameText } from '../../http/text.ts';
import { documentFrom } from '../definition/read-document.ts';
import { makeCycle, type NewCycle } from '../store/change-cycle.ts';
import { cycleAnswer, documentAnswer } from '../store/cycle-answer.ts';
import { showCycle } from '../store/show-cycle.ts';
import { readRelease } from '../store/template-update.ts';
import { documentLimit } from './document-limit.ts';
import type { CycleStoreTools } from './cycle-tools.ts';

const cycleBody = z.strictObject({
  template: z.string().max(100).optional().describe('Id of a template, whose live version it is installed from'),
  document: documentAnswer.optional().describe('Or a document of its own'),
  name: nameText.optional().describe("The document's unless given"),
  bindings: z
    .record(z.string().max(100), z.string().max(100))
    .optional()
    .describe('Account connectors by slot; a slot left out is bound where the account has just one for it'),
  variables: z.record(z.string().max(100), z.unknown()).optional(),
});

/** `POST /v1/accounts/{account}/cycles` */
export function postCycle(tools: CycleStoreTools) {
  return defineRoute({
    operation: 'createCycle',
    verb: 'POST',
    path: '/v1/accounts/{account}/cycles',
    tag: 'Cycles',
    summary: 'Makes a cycle, from a template or a document',
    description:
      "It is a draft: publish it, then enable it. Tokens bound to an account give a document; templates are the partner's.",
    rights: { role: 'builder', accountTokens: 'own' },
    bodyLimit: documentLimit,
    body: cycleBody,
    status: 201,
    answer: cycleAnswer,
    audit: {
      action: 'cycle.create',
      change: ({ params }, { id, name, template }) => ({
        subject: { kind: 'cycle', id, name },
        account: params.account,
        ...(template === null ? {} : { detail: { template: template.name, version: template.version } }),
      }),
    },
    handler: async ({ params, body, principal, database }) => {
      await readAccount(database, params.account);
      const origin = await originOf(database, principal, body);
      const { name, bindings, variables } = body;
      const cycle = await makeCycle(tools.vault, database, {
        accountId: params.account,
        ...origin,
        name,
        bindings,
        variables,
      });
      return showCycle(tools, database, principal, { account: params.account, cycle });
    },
  });
}

/** What the cycle is made from. */
async function originOf(
  database: Kysely<Database>,
  principal: Principal,
  { template, document }: z.output<typeof cycleBody>,
): Promise<Pick<NewCycle, 'document' | 'template'>> {
  if (template !== undefined && document === undefined) {
    // Templates do not exist for a token bound to an account.
    if (principal.account !== undefined) throw notFound();
    const release = await readRelease(database, template);
    return { document: release.document, template: { id: template, version: release.version } };
  }
  if (document !== undefined && template === undefined) return { document: documentFrom(document, 'document') };
  throw new TandemError('request_malformed', 'Give either a template or a document.', {
    errors: [{ field: 'document', code: 'required', detail: 'One of template and document is required.' }],
  });
}
