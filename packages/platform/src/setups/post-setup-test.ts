import { connectorWith } from '@tandem/connector-kit';
import { defineRoute } from '../http/route.ts';
import type { Library } from '../library/library.ts';
import type { Vault } from '../vault/vault.ts';
import { verifyModes, type ModeVerification, type Verifier } from './capability.ts';
import { capabilityAnswer, capabilityReport } from './capability-report.ts';
import { completenessOf } from './completeness.ts';
import { openProperties, plainProperties } from './open-properties.ts';
import { resolveProperties } from './resolve-properties.ts';
import { readSetup } from './setup-store.ts';
import { siteOf } from './site-of.ts';
import { statusOf, validVerdicts } from './status.ts';
import { verdictOf } from './verdict-of.ts';

type Verifications = ReadonlyMap<string, ModeVerification>;

/** `POST /v1/connectors/{connector}/setup/test` */
export function postSetupTest({ library, vault, verifier }: { library: Library; vault: Vault; verifier: Verifier }) {
  return defineRoute({
    operation: 'testSetup',
    verb: 'POST',
    path: '/v1/connectors/{connector}/setup/test',
    tag: 'Setup',
    summary: 'Verifies what the setup alone holds, by real calls',
    rights: { role: 'builder', accountTokens: 'none' },
    answer: capabilityAnswer,
    audit: 'nothingChanges',
    handler: async ({ params, database, signal }) => {
      const found = library.find(params.connector);
      const setup = await readSetup(database, found.key);
      const resolution = resolveProperties(found.properties, setup.layer);
      const plain = plainProperties(resolution);
      const connector = connectorWith(found, plain);
      const completeness = completenessOf(connector, resolution);
      const { site, problem } = siteOf(connector, plain, library.operator);
      const properties = await openProperties(connector, resolution, vault, setup, () => {
        throw new Error('A setup holds no secret of an account.');
      });
      const subject = { id: `setup_${connector.key}`, tenant: 'partner', connector, properties, verified: false };
      const verifications: Verifications =
        site === undefined
          ? new Map()
          : await verifyModes(verifier, { ...subject, site }, completeness.configured, signal);

      const at = new Date();
      const verdicts = { ...setup.verdicts };
      for (const [mode, verification] of verifications) {
        const verdict = verdictOf(verification, completeness.basis.get(mode) ?? '', at);
        if (verdict !== undefined) verdicts[mode] = verdict;
      }
      await database
        .updateTable('setups')
        .set({ modes: JSON.stringify(verdicts), checked_at: at })
        .where('connector', '=', connector.key)
        .execute();
      return capabilityReport(connector, {
        status: statusOf(connector, completeness, validVerdicts(completeness, verdicts), problem?.message),
        completeness,
        verifications,
        siteProblem: problem,
        site: site?.display,
        present: new Set(resolution.properties.keys()),
        hidden: new Set(),
      });
    },
  });
}
