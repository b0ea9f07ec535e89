import type { Connector } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import { understand, type StoredInstallation } from '../../account-connectors/stored-installation.ts';
import type { Database } from '../../database/tables.ts';
import type { Library } from '../../library/library.ts';
import type { Bindings } from './bindings.ts';

/** What cycles of an account stand on. */
export interface Standing {
  /** The account's connectors by their ids. */
  readonly installations: ReadonlyMap<string, StoredInstallation>;
  readonly publicUrl: string;
}

/** What is needed to read it. */
export interface StandingNeeds {
  readonly library: Library;
  readonly publicUrl: () => string;
}

export async function readStanding(
  { library, publicUrl }: StandingNeeds,
  database: Kysely<Database>,
  accountId: string,
): Promise<Standing> {
  const rows = await database
    .selectFrom('account_connectors')
    .selectAll()
    .where('account_id', '=', accountId)
    .execute();
  const installations = await understand(database, library, rows);
  return {
    installations: new Map(installations.map((installation) => [installation.row.id, installation])),
    publicUrl: publicUrl(),
  };
}

/** The connectors behind bound slots, as they are in this account: the methods of some depend on its values. */
export function boundConnectors({ installations }: Standing, bindings: Bindings): ReadonlyMap<string, Connector> {
  return new Map(
    Object.entries(bindings).flatMap(([slot, id]): [string, Connector][] => {
      const connector = installations.get(id)?.connector;
      return connector === undefined ? [] : [[slot, connector]];
    }),
  );
}
