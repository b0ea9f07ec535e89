import { z } from 'zod';
import { writeAuditEntry } from '../../audit/record-change.ts';
import { defineRoute } from '../../http/route.ts';
import type { Vault } from '../../vault/vault.ts';
import { ownUser } from '../own-user.ts';
import { provePassword } from '../prove-password.ts';
import { codeText } from './code-text.ts';
import { dropSecondFactor } from './second-factor.ts';
import { withCode } from './with-code.ts';

/** `POST /v1/me/second-factor/disable`: turns it off. */
export function postSecondFactorDisable({ vault }: { vault: Vault }) {
  return defineRoute({
    operation: 'disableSecondFactor',
    verb: 'POST',
    path: '/v1/me/second-factor/disable',
    tag: 'People',
    summary: 'Turns the second factor off',
    description: 'Needs the password and a code, or a recovery code.',
    rights: { role: 'viewer', accountTokens: 'none' },
    body: z.strictObject({ password: z.string().max(200).describe('The present one'), code: codeText }),
    status: 204,
    answer: z.undefined(),
    audit: 'ownRecord',
    handler: async ({ body, principal, database, request }) => {
      const user = await ownUser(database, principal);
      await provePassword(database, user, body.password, 'password', request);
      await withCode(database, vault, { user, code: body.code, request }, async (transaction) => {
        await dropSecondFactor(transaction, user.id);
        await writeAuditEntry(transaction, principal, 'user.update', {
          subject: { kind: 'user', id: user.id, name: user.email },
          detail: { secondFactor: 'off' },
        });
      });
      return undefined;
    },
  });
}
