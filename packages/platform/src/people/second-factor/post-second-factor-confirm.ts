import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import type { Vault } from '../../vault/vault.ts';
import { ownUser } from '../own-user.ts';
import { codeText, recoveryCodesAnswer } from './code-text.ts';
import { confirmSecondFactor } from './second-factor.ts';

/** `POST /v1/me/second-factor/confirm`: turns it on. */
export function postSecondFactorConfirm({ vault }: { vault: Vault }) {
  return defineRoute({
    operation: 'confirmSecondFactor',
    verb: 'POST',
    path: '/v1/me/second-factor/confirm',
    tag: 'People',
    summary: 'Turns the second factor on by a first code, and gives the recovery codes',
    description: 'From now on signing in with the password asks for a code. The recovery codes are shown this once.',
    rights: { role: 'viewer', accountTokens: 'none' },
    body: z.strictObject({ code: codeText }),
    answer: recoveryCodesAnswer,
    audit: {
      action: 'user.update',
      change: ({ principal }) => ({
        subject: { kind: 'user', id: principal.id, name: principal.name },
        detail: { secondFactor: 'on' },
      }),
    },
    handler: async ({ body, principal, database }) => {
      const user = await ownUser(database, principal);
      return { recoveryCodes: await confirmSecondFactor(database, vault, user, body.code) };
    },
  });
}
