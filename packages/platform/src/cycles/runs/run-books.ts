import { TandemError } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Database } from '../../database/tables.ts';
import { account } from '../../vault/key-owner.ts';
import type { Vault } from '../../vault/vault.ts';

/** What reading and writing runs takes. */
export interface RunBooks {
  readonly database: Kysely<Database>;
  readonly pool: pg.Pool;
  readonly vault: Vault;
  /** Id of this node. */
  readonly node: string;
}

/** What one step, one event or one record may hold, as JSON. */
const mostBytes = 8 * 1024 * 1024;

/**
 * Encrypts a value of an account's run, bound to its row and column.
 *
 * @throws TandemError `payload_too_large`
 */
export async function sealValue(
  { vault }: RunBooks,
  accountId: string,
  record: string,
  field: string,
  value: unknown,
): Promise<Buffer | null> {
  if (value === undefined) return null;
  const text = JSON.stringify(value) ?? 'null';
  if (text.length > mostBytes || Buffer.byteLength(text) > mostBytes) {
    throw new TandemError(
      'payload_too_large',
      `${field} of ${record} is larger than the 8 MiB that a run keeps of one thing.`,
      {
        hint: 'Ask for less at once: fewer members, smaller pages, or a loop over the list.',
      },
    );
  }
  return vault.encrypt(account(accountId), { record, field }, text);
}

/** Opens what `sealValue` made; undefined where nothing was kept. */
export async function openValue(
  { vault }: Pick<RunBooks, 'vault'>,
  accountId: string,
  record: string,
  field: string,
  sealed: Uint8Array | null,
): Promise<unknown> {
  if (sealed === null) return undefined;
  const text = await vault.decrypt(account(accountId), { record, field }, sealed);
  return JSON.parse(text.toString('utf8'));
}
