import { z } from 'zod';
import { partnerOnly } from '../http/principal.ts';
import { defineRoute } from '../http/route.ts';
import type { Vault } from '../vault/vault.ts';
import { readAccount } from './read-account.ts';

/** `DELETE /v1/accounts/{account}`: with all that is its own; its key is destroyed, so that no copy of its secrets opens again. */
export function deleteAccount({ vault }: { vault: Vault }) {
  return defineRoute({
    operation: 'deleteAccount',
    verb: 'DELETE',
    path: '/v1/accounts/{account}',
    tag: 'Accounts',
    summary: 'Deletes an account and all that is its own',
    description:
      'Its connectors, calls and tokens go with it, and its encryption key is destroyed. There is no way back.',
    rights: { role: 'builder', accountTokens: 'own' },
    status: 204,
    answer: z.undefined(),
    audit: {
      action: 'account.delete',
      change: ({ params }) => ({ subject: { kind: 'account', id: params.account }, account: params.account }),
    },
    handler: async ({ params, principal, database, audited }) => {
      partnerOnly(principal);
      const account = await readAccount(database, params.account);
      audited.name = account.name;
      await vault.destroyAccountKey(database, account.id);
      await database.deleteFrom('accounts').where('id', '=', account.id).execute();
      return undefined;
    },
  });
}
