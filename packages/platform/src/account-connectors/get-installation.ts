import { defineRoute } from '../http/route.ts';
import type { Library } from '../library/library.ts';
import { installationAnswer, installationOf } from './installation-answer.ts';
import { readInstallation } from './stored-installation.ts';

/** `GET /v1/accounts/{account}/connectors/{installation}` */
export function getInstallation({ library }: { library: Library }) {
  return defineRoute({
    operation: 'getAccountConnector',
    verb: 'GET',
    path: '/v1/accounts/{account}/connectors/{installation}',
    tag: 'Account connectors',
    summary: 'One account connector: values, status',
    description: 'Secrets are never read back: one that is set reads `{ "isSet": true }`.',
    rights: { role: 'viewer', accountTokens: 'own' },
    answer: installationAnswer,
    handler: async ({ params, principal, database }) => {
      const installation = await readInstallation(database, library, params.account, params.installation);
      return installationOf(installation, principal.account !== undefined);
    },
  });
}
