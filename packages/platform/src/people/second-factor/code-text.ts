import { z } from 'zod';

/** What somebody types from the authenticator, or from the list of recovery codes. */
export const codeText = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .describe('Six digits of the authenticator')
  .meta({ examples: ['492039'] });

export const recoveryCodesAnswer = z
  .object({ recoveryCodes: z.array(z.string()).describe('Each stands in for the authenticator once') })
  .meta({ id: 'RecoveryCodes' });
