import { TandemError } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { unknownConnector } from '../account-connectors/unknown-connector.ts';
import { readAccount } from '../accounts/read-account.ts';
import { newIdentifier } from '../database/identifier.ts';
import type { Database } from '../database/tables.ts';
import { notFound } from '../http/not-found.ts';
import { defineRoute } from '../http/route.ts';
import { nameText } from '../http/text.ts';
import type { Library } from '../library/library.ts';
import { hashOfSecret, newOpaqueSecret } from '../people/opaque-secret.ts';
import { originOf, originText } from './origin-text.ts';
import { setupLinkAnswer, setupLinkOf } from './setup-link-answer.ts';

const longestMinutes = 7 * 24 * 60;

const linkBody = z
  .strictObject({
    connector: z.string().max(100).describe('Key of a connector'),
    installation: z
      .string()
      .max(100)
      .optional()
      .describe('An account connector whose values the customer corrects; a new one is made unless given'),
    name: nameText.optional().describe("What to call the new one; the connector's name unless given"),
    expiresInMinutes: z.int().min(1).max(longestMinutes).default(longestMinutes),
    allowedOrigins: z
      .array(originText)
      .max(10)
      .default([])
      .describe('Origins of the pages that may show it in an iframe; with none it works in a tab of its own alone'),
    returnUrl: z
      .url()
      .max(2_000)
      .optional()
      .describe('Where the customer is sent at the end when it was no iframe; on one of the allowed origins'),
  })
  .meta({
    examples: [
      {
        connector: 'scoro',
        allowedOrigins: ['https://app.example.com'],
        returnUrl: 'https://app.example.com/integrations',
      },
    ],
  });

/** `POST /v1/accounts/{account}/setup-links` */
export function postSetupLink({ library, publicUrl }: { library: Library; publicUrl: () => string }) {
  return defineRoute({
    operation: 'createSetupLink',
    verb: 'POST',
    path: '/v1/accounts/{account}/setup-links',
    tag: 'Setup links',
    summary: 'Makes a link by which the customer of an account enters its own credentials',
    description:
      'Send `url` to the customer, or show it in an iframe of one of the allowed origins. It is shown this once, works once, and then for the browser ' +
      'that opened it. The page shows and takes only what the setup leaves to accounts. When done it posts ' +
      '`{ type: "tandem.setup.finished", account, installation, status }` to the page that frames it.',
    rights: { role: 'builder', accountTokens: 'own' },
    body: linkBody,
    status: 201,
    answer: z
      .object({ ...setupLinkAnswer.shape, url: z.string().describe('Shown this once; its fragment is a secret') })
      .meta({ id: 'NewSetupLink' }),
    audit: {
      action: 'setupLink.create',
      change: ({ params }, { id, connector, installation, allowedOrigins, expiresAt }) => ({
        subject: { kind: 'setupLink', id },
        account: params.account,
        detail: { connector, installation, allowedOrigins, expiresAt },
      }),
    },
    handler: async ({ params, body, principal, database }) => {
      await readAccount(database, params.account);
      if (!library.connectors.some(({ key }) => key === body.connector))
        throw unknownConnector(library, body.connector);
      if (body.installation !== undefined) {
        await refuseOther(database, params.account, body.installation, body.connector);
      }
      const allowedOrigins = [...new Set(body.allowedOrigins)];
      refuseForeignReturn(body.returnUrl, allowedOrigins);
      const secret = newOpaqueSecret('tdl');
      const link = await database
        .insertInto('setup_links')
        .values({
          id: newIdentifier('lnk'),
          account_id: params.account,
          connector: body.connector,
          account_connector_id: body.installation ?? null,
          name: body.name ?? null,
          secret_hash: hashOfSecret(secret),
          allowed_origins: JSON.stringify(allowedOrigins),
          return_url: body.returnUrl ?? null,
          created_by: principal.name,
          expires_at: new Date(Date.now() + body.expiresInMinutes * 60_000),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return { ...setupLinkOf(link), url: `${publicUrl()}/setup-link/${link.id}#${secret}` };
    },
  });
}

async function refuseOther(
  database: Kysely<Database>,
  account: string,
  installation: string,
  connector: string,
): Promise<void> {
  const found = await database
    .selectFrom('account_connectors')
    .select('connector')
    .where('account_id', '=', account)
    .where('id', '=', installation)
    .executeTakeFirst();
  if (found === undefined) throw notFound();
  if (found.connector === connector) return;
  throw new TandemError('input_invalid', 'The account connector is one of another connector.', {
    errors: [{ field: 'installation', code: 'invalid', detail: 'It is no account connector of this connector.' }],
  });
}

/** The page leads nowhere but to those who may frame it. */
function refuseForeignReturn(returnUrl: string | undefined, allowedOrigins: readonly string[]): void {
  if (returnUrl === undefined) return;
  const origin = originOf(returnUrl);
  if (origin !== undefined && allowedOrigins.includes(origin)) return;
  throw new TandemError('input_invalid', 'The return URL does not lead to an allowed origin.', {
    errors: [{ field: 'returnUrl', code: 'invalid', detail: 'It must be on one of the allowed origins.' }],
  });
}
