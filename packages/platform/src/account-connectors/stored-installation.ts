import { connectorWith, type Connector } from '@tandem/connector-kit';
import type { Kysely, Selectable } from 'kysely';
import type { AccountConnectorTable, Database } from '../database/tables.ts';
import { notFound } from '../http/not-found.ts';
import type { Library } from '../library/library.ts';
import { completenessOf, type Completeness } from '../setups/completeness.ts';
import { plainProperties } from '../setups/open-properties.ts';
import { resolveProperties, type PropertyLayer, type Resolution } from '../setups/resolve-properties.ts';
import { readSetups, sealedSecrets, type SealedSecret, type StoredSetup } from '../setups/setup-store.ts';
import { siteOf, type SiteOrProblem } from '../setups/site-of.ts';
import { statusOf, validVerdicts, type StatusWithDetail } from '../setups/status.ts';

/** An account connector as kept, with what follows from its values and the setup's; its secrets still sealed. */
export interface StoredInstallation {
  readonly row: Selectable<AccountConnectorTable>;
  /** As it is with the values of this account connector. */
  readonly connector: Connector;
  readonly setup: StoredSetup;
  readonly layer: PropertyLayer;
  readonly sealed: ReadonlyMap<string, SealedSecret>;
  readonly resolution: Resolution;
  readonly completeness: Completeness;
  readonly verdicts: ReturnType<typeof validVerdicts>;
  readonly where: SiteOrProblem;
  readonly status: StatusWithDetail;
}

type Row = Selectable<AccountConnectorTable>;

/** @throws TandemError `not_found` where the account has no such connector */
export async function readInstallation(
  database: Kysely<Database>,
  library: Library,
  accountId: string,
  installation: string,
): Promise<StoredInstallation> {
  const row = await database
    .selectFrom('account_connectors')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', installation)
    .executeTakeFirst();
  const [read] = await understand(database, library, row === undefined ? [] : [row]);
  if (read === undefined) throw notFound();
  return read;
}

/** What rows of account connectors mean. One whose connector this program does not have any more is left out. */
export async function understand(
  database: Kysely<Database>,
  library: Library,
  rows: readonly Row[],
): Promise<readonly StoredInstallation[]> {
  if (rows.length === 0) return [];
  const [setups, secrets] = await Promise.all([
    readSetups(database, [...new Set(rows.map(({ connector }) => connector))]),
    database
      .selectFrom('account_connector_secrets')
      .selectAll()
      .where(
        'account_connector_id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute(),
  ]);
  const byInstallation = Map.groupBy(secrets, (secret) => secret.account_connector_id);
  return rows.flatMap((row) => {
    const connector = library.connectors.find(({ key }) => key === row.connector);
    if (connector === undefined) return [];
    const setup = setups.get(row.connector) ?? noSetup;
    return [follow(library, row, connector, setup, sealedSecrets(byInstallation.get(row.id) ?? []))];
  });
}

/** What follows from the values of one account connector. */
export function follow(
  library: Library,
  row: Row,
  connector: Connector,
  setup: StoredSetup,
  sealed: ReadonlyMap<string, SealedSecret>,
): StoredInstallation {
  const layer: PropertyLayer = { values: new Map(Object.entries(row.properties)), secrets: sealed };
  const resolution = resolveProperties(
    connector.properties,
    setup.layer,
    layer,
    generatedValues(connector, row.device_id),
  );
  const completeness = completenessOf(connector, resolution);
  const plain = plainProperties(resolution);
  const where = siteOf(connector, plain, library.operator);
  const verdicts = validVerdicts(completeness, row.modes);
  const status = statusOf(connector, completeness, verdicts, where.problem?.message);
  return {
    row,
    connector: connectorWith(connector, plain),
    setup,
    layer,
    sealed,
    resolution,
    completeness,
    verdicts,
    where,
    status,
  };
}

/** Values made once for each account connector, where nobody gives them. */
export function generatedValues(connector: Connector, deviceId: string): ReadonlyMap<string, string> {
  return new Map(
    connector.properties.filter(({ generated }) => generated === true).map(({ name }) => [name, deviceId]),
  );
}

const noSetup: StoredSetup = {
  exists: false,
  layer: { access: new Map(), values: new Map(), secrets: new Map() },
  verdicts: {},
  checkedAt: undefined,
  sealed: new Map(),
};
