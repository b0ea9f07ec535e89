import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import type { SignInNeeds } from '../sign-in-needs.ts';
import { roleText } from '../user-answer.ts';
import { callbackAddress } from './addresses.ts';

/** `GET /v1/oidc`: what the operator has set. */
export function getOidc({ publicUrl, signIn }: SignInNeeds) {
  return defineRoute({
    operation: 'getOidc',
    verb: 'GET',
    path: '/v1/oidc',
    tag: 'People',
    summary: 'How single sign-on is set up',
    description: 'Variables of the environment set it; none of them is changed here.',
    rights: { role: 'admin', accountTokens: 'none' },
    answer: z
      .object({
        redirectUri: z.string().describe('What is to be registered at the identity provider'),
        password: z.boolean().describe('Whether passwords sign in, too'),
        provider: z
          .object({
            name: z.string(),
            issuer: z.string(),
            clientId: z.string(),
            role: roleText
              .nullable()
              .describe('Of people who come for the first time; null where they must be invited'),
            domains: z.array(z.string()).describe('Of e-mail addresses that may come; empty where any may'),
            trustsAddresses: z.boolean().describe('Where the provider does not say whether an address is verified'),
          })
          .nullable(),
      })
      .meta({ id: 'Oidc' }),
    handler: async () => {
      const { oidc, password } = signIn;
      return {
        redirectUri: callbackAddress(publicUrl()),
        password,
        provider:
          oidc === undefined
            ? null
            : {
                name: oidc.name,
                issuer: oidc.issuer,
                clientId: oidc.clientId,
                role: oidc.role ?? null,
                domains: [...oidc.domains],
                trustsAddresses: oidc.trustsAddresses,
              },
      };
    },
  });
}
