import { z } from 'zod';
import { writeAuditEntry } from '../../audit/record-change.ts';
import { defineRoute } from '../../http/route.ts';
import type { Vault } from '../../vault/vault.ts';
import { ownUser } from '../own-user.ts';
import { codeText, recoveryCodesAnswer } from './code-text.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';
import { withCode } from './with-code.ts';

/** `POST /v1/me/second-factor/recovery-codes`: for somebody who has lost them, or used most. */
export function postRecoveryCodes({ vault }: { vault: Vault }) {
  return defineRoute({
    operation: 'renewRecoveryCodes',
    verb: 'POST',
    path: '/v1/me/second-factor/recovery-codes',
    tag: 'People',
    summary: 'Makes new recovery codes',
    description: 'They are shown this once; those before work no longer.',
    rights: { role: 'viewer', accountTokens: 'none' },
    body: z.strictObject({ code: codeText }),
    answer: recoveryCodesAnswer,
    audit: 'ownRecord',
    handler: async ({ body, principal, database, request }) => {
      const user = await ownUser(database, principal);
      return withCode(database, vault, { user, code: body.code, request }, async (transaction) => {
        const recoveryCodes = await replaceRecoveryCodes(transaction, user.id);
        await writeAuditEntry(transaction, principal, 'user.update', {
          subject: { kind: 'user', id: user.id, name: user.email },
          detail: { recoveryCodes: 'renewed' },
        });
        return { recoveryCodes };
      });
    },
  });
}
