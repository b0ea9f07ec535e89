import { TandemError } from '@tandem/connector-kit';
import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { reasonOf } from './log-refusal.ts';
import { SignInRefused } from './sign-in-problem.ts';

/** `POST /v1/oidc/test`: asks the identity provider what it is. */
export function postOidcTest({ provider }: { provider: IdentityProvider | undefined }) {
  return defineRoute({
    operation: 'testOidc',
    verb: 'POST',
    path: '/v1/oidc/test',
    tag: 'People',
    summary: 'Asks the identity provider what it is',
    description: 'Whether client and secret are right shows only when somebody signs in.',
    rights: { role: 'admin', accountTokens: 'none' },
    answer: z.object({ reached: z.boolean(), reason: z.string().nullable().describe('Why not, where it was not') }),
    audit: 'nothingChanges',
    limit: { requests: 10, windowMs: 60_000 },
    handler: async () => {
      if (provider === undefined)
        throw new TandemError('conflict', 'Single sign-on is not set up.', {
          hint: 'Start Tandem with TANDEM_OIDC_ISSUER, TANDEM_OIDC_CLIENT_ID and TANDEM_OIDC_CLIENT_SECRET.',
        });
      try {
        await provider.discoverAnew();
        return { reached: true, reason: null };
      } catch (error) {
        if (error instanceof SignInRefused)
          return { reached: false, reason: reasonOf(error.cause) ?? 'It did not answer.' };
        throw error;
      }
    },
  });
}
