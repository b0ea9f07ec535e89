import type { Kysely, Selectable } from 'kysely';
import type pg from 'pg';
import type { Installation, Installations as StoredInstallations } from '../../account-connectors/load-installation.ts';
import { executePrepared, type PreparedStatement } from '../../database/prepared.ts';
import type { AccountConnectorTable, Database } from '../../database/tables.ts';
import { notFound } from '../../http/not-found.ts';
import { validVerdicts } from '../../setups/status.ts';
import type { PostgresSessionStore } from '../stores/postgres-session-store.ts';
import type { KnownInstallation } from './known-installation.ts';
import { Scrubbers } from './scrubbers.ts';

export interface InstallationsOptions {
  readonly database: Kysely<Database>;
  readonly pool: pg.Pool;
  readonly stored: StoredInstallations;
  readonly sessions: PostgresSessionStore;
}

interface Remembered {
  /** When the values of the account connector and of its setup were last written. */
  readonly version: string;
  readonly loaded: Installation;
  readonly scrubbers: Scrubbers;
}

type Row = Pick<
  Selectable<AccountConnectorTable>,
  'name' | 'modes' | 'last_success_at' | 'last_error' | 'updated_at'
> & {
  readonly setup_updated_at: Date | null;
};

const readInstalled: PreparedStatement = {
  name: 'read-installed',
  text: `
  select installed.name, installed.modes, installed.last_success_at, installed.last_error, installed.updated_at, setups.updated_at as setup_updated_at
  from account_connectors installed left join setups on setups.connector = installed.connector
  where installed.id = $1 and installed.account_id = $2`,
};

const mostRemembered = 2_000;

/**
 * The account connectors that calls are made with. Each call reads one row, which tells whether what is remembered of the values is still true, on
 * whichever node they were changed.
 */
export class Installations {
  readonly #options: InstallationsOptions;
  readonly #remembered = new Map<string, Remembered>();

  constructor(options: InstallationsOptions) {
    this.#options = options;
  }

  /** @throws TandemError `not_found` where the account has no such connector */
  async find(accountId: string, id: string): Promise<KnownInstallation> {
    const row = await this.#read(accountId, id);
    if (row === undefined) {
      this.#remembered.delete(id);
      throw notFound();
    }
    const version = `${row.updated_at.getTime()}/${row.setup_updated_at?.getTime() ?? ''}`;
    const known = this.#remembered.get(id);
    const { loaded, scrubbers } = known?.version === version ? known : await this.#load(accountId, id, version);
    const verdicts = validVerdicts(loaded, row.modes);
    const verified = loaded.site !== undefined && [...verdicts.values()].some(({ status }) => status === 'ok');
    const { properties, site } = loaded;
    return {
      ...loaded,
      name: row.name,
      scrubber: () => scrubbers.now(),
      verdicts,
      verified,
      budgetKey: site === undefined ? undefined : verified ? site.key : `${site.key}#${id}`,
      lastSuccessAt: row.last_success_at ?? undefined,
      lastError: row.last_error ?? undefined,
      forCalls: { id, tenant: accountId, properties, verified },
    };
  }

  async #read(accountId: string, id: string): Promise<Row | undefined> {
    const rows = await executePrepared<Row>(this.#options.pool, readInstalled, [id, accountId]);
    return rows[0];
  }

  async #load(accountId: string, id: string, version: string): Promise<Remembered> {
    const loaded = await this.#options.stored.load(this.#options.database, accountId, id);
    const before = this.#remembered.get(id);
    if (before?.loaded.properties !== loaded.properties) this.#options.sessions.forget(id);
    const remembered = { version, loaded, scrubbers: new Scrubbers(loaded, this.#options.sessions) };
    this.#remembered.delete(id);
    this.#remembered.set(id, remembered);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > mostRemembered && oldest !== undefined) this.#remembered.delete(oldest);
    return remembered;
  }
}
