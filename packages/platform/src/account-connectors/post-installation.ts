import { z } from 'zod';
import { readAccount } from '../accounts/read-account.ts';
import { defineRoute } from '../http/route.ts';
import { nameText } from '../http/text.ts';
import type { Library } from '../library/library.ts';
import { propertyInput } from '../setups/read-wishes.ts';
import type { Vault } from '../vault/vault.ts';
import { createInstallation, freeName } from './create-installation.ts';
import { installationAnswer, installationOf } from './installation-answer.ts';
import { unknownConnector } from './unknown-connector.ts';

/** `POST /v1/accounts/{account}/connectors` */
export function postInstallation(needs: { library: Library; vault: Vault }) {
  const { library } = needs;
  return defineRoute({
    operation: 'installConnector',
    verb: 'POST',
    path: '/v1/accounts/{account}/connectors',
    tag: 'Account connectors',
    summary: 'Installs a connector in an account',
    description:
      'Only what the setup does not give already is needed. Nothing is sent to the application; test it afterwards.',
    rights: { role: 'builder', accountTokens: 'own' },
    body: z
      .strictObject({
        connector: z.string().max(100).describe('Key of a connector'),
        name: nameText.optional().describe("The connector's name unless given, with a number where that is taken"),
        properties: z.record(z.string().max(100), propertyInput).optional(),
      })
      .meta({ examples: [{ connector: 'scoro', properties: { companyName: 'acme', apiKey: '...' } }] }),
    status: 201,
    answer: installationAnswer,
    audit: {
      action: 'connector.install',
      change: ({ params, body }, answer) => ({
        subject: { kind: 'accountConnector', id: answer.id, name: answer.name },
        account: params.account,
        detail: { connector: answer.connector, properties: Object.keys(body.properties ?? {}) },
      }),
    },
    handler: async ({ params, body, principal, database }) => {
      await readAccount(database, params.account);
      const connector = library.connectors.find(({ key }) => key === body.connector);
      if (connector === undefined) throw unknownConnector(library, body.connector);
      const installed = await createInstallation(needs, database, {
        account: params.account,
        connector,
        name: body.name ?? (await freeName(database, params.account, connector.name)),
        inputs: new Map(Object.entries(body.properties ?? {})),
      });
      return installationOf(installed, principal.account !== undefined);
    },
  });
}
