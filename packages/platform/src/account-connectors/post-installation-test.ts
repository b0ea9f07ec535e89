import { defineRoute } from '../http/route.ts';
import { capabilityAnswer } from '../setups/capability-report.ts';
import { testInstallation, type TestNeeds } from './test-installation.ts';

/** `POST /v1/accounts/{account}/connectors/{installation}/test` */
export function postInstallationTest(needs: TestNeeds) {
  return defineRoute({
    operation: 'testAccountConnector',
    verb: 'POST',
    path: '/v1/accounts/{account}/connectors/{installation}/test',
    tag: 'Account connectors',
    summary: 'Verifies each configured mode by a real call, and tells what the values can do',
    rights: { role: 'builder', accountTokens: 'own' },
    answer: capabilityAnswer,
    audit: 'nothingChanges',
    handler: ({ params, principal, database, signal }) => {
      const { account, installation: id } = params;
      return testInstallation(needs, database, { account, id }, principal.account !== undefined, signal);
    },
  });
}
