import { z } from 'zod';
import { newIdentifier } from '../database/identifier.ts';
import { defineRoute } from '../http/route.ts';
import { nameText } from '../http/text.ts';
import type { Vault } from '../vault/vault.ts';
import { accountAnswer, accountOf } from './account-answer.ts';
import { takenByAnother } from './read-account.ts';

/** `POST /v1/accounts` */
export function postAccount({ vault }: { vault: Vault }) {
  return defineRoute({
    operation: 'createAccount',
    verb: 'POST',
    path: '/v1/accounts',
    tag: 'Accounts',
    summary: 'Makes an account',
    rights: { role: 'builder', accountTokens: 'none' },
    body: z
      .strictObject({ name: nameText, externalId: nameText.nullable().optional() })
      .meta({ examples: [{ name: 'Acme', externalId: 'customer-17' }] }),
    status: 201,
    answer: accountAnswer,
    audit: {
      action: 'account.create',
      change: ({ body }, answer) => ({
        subject: { kind: 'account', id: answer.id, name: body.name },
        account: answer.id,
      }),
    },
    handler: async ({ body, database }) => {
      const row = await database
        .insertInto('accounts')
        .values({ id: newIdentifier('acc'), name: body.name, external_id: body.externalId ?? null })
        .returningAll()
        .executeTakeFirstOrThrow()
        .catch((error: unknown) => {
          throw takenByAnother(error);
        });
      await vault.makeAccountKey(database, row.id);
      return accountOf(row);
    },
  });
}
