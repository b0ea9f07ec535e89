import type { Secret } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import { expect } from 'vitest';
import type { Database } from '../../database/tables.ts';
import { ownerOfRow, ownerWords } from '../key-owner.ts';
import { masterKeyFrom } from '../master-key.ts';
import { BrokenSeal, open } from '../sealed-box.ts';

/** Tries a master key on everything that a master key seals, by its own id and by that which stands there. */
export async function expectOpensNothing(database: Kysely<Database>, secret: Secret): Promise<void> {
  const { id, key } = masterKeyFrom(secret);
  const dataKeys = await database.selectFrom('data_keys').selectAll().execute();
  expect(dataKeys.length).toBeGreaterThan(0);
  for (const row of dataKeys) {
    expect(row.master_key_id).not.toBe(id);
    for (const name of [id, row.master_key_id]) {
      const place = ['data key', row.id, ...ownerWords(ownerOfRow(row)), name];
      expect(() => open(key, place, row.wrapped)).toThrow(BrokenSeal);
    }
  }
  for (const row of await database.selectFrom('master_keys').selectAll().execute()) {
    if (row.check_value === null) continue;
    for (const name of [id, row.id]) {
      const value = row.check_value;
      expect(() => open(key, ['master key check', name], value)).toThrow(BrokenSeal);
    }
  }
}
