import type { Connector, Secret } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import type { Database, ModeVerdict } from '../database/tables.ts';
import { partner } from '../vault/key-owner.ts';
import type { Vault } from '../vault/vault.ts';
import { emptySetup, type KeptSecret, type SetupLayer } from './resolve-properties.ts';

/** A setup as kept, with its secrets still sealed. */
export interface StoredSetup {
  /** False where the partner has set up nothing. */
  readonly exists: boolean;
  readonly layer: SetupLayer;
  readonly verdicts: Readonly<Record<string, ModeVerdict>>;
  readonly checkedAt: Date | undefined;
  readonly sealed: ReadonlyMap<string, SealedSecret>;
}

/** A secret as it lies in the database. */
export interface SealedSecret extends KeptSecret {
  readonly ciphertext: Uint8Array;
}

const nothing: StoredSetup = {
  exists: false,
  layer: emptySetup,
  verdicts: {},
  checkedAt: undefined,
  sealed: new Map(),
};

/** The partner's setup of one connector. */
export async function readSetup(database: Kysely<Database>, connector: string): Promise<StoredSetup> {
  return (await readSetups(database, [connector])).get(connector) ?? nothing;
}

/** The partner's setups of these connectors; one that was not set up is left out. */
export async function readSetups(
  database: Kysely<Database>,
  connectors: readonly string[],
): Promise<ReadonlyMap<string, StoredSetup>> {
  if (connectors.length === 0) return new Map();
  const [rows, secrets] = await Promise.all([
    database.selectFrom('setups').selectAll().where('connector', 'in', connectors).execute(),
    database.selectFrom('setup_secrets').selectAll().where('connector', 'in', connectors).execute(),
  ]);
  return new Map(
    rows.map((row) => {
      const entries = Object.entries(row.properties);
      const sealed = sealedSecrets(secrets.filter(({ connector }) => connector === row.connector));
      return [
        row.connector,
        {
          exists: true,
          layer: {
            access: new Map(entries.map(([name, { access }]) => [name, access])),
            values: new Map(entries.flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value]]))),
            secrets: sealed,
          },
          verdicts: row.modes,
          checkedAt: row.checked_at ?? undefined,
          sealed,
        },
      ];
    }),
  );
}

/** Rows of secrets by the name of their property. */
export function sealedSecrets(
  rows: readonly {
    readonly property: string;
    readonly destination: string;
    readonly ciphertext: Buffer;
    readonly updated_at: Date;
  }[],
): ReadonlyMap<string, SealedSecret> {
  return new Map(
    rows.map(({ property, destination, ciphertext, updated_at }) => [
      property,
      { destination, ciphertext, savedAt: updated_at.toISOString() },
    ]),
  );
}

/** Encrypts a secret of the setup. It opens only as this property of this setup, with this destination. */
export function sealSetupSecret(
  vault: Vault,
  connector: Connector,
  property: string,
  destination: string,
  secret: Secret,
): Promise<Buffer> {
  return vault.encrypt(partner, setupPlace(connector.key, property, destination), secret);
}

export function openSetupSecret(
  vault: Vault,
  connector: Connector,
  property: string,
  sealed: SealedSecret,
): Promise<Secret> {
  return vault.decryptSecret(partner, setupPlace(connector.key, property, sealed.destination), sealed.ciphertext);
}

function setupPlace(connector: string, property: string, destination: string): { record: string; field: string } {
  return { record: `setup ${connector}`, field: JSON.stringify([property, destination]) };
}
