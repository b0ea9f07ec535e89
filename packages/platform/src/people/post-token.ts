import { TandemError } from '@tandem/connector-kit';
import { z } from 'zod';
import { defineRoute } from '../http/route.ts';
import { momentInput, nameText, searchText } from '../http/text.ts';
import { createToken } from './create-token.ts';
import { tokenAnswer, tokenOf } from './token-answer.ts';
import { roleText } from './user-answer.ts';

/** `POST /v1/tokens` */
export const postToken = defineRoute({
  operation: 'createToken',
  verb: 'POST',
  path: '/v1/tokens',
  tag: 'People',
  summary: 'Makes a token',
  description:
    '`token` is shown this once. Bound to an account, it sees the library and this account, and nothing else.',
  rights: { role: 'admin', accountTokens: 'none' },
  body: z
    .strictObject({
      name: nameText,
      role: roleText,
      account: searchText.optional().describe('Id of the account it is to be bound to'),
      expiresAt: momentInput.optional(),
    })
    .meta({ examples: [{ name: 'Nightly export', role: 'viewer', expiresAt: '2027-12-31T00:00:00Z' }] }),
  status: 201,
  answer: z.object({ ...tokenAnswer.shape, token: z.string() }),
  audit: {
    action: 'token.create',
    change: ({ body }, answer) => ({
      subject: { kind: 'token', id: answer.id, name: body.name },
      ...(body.account === undefined ? {} : { account: body.account }),
      detail: { role: body.role, expiresAt: body.expiresAt ?? null },
    }),
  },
  handler: async ({ body, principal, database }) => {
    const expiresAt = body.expiresAt === undefined ? undefined : new Date(body.expiresAt);
    if (expiresAt !== undefined && expiresAt.getTime() <= Date.now()) {
      throw new TandemError('input_invalid', 'The token would be over already.', {
        errors: [{ field: 'expiresAt', code: 'invalid', detail: 'It must lie in the future.' }],
      });
    }
    const { row, token } = await createToken(database, {
      name: body.name,
      role: body.role,
      account: body.account,
      expiresAt,
      createdBy: principal.kind === 'user' ? principal.id : undefined,
    });
    return { ...tokenOf(row), token };
  },
});
