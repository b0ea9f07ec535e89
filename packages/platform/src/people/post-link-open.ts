import { z } from 'zod';
import { defineRoute } from '../http/route.ts';
import { openLinkAnswer, openLinkOf } from './link-answer.ts';
import { openLink, refuseLinkInVain } from './sign-in-link.ts';
import type { SignInNeeds } from './sign-in-needs.ts';

/** `POST /v1/sign-in-links/open`: what the button of the page behind a link does. */
export function postLinkOpen({ signIn }: SignInNeeds) {
  return defineRoute({
    operation: 'openSignInLink',
    verb: 'POST',
    path: '/v1/sign-in-links/open',
    tag: 'People',
    summary: 'Exchanges the secret of a sign-in link',
    description:
      'Binds the link to this browser: keep `browser` for the tab (`sessionStorage`) and send it as a bearer token to the two routes below. ' +
      'Any other browser gets `conflict` from then on.',
    rights: 'public',
    body: z.strictObject({ secret: z.string().min(1).max(200).describe('The fragment of the link') }),
    answer: z.object({ browser: z.string(), ...openLinkAnswer.shape }),
    audit: 'nothingChanges',
    limit: { requests: 30, windowMs: 60_000 },
    handler: async ({ body, database }) => {
      const { link, browser } = await openLink(database, body.secret);
      refuseLinkInVain(link.purpose, signIn);
      return { browser, ...(await openLinkOf(database, link)) };
    },
  });
}
