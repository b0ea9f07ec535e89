import { z } from 'zod';
import { defineRoute } from '../http/route.ts';
import { nameText } from '../http/text.ts';
import { propertyInput } from '../setups/read-wishes.ts';
import { changeInstallation, type ChangeNeeds } from './change-installation.ts';
import { installationAnswer, installationOf } from './installation-answer.ts';

/** `PATCH /v1/accounts/{account}/connectors/{installation}` */
export function patchInstallation(needs: ChangeNeeds) {
  return defineRoute({
    operation: 'updateAccountConnector',
    verb: 'PATCH',
    path: '/v1/accounts/{account}/connectors/{installation}',
    tag: 'Account connectors',
    summary: 'Renames an account connector, or changes its values',
    description:
      'A property left out keeps its value; null clears it, after which the partner\'s applies again; `{ "isSet": true }` keeps a secret. ' +
      'A changed value drops the session. Changing what decides where requests go clears the secrets that are not given again.',
    rights: { role: 'builder', accountTokens: 'own' },
    body: z.strictObject({
      name: nameText.optional(),
      properties: z.record(z.string().max(100), propertyInput).optional(),
    }),
    answer: installationAnswer,
    audit: {
      action: 'connector.update',
      change: ({ params, body }, answer) => ({
        subject: { kind: 'accountConnector', id: answer.id, name: answer.name },
        account: params.account,
        detail: {
          ...(body.name === undefined ? {} : { name: body.name }),
          properties: Object.keys(body.properties ?? {}),
        },
      }),
    },
    handler: async ({ params, body, principal, database }) => {
      const changed = await changeInstallation(needs, database, {
        account: params.account,
        id: params.installation,
        name: body.name,
        inputs: new Map(Object.entries(body.properties ?? {})),
      });
      return installationOf(changed, principal.account !== undefined);
    },
  });
}
