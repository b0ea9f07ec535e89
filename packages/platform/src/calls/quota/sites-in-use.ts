import type { Connector } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import { understand } from '../../account-connectors/stored-installation.ts';
import type { Database } from '../../database/tables.ts';
import type { Library } from '../../library/library.ts';

/** A site, and the account connectors that were verified on it. */
export interface SiteUse {
  readonly connector: Connector;
  readonly display: string;
  readonly users: { readonly id: string; readonly name: string; readonly accountId: string }[];
}

/** How many account connectors are read at once: which site one leads to follows from its values, and is kept nowhere. */
const pageSize = 1_000;

/** All sites that account connectors were verified on, by their key. */
export async function sitesInUse(
  database: Kysely<Database>,
  library: Library,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, SiteUse>> {
  const sites = new Map<string, SiteUse>();
  for (let after: string | undefined = ''; after !== undefined;) {
    signal?.throwIfAborted();
    const rows = await database
      .selectFrom('account_connectors')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageSize)
      .execute();
    for (const { row, connector, where, verdicts } of await understand(database, library, rows)) {
      const isVerified = [...verdicts.values()].some(({ status }) => status === 'ok');
      if (where.site === undefined || !isVerified) continue;
      const { key, display } = where.site;
      const user = { id: row.id, name: row.name, accountId: row.account_id };
      const known = sites.get(key);
      if (known === undefined) sites.set(key, { connector, display, users: [user] });
      else known.users.push(user);
    }
    after = rows.length < pageSize ? undefined : rows.at(-1)?.id;
  }
  return sites;
}
