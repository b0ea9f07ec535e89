import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import { callbackAddress, ownPath, problemAddress } from './addresses.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { rememberSignIn } from './oidc-sign-in.ts';
import { SignInRefused } from './sign-in-problem.ts';
import { logRefusal } from './log-refusal.ts';

/** `GET /v1/sign-in/oidc`: sends the browser to the identity provider. */
export function getOidcSignIn({
  publicUrl,
  provider,
}: {
  publicUrl: () => string;
  provider: IdentityProvider | undefined;
}) {
  return defineRoute({
    operation: 'beginOidcSignIn',
    verb: 'GET',
    path: '/v1/sign-in/oidc',
    tag: 'People',
    summary: 'Sends the browser to the identity provider',
    description: 'Open it in the browser; it ends at the page `to`, or at the sign-in page with the reason why not.',
    rights: 'public',
    query: z.strictObject({
      anew: z.literal('true').optional().describe('Has the provider ask who it is, also where it knows already'),
      to: z.string().max(2000).optional().describe('Path of the page to end at, such as `/accounts`'),
    }),
    limit: { requests: 60, windowMs: 60_000 },
    status: 302,
    answer: z.undefined(),
    handler: async ({ query, database, request, reply }) => {
      const begin = async (): Promise<string> => {
        if (provider === undefined) throw new SignInRefused('notSetUp');
        const signIn = await rememberSignIn(database, ownPath(query.to, publicUrl()), reply, publicUrl());
        return (await provider.begin(callbackAddress(publicUrl()), signIn, query.anew !== undefined)).href;
      };
      const target = await begin().catch((error: unknown) =>
        problemAddress(publicUrl(), logRefusal(error, request.log)),
      );
      return reply.redirect(target);
    },
  });
}
