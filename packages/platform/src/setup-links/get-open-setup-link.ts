import { defineRoute } from '../http/route.ts';
import type { Library } from '../library/library.ts';
import { openLinkAnswer, openLinkOf } from './open-link-answer.ts';
import { linkOfRequest } from './setup-link.ts';

/** `GET /v1/setup-links/current`: for a page that was reloaded. */
export function getOpenSetupLink({ library }: { library: Library }) {
  return defineRoute({
    operation: 'getOpenSetupLink',
    verb: 'GET',
    path: '/v1/setup-links/current',
    tag: 'Setup links',
    summary: 'The setup link that this browser has opened',
    description: 'Send what opening the link gave, as a bearer token.',
    rights: 'public',
    answer: openLinkAnswer,
    limit: { requests: 120, windowMs: 60_000 },
    handler: async ({ request, database }) =>
      openLinkOf(database, library, await linkOfRequest(database, request, 'read')),
  });
}
