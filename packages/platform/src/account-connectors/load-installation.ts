import type { Connector, PropertyValues, Site, TandemError } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import type { Database, ModeVerdict } from '../database/tables.ts';
import type { Library } from '../library/library.ts';
import { openProperties } from '../setups/open-properties.ts';
import type { Vault } from '../vault/vault.ts';
import { openAccountSecret } from './account-secret.ts';
import { readInstallation, type StoredInstallation } from './stored-installation.ts';

/** An account connector ready to call with. */
export interface Installation {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly connector: Connector;
  /** Effective values, secrets opened; the same map as long as nothing changed. */
  readonly properties: PropertyValues;
  /** Authentication modes that have all they need. */
  readonly configured: ReadonlySet<string>;
  /** What each configured mode stands on, as verdicts name it. */
  readonly basis: ReadonlyMap<string, string>;
  readonly site: Site | undefined;
  readonly siteProblem: TandemError | undefined;
  /** A mode was verified on this very site, with the values it has now. */
  readonly verified: boolean;
  readonly verdicts: ReadonlyMap<string, ModeVerdict>;
  readonly lastSuccessAt: Date | undefined;
}

const mostKept = 2_000;

/** Loads account connectors, and keeps their opened values as long as what they were made from stays the same. */
export class Installations {
  readonly #library: Library;
  readonly #vault: Vault;
  /** In the order of last use. */
  readonly #opened = new Map<string, { readonly stamp: string; readonly properties: PropertyValues }>();

  constructor({ library, vault }: { readonly library: Library; readonly vault: Vault }) {
    this.#library = library;
    this.#vault = vault;
  }

  /** @throws TandemError `not_found` where the account has no such connector */
  async load(database: Kysely<Database>, accountId: string, installation: string): Promise<Installation> {
    return this.open(await readInstallation(database, this.#library, accountId, installation));
  }

  /** Opens the secrets of one that was read already. */
  async open(stored: StoredInstallation): Promise<Installation> {
    const { row, connector, completeness, verdicts, where } = stored;
    return {
      id: row.id,
      accountId: row.account_id,
      name: row.name,
      connector,
      properties: await this.#propertiesOf(stored),
      configured: completeness.missing.length > 0 ? new Set() : completeness.configured,
      basis: completeness.basis,
      site: where.site,
      siteProblem: where.problem,
      verified: where.site !== undefined && [...verdicts.values()].some(({ status }) => status === 'ok'),
      verdicts,
      lastSuccessAt: row.last_success_at ?? undefined,
    };
  }

  async #propertiesOf(stored: StoredInstallation): Promise<PropertyValues> {
    const { row, connector, resolution, setup, sealed } = stored;
    const stamp = JSON.stringify([resolution.destination, [...resolution.properties]]);
    const known = this.#opened.get(row.id);
    this.#opened.delete(row.id);
    const opened =
      known?.stamp === stamp
        ? known
        : {
            stamp,
            properties: await openProperties(connector, resolution, this.#vault, setup, (property) => {
              const secret = sealed.get(property);
              if (secret === undefined)
                throw new Error(`${row.id} was resolved to a secret that it has not: ${property}`);
              return openAccountSecret(this.#vault, row.account_id, row.id, property, secret);
            }),
          };
    this.#opened.set(row.id, opened);
    const [oldest] = this.#opened.keys();
    if (this.#opened.size > mostKept && oldest !== undefined) this.#opened.delete(oldest);
    return opened.properties;
  }
}
