import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Database } from '../database/tables.ts';
import type { Library } from '../library/library.ts';
import { verifyModes, type ModeVerification, type Verifier } from '../setups/capability.ts';
import { capabilityReport, type capabilityAnswer } from '../setups/capability-report.ts';
import { hiddenProperties } from './installation-answer.ts';
import type { Installation, Installations } from './load-installation.ts';
import { recordRefusal, recordSuccess, recordTrouble } from './record-outcome.ts';
import { readInstallation } from './stored-installation.ts';
import { tellStatus } from './tell-status.ts';

/** What is needed to test account connectors. */
export interface TestNeeds {
  readonly library: Library;
  readonly verifier: Verifier;
  readonly installations: Installations;
}

/**
 * Verifies each configured mode of an account connector by a real call, keeps what that says, and tells what the values can do.
 *
 * @param toAccount whether the account reads the report: what the partner hid is left out then
 * @throws TandemError `not_found`
 */
export async function testInstallation(
  { library, verifier, installations }: TestNeeds,
  database: Kysely<Database>,
  { account, id }: { readonly account: string; readonly id: string },
  toAccount: boolean,
  signal: AbortSignal,
): Promise<z.infer<typeof capabilityAnswer>> {
  const installation = await installations.load(database, account, id);
  const verifications = await verify(verifier, installation, signal);
  await database.transaction().execute(async (transaction) => {
    await record(transaction, installation, verifications);
    await tellStatus(transaction, library, id);
  });
  const after = await readInstallation(database, library, account, id);
  const { connector, completeness, status, resolution, where } = after;
  return capabilityReport(connector, {
    status,
    completeness,
    verifications,
    siteProblem: where.problem,
    site: where.site?.display,
    present: new Set(resolution.properties.keys()),
    hidden: toAccount ? hiddenProperties(after) : new Set(),
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
  await database
    .updateTable('account_connectors')
    .set({ checked_at: new Date() })
    .where('id', '=', installation.id)
    .execute();
}
