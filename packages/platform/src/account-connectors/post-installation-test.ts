import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { defineRoute } from '../http/route.ts';
import type { Library } from '../library/library.ts';
import { verifyModes, type ModeVerification, type Verifier } from '../setups/capability.ts';
import { capabilityAnswer, capabilityReport } from '../setups/capability-report.ts';
import { hidesSite } from './installation-answer.ts';
import type { Installation, Installations } from './load-installation.ts';
import { recordRefusal, recordSuccess, recordTrouble } from './record-outcome.ts';
import { readInstallation } from './stored-installation.ts';

interface Needs {
  readonly library: Library;
  readonly verifier: Verifier;
  readonly installations: Installations;
}

/** `POST /v1/accounts/{account}/connectors/{installation}/test` */
export function postInstallationTest({ library, verifier, installations }: Needs) {
  return defineRoute({
    operation: 'testAccountConnector',
    verb: 'POST',
    path: '/v1/accounts/{account}/connectors/{installation}/test',
    tag: 'Account connectors',
    summary: 'Verifies each configured mode by a real call, and tells what the values can do',
    rights: { role: 'builder', accountTokens: 'own' },
    answer: capabilityAnswer,
    audit: 'nothingChanges',
    handler: async ({ params, principal, database, signal }) => {
      const { account, installation: id } = params;
      const installation = await installations.load(database, account, id);
      const verifications = await verify(verifier, installation, signal);
      await record(database, installation, verifications);
      const after = await readInstallation(database, library, account, id);
      const { connector, completeness, status, resolution, where } = after;
      return capabilityReport(connector, {
        status,
        completeness,
        verifications,
        siteProblem: where.problem,
        site: where.site?.display,
        present: new Set(resolution.properties.keys()),
        hidesSite: principal.account !== undefined && hidesSite(after),
      });
    },
  });
}

async function verify(
  verifier: Verifier,
  installation: Installation,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ModeVerification>> {
  const { id, accountId, connector, properties, site, verified, configured } = installation;
  if (site === undefined) return new Map();
  return verifyModes(verifier, { id, tenant: accountId, connector, properties, site, verified }, configured, signal);
}

async function record(
  database: Kysely<Database>,
  installation: Installation,
  verifications: ReadonlyMap<string, ModeVerification>,
): Promise<void> {
  for (const [mode, verification] of verifications) {
    if (verification.status === 'ok') await recordSuccess(database, installation, mode);
    else if (verification.refused) await recordRefusal(database, installation, mode, verification.error);
    else await recordTrouble(database, installation, verification.error);
  }
  await database.updateTable('account_connectors').set({ checked_at: new Date() }).where('id', '=', installation.id).execute();
}
