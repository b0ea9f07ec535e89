import { hiddenProperties } from '../account-connectors/installation-answer.ts';
import { testInstallation, type TestNeeds } from '../account-connectors/test-installation.ts';
import { defineRoute } from '../http/route.ts';
import { capabilityAnswer } from '../setups/capability-report.ts';
import { readSetup } from '../setups/setup-store.ts';
import { nothingSaved } from './nothing-saved.ts';
import { linkOfRequest } from './setup-link.ts';

/** `POST /v1/setup-links/current/test` */
export function postSetupLinkTest(needs: TestNeeds) {
  return defineRoute({
    operation: 'testSetupLink',
    verb: 'POST',
    path: '/v1/setup-links/current/test',
    tag: 'Setup links',
    summary: 'Verifies the saved values by real calls, and tells the customer what they can do',
    description: 'What the partner hid is left out, and all that would tell it.',
    rights: 'public',
    answer: capabilityAnswer,
    audit: 'nothingChanges',
    limit: { requests: 20, windowMs: 60_000 },
    handler: async ({ request, database, signal }) => {
      const link = await linkOfRequest(database, request, 'read');
      if (link.account_connector_id === null) throw nothingSaved();
      const installation = { account: link.account_id, id: link.account_connector_id };
      const report = await testInstallation(needs, database, installation, true, signal);
      const hidden = hiddenProperties({ setup: await readSetup(database, link.connector) });
      // The customer can give none of these.
      const missing = report.missing.filter(({ properties }) => !properties.some((name) => hidden.has(name)));
      return { ...report, missing };
    },
  });
}
