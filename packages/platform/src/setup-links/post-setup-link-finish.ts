import { TandemError } from '@tandem/connector-kit';
import { z } from 'zod';
import { installationAnswer } from '../account-connectors/installation-answer.ts';
import { readInstallation } from '../account-connectors/stored-installation.ts';
import { writeAuditEntry } from '../audit/record-change.ts';
import { defineRoute } from '../http/route.ts';
import type { Library } from '../library/library.ts';
import { nothingSaved } from './nothing-saved.ts';
import { actorOf, linkOfRequest } from './setup-link.ts';

/** `POST /v1/setup-links/current/finish` */
export function postSetupLinkFinish({ library }: { library: Library }) {
  return defineRoute({
    operation: 'finishSetupLink',
    verb: 'POST',
    path: '/v1/setup-links/current/finish',
    tag: 'Setup links',
    summary: 'Ends a setup link: from now on it shows nothing',
    description:
      'Refused with `setup_required` while a required value is missing. What is answered is what the page tells the page that frames it.',
    rights: 'public',
    answer: z.object({
      account: z.string(),
      installation: z.string(),
      status: installationAnswer.shape.status,
      returnUrl: z.string().nullable(),
    }),
    audit: 'ownRecord',
    limit: { requests: 30, windowMs: 60_000 },
    handler: ({ request, database }) =>
      database.transaction().execute(async (transaction) => {
        const link = await linkOfRequest(transaction, request, 'lock');
        const { account_id: account, account_connector_id: installation } = link;
        if (installation === null) throw nothingSaved();
        const { status } = await readInstallation(transaction, library, account, installation);
        if (status.status === 'setupRequired') {
          throw new TandemError('setup_required', status.detail ?? 'A required value is missing.', {
            hint: 'Fill in what is missing, and save it.',
          });
        }
        await transaction.updateTable('setup_links').set({ used_at: new Date() }).where('id', '=', link.id).execute();
        await writeAuditEntry(transaction, actorOf(link), 'setupLink.finish', {
          subject: { kind: 'setupLink', id: link.id },
          account,
          detail: { installation, status: status.status },
        });
        return { account, installation, status: status.status, returnUrl: link.return_url };
      }),
  });
}
