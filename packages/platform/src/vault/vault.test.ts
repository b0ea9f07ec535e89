import { inspect } from 'node:util';
import { revealSecret, Secret, TandemError } from '@tandem/connector-kit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StartError } from '../configuration/start-error.ts';
import { newIdentifier } from '../database/identifier.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { account, partner, type KeyOwner } from './key-owner.ts';
import { KeyRing } from './key-ring.ts';
import type { KeyService } from './key-service.ts';
import { LocalKeys } from './local-keys.ts';
import { newMasterKeySecret } from './master-key-file.ts';
import { BrokenSeal } from './sealed-box.ts';
import { Vault } from './vault.ts';

const newRing = (): KeyRing => KeyRing.of(newMasterKeySecret());
const place = { record: 'ins_1', field: 'apiKey' };

describe('Vault', () => {
  let database: TestDatabase;
  let vault: Vault;
  let mine: KeyOwner;
  let theirs: KeyOwner;
  const ring = newRing();

  async function makeAccount(): Promise<KeyOwner & { kind: 'account' }> {
    const id = newIdentifier('acc');
    await database.kysely.transaction().execute(async (transaction) => {
      await transaction.insertInto('accounts').values({ id, name: id }).execute();
      await vault.makeAccountKey(transaction, id);
    });
    return { kind: 'account', accountId: id };
  }

  beforeAll(async () => {
    database = await createTestDatabase();
    vault = await Vault.open(database.kysely, ring);
    mine = await makeAccount();
    theirs = await makeAccount();
  });
  afterAll(() => database.close());

  it('opens what it encrypted, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.string(),
        fc.string(),
        async (plaintext, record, field) => {
          const ciphertext = await vault.encrypt(mine, { record, field }, plaintext);
          expect(await vault.decrypt(mine, { record, field }, ciphertext)).toEqual(Buffer.from(plaintext));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('takes secrets and gives them back', async () => {
    const ciphertext = await vault.encrypt(mine, place, new Secret('pässword'));
    const secret = await vault.decryptSecret(mine, place, ciphertext);
    expect(revealSecret(secret)).toBe('pässword');
    expect(inspect(vault, { depth: 9, showHidden: true })).not.toContain('pässword');
  });

  it('never gives the same ciphertext twice', async () => {
    const both = await Promise.all([vault.encrypt(mine, place, 'same'), vault.encrypt(mine, place, 'same')]);
    expect(both[0].equals(both[1])).toBe(false);
  });

  it('opens nothing that was moved to another row, field or account', async () => {
    const ciphertext = await vault.encrypt(mine, place, 'mine');
    await expect(vault.decrypt(mine, { ...place, record: 'ins_2' }, ciphertext)).rejects.toThrow(BrokenSeal);
    await expect(vault.decrypt(mine, { ...place, field: 'password' }, ciphertext)).rejects.toThrow(BrokenSeal);
    await expect(vault.decrypt(theirs, place, ciphertext)).rejects.toThrow(BrokenSeal);
    await expect(vault.decrypt(partner, place, ciphertext)).rejects.toThrow(BrokenSeal);
  });

  it('tells record and field apart wherever one ends and the other begins', async () => {
    const ciphertext = await vault.encrypt(mine, { record: 'ab', field: 'c' }, 'x');
    await expect(vault.decrypt(mine, { record: 'a', field: 'bc' }, ciphertext)).rejects.toThrow(BrokenSeal);
  });

  it('opens nothing with one bit flipped or an end cut off', async () => {
    const ciphertext = await vault.encrypt(mine, place, 'twelve bytes');
    for (let bit = 0; bit < ciphertext.length * 8; bit += 1) {
      const flipped = Buffer.from(ciphertext);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      await expect(vault.decrypt(mine, place, flipped), `bit ${bit}`).rejects.toThrow(BrokenSeal);
    }
    for (let length = 0; length < ciphertext.length; length += 1) {
      await expect(vault.decrypt(mine, place, ciphertext.subarray(0, length))).rejects.toThrow(BrokenSeal);
    }
  });

  it('opens nothing through a data key that was moved to another account', async () => {
    const [first, second] = [await makeAccount(), await makeAccount()];
    const rows = await database.kysely
      .selectFrom('data_keys')
      .selectAll()
      .where('account_id', '=', first.accountId)
      .execute();
    const wrapped = rows[0]?.wrapped ?? Buffer.alloc(0);
    await database.kysely
      .updateTable('data_keys')
      .set({ wrapped })
      .where('account_id', '=', second.accountId)
      .execute();
    await expect(vault.encrypt(second, place, 'x')).rejects.toThrow(BrokenSeal);
  });

  it('opens nothing of an account once its key is destroyed', async () => {
    const owner = await makeAccount();
    const ciphertext = await vault.encrypt(owner, place, 'gone');
    await vault.destroyAccountKey(database.kysely, owner.accountId);
    const attempt = vault.decrypt(owner, place, ciphertext);
    await expect(attempt).rejects.toBeInstanceOf(TandemError);
    await expect(attempt).rejects.toMatchObject({ code: 'not_found' });
  });

  it('destroys the key with the account', async () => {
    const owner = await makeAccount();
    await database.kysely.deleteFrom('accounts').where('id', '=', owner.accountId).execute();
    expect(
      await database.kysely.selectFrom('data_keys').selectAll().where('account_id', '=', owner.accountId).execute(),
    ).toEqual([]);
  });

  it('is the same on every node, fingerprints too', async () => {
    const other = await Vault.open(database.kysely, ring);
    expect(await other.decrypt(mine, place, await vault.encrypt(mine, place, 'shared'))).toEqual(Buffer.from('shared'));
    expect(other.fingerprint(['login', 'site', 'user', 'password'])).toBe(
      vault.fingerprint(['login', 'site', 'user', 'password']),
    );
    expect(vault.fingerprint(['a', 'bc'])).not.toBe(vault.fingerprint(['ab', 'c']));
  });

  it('keeps working with more accounts than it remembers', async () => {
    const ids = Array.from({ length: 1_100 }, () => newIdentifier('acc'));
    await database.kysely
      .insertInto('accounts')
      .values(ids.map((id) => ({ id, name: id })))
      .execute();
    for (const id of ids) await vault.makeAccountKey(database.kysely, id);
    const sealed = await Promise.all(ids.map((id) => vault.encrypt(account(id), place, id)));
    const opened = await Promise.all(
      sealed.map((ciphertext, index) => vault.decrypt(account(ids[index] ?? ''), place, ciphertext)),
    );
    expect(opened.map(String)).toEqual(ids);
  });
});

describe('the master keys of a vault', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  it('are refused where one is missing, by name, and nothing is changed', async () => {
    const [right, wrong] = [newRing(), newRing()];
    await Vault.open(database.kysely, right);
    const before = await database.kysely.selectFrom('master_keys').select('id').execute();
    const attempt = Vault.open(database.kysely, wrong);
    await expect(attempt).rejects.toBeInstanceOf(StartError);
    await expect(attempt).rejects.toThrow(
      `The database is encrypted with the master key ${right.first}, which was not given (given: ${wrong.first}).`,
    );
    expect(await database.kysely.selectFrom('master_keys').select('id').execute()).toEqual(before);
  });

  it('wrap what is new with the first of them, and open what any of them has wrapped', async () => {
    const fresh = await createTestDatabase();
    try {
      const [old, next] = [newMasterKeySecret(), newMasterKeySecret()];
      const before = await Vault.open(fresh.kysely, KeyRing.of(old));
      const ciphertext = await before.encrypt(partner, place, 'kept');
      const after = await Vault.open(fresh.kysely, KeyRing.of(next, old));
      expect(String(await after.decrypt(partner, place, ciphertext))).toBe('kept');
      expect(after.fingerprint(['x'])).toBe(before.fingerprint(['x']));
      const id = newIdentifier('acc');
      await fresh.kysely.insertInto('accounts').values({ id, name: id }).execute();
      await after.makeAccountKey(fresh.kysely, id);
      const row = await fresh.kysely
        .selectFrom('data_keys')
        .select('master_key_id')
        .where('account_id', '=', id)
        .executeTakeFirstOrThrow();
      expect(row.master_key_id).toBe(KeyRing.of(next).first);
    } finally {
      await fresh.close();
    }
  });

  it('are refused where a check value was made with another key of the same id', async () => {
    const fresh = await createTestDatabase();
    try {
      const { first: id } = await openedWith(fresh);
      await expect(Vault.open(fresh.kysely, new KeyRing([imposterOf(id)]))).rejects.toThrow(
        `The master key ${id} is not the one`,
      );
    } finally {
      await fresh.close();
    }
  });

  it('are settled by the first of many nodes that start at once', async () => {
    const fresh = await createTestDatabase();
    try {
      const ring = newRing();
      const vaults = await Promise.all(Array.from({ length: 5 }, () => Vault.open(fresh.kysely, ring)));
      expect(new Set(vaults.map((vault) => vault.fingerprint(['x']))).size).toBe(1);
    } finally {
      await fresh.close();
    }
  });
});

async function openedWith(database: TestDatabase): Promise<KeyRing> {
  const ring = newRing();
  await Vault.open(database.kysely, ring);
  return ring;
}

/** Another key that goes by the same id. */
function imposterOf(id: string): KeyService {
  const other = new LocalKeys({ source: 'environment', whereabouts: '', keys: [newMasterKeySecret()] });
  const [own = ''] = other.ids;
  return {
    source: 'environment',
    whereabouts: '',
    ids: [id],
    mayHold: () => true,
    refresh: async () => {},
    wrap: (_id, where, plaintext) => other.wrap(own, where, plaintext),
    unwrap: (_id, where, wrapped) => other.unwrap(own, where, wrapped),
  };
}
