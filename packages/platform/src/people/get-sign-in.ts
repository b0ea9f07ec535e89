import { z } from 'zod';
import { defineRoute } from '../http/route.ts';
import { searchText } from '../http/text.ts';
import type { SignInNeeds } from './sign-in-needs.ts';
import { isSignInProblem, wordsOf } from './single-sign-on/sign-in-problem.ts';

/** `GET /v1/sign-in`: what the sign-in page offers, and what it says of a single sign-on that did not end well. */
export function getSignIn({ publicUrl, signIn }: SignInNeeds) {
  return defineRoute({
    operation: 'getSignIn',
    verb: 'GET',
    path: '/v1/sign-in',
    tag: 'People',
    summary: 'By what one can sign in here',
    rights: 'public',
    query: z.strictObject({
      problem: searchText.optional().describe('What the address of the sign-in page names as its problem'),
    }),
    answer: z
      .object({
        password: z.boolean().describe('By e-mail address and password'),
        oidc: z
          .object({ name: z.string() })
          .nullable()
          .describe('The identity provider, where there is one: send the browser to `GET /v1/sign-in/oidc`'),
        problem: z.object({ detail: z.string(), hint: z.string() }).nullable().describe('The problem in words'),
      })
      .meta({ id: 'SignIn' }),
    handler: async ({ query: { problem } }) => {
      const name = signIn.oidc?.name;
      return {
        password: signIn.password,
        oidc: name === undefined ? null : { name },
        problem:
          problem !== undefined && isSignInProblem(problem)
            ? wordsOf(problem, name ?? 'The identity provider', publicUrl())
            : null,
      };
    },
  });
}
