import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import { momentText } from '../../http/text.ts';
import { ownUser } from '../own-user.ts';
import { countRecoveryCodes } from './recovery-codes.ts';

/** `GET /v1/me/second-factor` */
export const getSecondFactor = defineRoute({
  operation: 'getSecondFactor',
  verb: 'GET',
  path: '/v1/me/second-factor',
  tag: 'People',
  summary: 'Whether signing in asks oneself for a code besides the password',
  rights: { role: 'viewer', accountTokens: 'none' },
  answer: z
    .object({ on: z.boolean(), since: momentText.nullable(), recoveryCodesLeft: z.int() })
    .meta({ id: 'SecondFactor' }),
  handler: async ({ principal, database }) => {
    const user = await ownUser(database, principal);
    return {
      on: user.second_factor_since !== null,
      since: user.second_factor_since?.toISOString() ?? null,
      recoveryCodesLeft: await countRecoveryCodes(database, user.id),
    };
  },
});
