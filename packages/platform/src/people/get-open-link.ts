import { bearerOf } from '../http/credential.ts';
import { defineRoute } from '../http/route.ts';
import { openLinkAnswer, openLinkOf } from './link-answer.ts';
import { readOpenLink } from './sign-in-link.ts';

/** `GET /v1/sign-in-links/current`: for a page that was reloaded. */
export const getOpenLink = defineRoute({
  operation: 'getOpenSignInLink',
  verb: 'GET',
  path: '/v1/sign-in-links/current',
  tag: 'People',
  summary: 'The link that this browser has opened',
  description: 'Send what opening the link gave, as a bearer token.',
  rights: 'public',
  answer: openLinkAnswer,
  handler: async ({ request, database }) => openLinkOf(database, await readOpenLink(database, bearerOf(request) ?? '')),
});
