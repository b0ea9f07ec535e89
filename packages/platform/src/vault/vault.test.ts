import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { revealSecret, Secret, TandemError } from '@tandem/connector-kit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StartError } from '../configuration/start-error.ts';
import { newIdentifier } from '../database/identifier.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { account, partner, type KeyOwner } from './key-owner.ts';
import { masterKeyFrom, type MasterKey } from './master-key.ts';
import { rewrapDataKeys } from './rewrap-data-keys.ts';
import { BrokenSeal } from './sealed-box.ts';
import { Vault } from './vault.ts';

const newMasterKey = (): MasterKey => masterKeyFrom(new Secret(randomBytes(32).toString('base64')));
const place = { record: 'ins_1', field: 'apiKey' };

describe('Vault', () => {
  let database: TestDatabase;
  let vault: Vault;
  let mine: KeyOwner;
  let theirs: KeyOwner;
  const masterKey = newMasterKey();

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
    vault = await Vault.open(database.kysely, [masterKey]);
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
    const other = await Vault.open(database.kysely, [masterKey]);
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
    const [right, wrong] = [newMasterKey(), newMasterKey()];
    await Vault.open(database.kysely, [right]);
    const before = await database.kysely.selectFrom('master_keys').select('id').execute();
    const attempt = Vault.open(database.kysely, [wrong]);
    await expect(attempt).rejects.toBeInstanceOf(StartError);
    await expect(attempt).rejects.toThrow(
      `The database is encrypted with the master key ${right.id}, which was not given (given: ${wrong.id}).`,
    );
    expect(await database.kysely.selectFrom('master_keys').select('id').execute()).toEqual(before);

    // Either order opens it, and a rotation makes the old one dispensable.
    const vault = await Vault.open(database.kysely, [wrong, right]);
    const ciphertext = await vault.encrypt(partner, place, 'kept');
    expect(await rewrapDataKeys(database.kysely, [wrong, right])).toEqual({ rewrapped: 1, dispensable: [right.id] });
    expect(await rewrapDataKeys(database.kysely, [wrong, right])).toEqual({ rewrapped: 0, dispensable: [right.id] });
    const after = await Vault.open(database.kysely, [wrong]);
    expect(String(await after.decrypt(partner, place, ciphertext))).toBe('kept');
    expect(after.fingerprint(['x'])).toBe(vault.fingerprint(['x']));
    await expect(Vault.open(database.kysely, [right])).rejects.toThrow(wrong.id);
  });

  it('are refused where a check value was made with another key of the same id', async () => {
    const fresh = await createTestDatabase();
    try {
      const key = newMasterKey();
      await Vault.open(fresh.kysely, [key]);
      const imposter = { id: key.id, key: newMasterKey().key };
      await expect(Vault.open(fresh.kysely, [imposter])).rejects.toThrow(`The master key ${key.id} is not the one`);
    } finally {
      await fresh.close();
    }
  });

  it('are settled by the first of many nodes that start at once', async () => {
    const fresh = await createTestDatabase();
    try {
      const key = newMasterKey();
      const vaults = await Promise.all(Array.from({ length: 5 }, () => Vault.open(fresh.kysely, [key])));
      expect(new Set(vaults.map((vault) => vault.fingerprint(['x']))).size).toBe(1);
    } finally {
      await fresh.close();
    }
  });
});
