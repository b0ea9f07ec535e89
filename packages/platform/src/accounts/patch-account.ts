import { z } from 'zod';
import { partnerOnly } from '../http/principal.ts';
import { defineRoute } from '../http/route.ts';
import { nameText } from '../http/text.ts';
import { accountAnswer, accountOf } from './account-answer.ts';
import { readAccount, takenByAnother } from './read-account.ts';

/** `PATCH /v1/accounts/{account}` */
export const patchAccount = defineRoute({
  operation: 'updateAccount',
  verb: 'PATCH',
  path: '/v1/accounts/{account}',
  tag: 'Accounts',
  summary: 'Renames an account, or gives it another external id',
  rights: { role: 'builder', accountTokens: 'own' },
  body: z.strictObject({ name: nameText.optional(), externalId: nameText.nullable().optional() }),
  answer: accountAnswer,
  audit: {
    action: 'account.update',
    change: ({ body }, answer) => ({
      subject: { kind: 'account', id: answer.id, name: answer.name },
      account: answer.id,
      detail: body,
    }),
  },
  handler: async ({ params, principal, body, database }) => {
    partnerOnly(principal);
    const account = await readAccount(database, params.account);
    const row = await database
      .updateTable('accounts')
      .set({
        name: body.name ?? account.name,
        external_id: body.externalId === undefined ? account.external_id : body.externalId,
        updated_at: new Date(),
      })
      .where('id', '=', account.id)
      .returningAll()
      .executeTakeFirstOrThrow()
      .catch((error: unknown) => {
        throw takenByAnother(error);
      });
    return accountOf(row);
  },
});
