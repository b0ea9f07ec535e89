import { z } from 'zod';
import { writeAuditEntry } from '../audit/record-change.ts';
import { defineRoute } from '../http/route.ts';
import type { Library } from '../library/library.ts';
import { openLinkAnswer, openLinkOf } from './open-link-answer.ts';
import { actorOf, openSetupLink } from './setup-link.ts';

/** `POST /v1/setup-links/open`: what the button of the page behind a link does. */
export function postSetupLinkOpen({ library }: { library: Library }) {
  return defineRoute({
    operation: 'openSetupLink',
    verb: 'POST',
    path: '/v1/setup-links/open',
    tag: 'Setup links',
    summary: 'Exchanges the secret of a setup link',
    description:
      'Binds the link to this browser: keep `browser` for the tab (`sessionStorage`) and send it as a bearer token to the routes below. ' +
      'Any other browser gets `conflict` from then on.',
    rights: 'public',
    body: z.strictObject({
      link: z.string().min(1).max(200).describe('The id in the address of the page'),
      secret: z.string().min(1).max(200).describe('The fragment of the address'),
    }),
    answer: z.object({ browser: z.string(), ...openLinkAnswer.shape }),
    audit: 'ownRecord',
    limit: { requests: 30, windowMs: 60_000 },
    handler: ({ body, database }) =>
      database.transaction().execute(async (transaction) => {
        const { link, browser } = await openSetupLink(transaction, body.link, body.secret);
        await writeAuditEntry(transaction, actorOf(link), 'setupLink.open', {
          subject: { kind: 'setupLink', id: link.id },
          account: link.account_id,
        });
        return { browser, ...(await openLinkOf(transaction, library, link)) };
      }),
  });
}
