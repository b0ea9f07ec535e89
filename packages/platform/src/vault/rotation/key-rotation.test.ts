import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { revealSecret, type Secret } from '@tandem/connector-kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../audit/record-change.ts';
import { newIdentifier } from '../../database/identifier.ts';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import { createLog } from '../../http/log.ts';
import { DataFolderKeys } from '../data-folder-keys.ts';
import { rewrapDataKey } from '../data-key.ts';
import { account, ownerOfRow, partner } from '../key-owner.ts';
import { KeyRing } from '../key-ring.ts';
import { LocalKeys } from '../local-keys.ts';
import { masterKeyFrom } from '../master-key.ts';
import {
  makeMasterKeyFile,
  masterKeyFileIn,
  newMasterKeySecret,
  readMasterKeyFile,
  replaceMasterKeyFile,
} from '../master-key-file.ts';
import { startTransitStandIn } from '../testing/transit-stand-in.ts';
import { TransitKeyService } from '../transit-key-service.ts';
import { Vault } from '../vault.ts';
import { runningNodes } from './key-nodes.ts';
import { KeyRotation } from './key-rotation.ts';
import { latestRotation, type RotationRecord } from './rotation-record.ts';
import { expectOpensNothing } from '../testing/expect-opens-nothing.ts';

const somebody: Actor = { kind: 'user', id: 'usr_1', name: 'Anna' };
const place = { record: 'ins_1', field: 'apiKey' };

let database: TestDatabase;
let folder: string;
let nodes: KeyRotation[];
const log: string[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'tandem-rotation-'));
  nodes = [];
});
afterEach(async () => {
  for (const node of nodes) await node.stop();
  await database.close();
  await rm(folder, { recursive: true });
});

/** A server, as far as keys go. */
async function startNode(ring: KeyRing): Promise<{ readonly node: KeyRotation; readonly vault: Vault }> {
  const target = { write: (line: string) => void log.push(line) };
  const node = new KeyRotation({ database: database.kysely, ring, alone: false, log: createLog('info', target) });
  nodes.push(node);
  await node.join();
  const vault = await Vault.open(database.kysely, ring);
  return { node, vault };
}

async function makeAccounts(vault: Vault, count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => newIdentifier('acc'));
  await database.kysely
    .insertInto('accounts')
    .values(ids.map((id) => ({ id, name: id })))
    .execute();
  for (const id of ids) await vault.makeAccountKey(database.kysely, id);
  return ids;
}

async function ended(state: 'done' | 'failed' = 'done'): Promise<RotationRecord> {
  return vi.waitFor(
    async () => {
      const latest = await latestRotation(database.kysely);
      expect(latest).toMatchObject({ state });
      return latest ?? expect.fail('none');
    },
    { timeout: 30_000, interval: 20 },
  );
}

const masterKeyOf = async (accountId: string): Promise<string> =>
  (
    await database.kysely
      .selectFrom('data_keys')
      .select('master_key_id')
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow()
  ).master_key_id;

async function makeKeyFile(): Promise<{ readonly path: string; readonly ring: KeyRing; readonly secret: Secret }> {
  const path = masterKeyFileIn(folder);
  const keys = await makeMasterKeyFile(path);
  return { path, ring: new KeyRing([new DataFolderKeys(path, keys)]), secret: keys[0] };
}

/** As `TANDEM_MASTER_KEY_FILE` has it. */
const readingFile = (path: string): LocalKeys =>
  new LocalKeys({
    source: 'file',
    whereabouts: path,
    keys: [],
    read: async () => (await readMasterKeyFile(path)) ?? [],
  });

describe('a rotation to the first of the given keys', () => {
  it('wraps every data key anew, opens each again, and leaves the old key nothing that it opens', async () => {
    const [old, next] = [newMasterKeySecret(), newMasterKeySecret()];
    const before = await startNode(KeyRing.of(old));
    const ids = await makeAccounts(before.vault, 120);
    const sealed = await before.vault.encrypt(account(ids[7] ?? ''), place, 'secret');
    await before.node.stop();

    const { node, vault } = await startNode(KeyRing.of(next, old));
    expect(await node.rehearse(new AbortController().signal)).toMatchObject({
      newKey: masterKeyFrom(next).id,
      oldKeys: [masterKeyFrom(old).id],
      toRewrap: 121,
    });
    await node.begin(somebody);
    const done = await ended();
    expect(done).toMatchObject({ to_rewrap: 121, rewrapped: 121, verified: 121, makes_key: false, problem: null });
    expect(String(await vault.decrypt(account(ids[7] ?? ''), place, sealed))).toBe('secret');
    await expectOpensNothing(database.kysely, old);
    await expect(Vault.open(database.kysely, KeyRing.of(old))).rejects.toThrow(masterKeyFrom(next).id);
    const after = await Vault.open(database.kysely, KeyRing.of(next));
    expect(String(await after.decrypt(account(ids[7] ?? ''), place, sealed))).toBe('secret');

    const { rows } = await database.pool.query<{ action: string; actor_name: string }>(
      'select action, actor_name from audit order by id',
    );
    expect(rows).toEqual([
      { action: 'keys.rotate', actor_name: 'Anna' },
      { action: 'keys.rotated', actor_name: 'Tandem' },
    ]);
    expect(log.join('')).not.toContain(revealSecret(old));
  });

  it('has nothing to do the second time', async () => {
    const { node } = await startNode(KeyRing.of(newMasterKeySecret()));
    await node.begin(somebody);
    const first = await ended();
    await node.begin(somebody);
    await vi.waitFor(async () => expect((await ended()).id).not.toBe(first.id), { timeout: 10_000 });
    expect(await ended()).toMatchObject({ to_rewrap: 0, rewrapped: 0, verified: 1 });
  });

  it('lets new data keys be wrapped by the new key alone, whatever order of keys another server has', async () => {
    const [old, next] = [newMasterKeySecret(), newMasterKeySecret()];
    const other = await startNode(KeyRing.of(old, next));
    const { node } = await startNode(KeyRing.of(next, old));
    const [one = ''] = await makeAccounts(other.vault, 1);
    expect(await masterKeyOf(one)).toBe(masterKeyFrom(old).id);
    await node.begin(somebody);
    await ended();
    const [two = ''] = await makeAccounts(other.vault, 1);
    expect(await masterKeyOf(two)).toBe(masterKeyFrom(next).id);
    await expectOpensNothing(database.kysely, old);
  });

  it('waits for a transaction that has wrapped a new data key with the old key', async () => {
    const [old, next] = [newMasterKeySecret(), newMasterKeySecret()];
    const other = await startNode(KeyRing.of(old, next));
    const { node } = await startNode(KeyRing.of(next, old));
    const id = newIdentifier('acc');
    await database.kysely.transaction().execute(async (transaction) => {
      await transaction.insertInto('accounts').values({ id, name: id }).execute();
      await other.vault.makeAccountKey(transaction, id);
      await node.begin(somebody);
      await wait(300);
      expect(await latestRotation(database.kysely)).toMatchObject({ state: 'running' });
    });
    expect(await ended()).toMatchObject({ verified: 2 });
    expect(await masterKeyOf(id)).toBe(masterKeyFrom(next).id);
    await expectOpensNothing(database.kysely, old);
  });

  it('lets an account be made in the very moment at which another key begins to wrap', async () => {
    const [old, next] = [newMasterKeySecret(), newMasterKeySecret()];
    const { node, vault } = await startNode(KeyRing.of(old, next));
    const [nextId, oldId] = [masterKeyFrom(next).id, masterKeyFrom(old).id];
    const checkValue = await node.ring.makeCheckValue(nextId);
    const id = newIdentifier('acc');
    await database.kysely.insertInto('accounts').values({ id, name: id }).execute();
    const making = await database.kysely.transaction().execute(async (transaction) => {
      await transaction.insertInto('master_keys').values({ id: nextId, check_value: checkValue }).execute();
      await transaction.updateTable('master_keys').set({ state: 'opens' }).where('id', '=', oldId).execute();
      const waiting = vault.makeAccountKey(database.kysely, id);
      // It has seen the old key wrap, and waits for its row.
      await wait(200);
      return { waiting };
    });
    await making.waiting;
    expect(await masterKeyOf(id)).toBe(nextId);
  });

  it('waits for a running server that has not the new key, by name, and goes on once it has or is gone', async () => {
    const [old, next] = [newMasterKeySecret(), newMasterKeySecret()];
    const other = await startNode(KeyRing.of(old));
    const { node } = await startNode(KeyRing.of(next, old));
    expect((await node.rehearse(new AbortController().signal)).waitingFor).toMatchObject([{ id: other.node.node.id }]);
    // Nor does a mere restart with a new first key wrap with it what the other could not open.
    const [id = ''] = await makeAccounts(await Vault.open(database.kysely, node.ring), 1);
    expect(await masterKeyOf(id)).toBe(masterKeyFrom(old).id);
    await node.begin(somebody);
    await wait(600);
    expect(await latestRotation(database.kysely)).toMatchObject({ state: 'running', phase: 'waiting', rewrapped: 0 });
    await expect(startNode(KeyRing.of(old))).rejects.toThrow(
      `The database is encrypted with the master key ${masterKeyFrom(next).id}, which was not given`,
    );
    await nodes.at(-1)?.stop();
    await other.node.stop();
    expect(await ended()).toMatchObject({ verified: 2 });
  });

  it('ends where it cannot go on, names the data key, and goes on once that is mended', async () => {
    const [old, next] = [newMasterKeySecret(), newMasterKeySecret()];
    const { node, vault } = await startNode(KeyRing.of(next, old));
    await (await startNode(KeyRing.of(old, next))).node.stop();
    const [id = ''] = await makeAccounts(vault, 1);
    const row = await database.kysely
      .selectFrom('data_keys')
      .selectAll()
      .where('account_id', '=', id)
      .executeTakeFirstOrThrow();
    await database.kysely
      .updateTable('data_keys')
      .set({ wrapped: Buffer.alloc(60) })
      .where('id', '=', row.id)
      .execute();
    await expect(node.rehearse(new AbortController().signal)).rejects.toThrow(
      `The data key ${row.id} of the account ${id}`,
    );
    const begun = await node.begin(somebody);
    expect(await ended('failed')).toMatchObject({
      problem: `The data key ${row.id} of the account ${id} does not open: its row in the database was changed or moved.`,
    });
    await database.kysely.updateTable('data_keys').set({ wrapped: row.wrapped }).where('id', '=', row.id).execute();
    expect((await node.begin(somebody)).id).toBe(begun.id);
    expect(await ended()).toMatchObject({ problem: null });
  });
});

describe('a rotation of the key file', () => {
  it('makes the new key first and drops the old one last, in a file for ourselves alone', async () => {
    const { path, ring, secret: old } = await makeKeyFile();
    const { node, vault } = await startNode(ring);
    const sealed = await vault.encrypt(partner, place, 'secret');
    await makeAccounts(vault, 3);
    await writeFile(`${path}.new-leftover`, `${revealSecret(old)}\n`);
    await node.begin(somebody);
    const done = await ended();
    expect(done).toMatchObject({ makes_key: true, old_key_ids: [masterKeyFrom(old).id], rewrapped: 4, verified: 4 });
    expect(ring.ids).toEqual([done.new_key_id]);
    expect(await readdir(folder)).toEqual(['master.key']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).not.toContain(revealSecret(old));
    await expectOpensNothing(database.kysely, old);
    expect(String(await vault.decrypt(partner, place, sealed))).toBe('secret');
    const after = await Vault.open(database.kysely, KeyRing.of(...((await readMasterKeyFile(path)) ?? [])));
    expect(String(await after.decrypt(partner, place, sealed))).toBe('secret');
  });

  it('is picked up without a restart by another server that reads the same file', async () => {
    const { path, ring, secret: old } = await makeKeyFile();
    const { node, vault } = await startNode(ring);
    const reading = new KeyRing([readingFile(path)]);
    await reading.refresh();
    const other = await startNode(reading);
    other.node.start();
    const [id = ''] = await makeAccounts(vault, 1);
    const sealed = await vault.encrypt(account(id), place, 'secret');
    await node.begin(somebody);
    other.node.wake();
    await vi.waitFor(async () => {
      other.node.wake();
      expect(await latestRotation(database.kysely)).toMatchObject({ state: 'done' });
    }, 20_000);
    expect(String(await other.vault.decrypt(account(id), place, sealed))).toBe('secret');
    await vi.waitFor(async () => {
      other.node.wake();
      expect((await runningNodes(database.kysely)).map(({ keys }) => keys)).toEqual([ring.ids, ring.ids]);
    }, 10_000);
    expect(reading.ids).toEqual(ring.ids);
    await expectOpensNothing(database.kysely, old);
  });

  it('goes on from every step at which a server can be killed', async () => {
    const { path, ring, secret: old } = await makeKeyFile();
    const oldId = masterKeyFrom(old).id;
    const first = await startNode(ring);
    await makeAccounts(first.vault, 60);
    const sealed = await first.vault.encrypt(partner, place, 'secret');
    const begun = await first.node.begin(somebody);
    const newId = (await ended()).new_key_id;
    await first.node.stop();
    const [kept = old] = (await readMasterKeyFile(path)) ?? [];
    const back = async (changes: string): Promise<void> => {
      await database.pool.query(`update key_rotations set state = 'running', ended_at = null, ${changes}`);
    };
    const goOn = async (): Promise<void> => {
      const keys = (await readMasterKeyFile(path)) ?? [];
      const { node, vault } = await startNode(new KeyRing([new DataFolderKeys(path, keys)]));
      node.start();
      expect(await ended()).toMatchObject({ id: begun.id, new_key_id: newId, verified: 61 });
      expect(await readMasterKeyFile(path)).toHaveLength(1);
      expect(String(await vault.decrypt(partner, place, sealed))).toBe('secret');
      await expectOpensNothing(database.kysely, old);
      await node.stop();
    };
    // The file has the new key, the record does not know of it yet: no other one is made.
    await replaceMasterKeyFile(path, [kept, old]);
    await back("phase = 'making', new_key_id = null");
    await goOn();
    // Wrapped and opened, with the old key still in the file.
    await replaceMasterKeyFile(path, [kept, old]);
    await back("phase = 'finishing'");
    await goOn();
    // The file is as it is to be, the record is not closed.
    await back("phase = 'finishing'");
    await goOn();
    // Some data keys are wrapped anew, some are not, and the old key opens still.
    await replaceMasterKeyFile(path, [kept, old]);
    await database.kysely
      .updateTable('master_keys')
      .set({ state: 'opens', check_value: await KeyRing.of(old).makeCheckValue(oldId) })
      .where('id', '=', oldId)
      .execute();
    for (const row of await database.kysely.selectFrom('data_keys').selectAll().orderBy('id').limit(30).execute()) {
      const before = await rewrapDataKey(row, ownerOfRow(row), KeyRing.of(kept, old), oldId);
      await database.kysely.updateTable('data_keys').set(before).where('id', '=', row.id).execute();
    }
    await back("phase = 'rewrapping', rewrapped = 31");
    await goOn();
    expect(await ended()).toMatchObject({ to_rewrap: 61, rewrapped: 61 });
  });

  it('ends whole however often it is interrupted', async () => {
    const { path, ring } = await makeKeyFile();
    const first = await startNode(ring);
    const ids = await makeAccounts(first.vault, 150);
    const sealed = await Promise.all(ids.map((id) => first.vault.encrypt(account(id), place, id)));
    const old = (await readMasterKeyFile(path))?.[0] ?? expect.fail('no key');
    await first.node.begin(somebody);
    let interruptions = 0;
    for (; (await latestRotation(database.kysely))?.state !== 'done'; interruptions += 1) {
      await wait(Math.random() * 60);
      await nodes.at(-1)?.stop();
      const keys = (await readMasterKeyFile(path)) ?? expect.fail('no key file');
      (await startNode(new KeyRing([new DataFolderKeys(path, keys)]))).node.start();
    }
    expect(interruptions).toBeGreaterThan(0);
    await nodes.at(-1)?.stop();
    const keys = (await readMasterKeyFile(path)) ?? [];
    expect(keys).toHaveLength(1);
    await expectOpensNothing(database.kysely, old);
    const after = await Vault.open(database.kysely, KeyRing.of(...keys));
    const opened = await Promise.all(sealed.map((text, at) => after.decrypt(account(ids[at] ?? ''), place, text)));
    expect(opened.map(String)).toEqual(ids);
  });
});

describe('a rotation with a key service', () => {
  it('goes to the newest version without data keys leaving the service, waits while it is down, and lets the old version be refused', async () => {
    const standIn = await startTransitStandIn();
    try {
      const ring = new KeyRing([new TransitKeyService(standIn.settings)]);
      await ring.refresh();
      const { node, vault } = await startNode(ring);
      const [id = ''] = await makeAccounts(vault, 1);
      const sealed = await vault.encrypt(account(id), place, 'secret');
      standIn.rotate();
      const before = standIn.requests.length;
      await node.begin(somebody);
      expect(await ended()).toMatchObject({
        new_key_id: 'transit/tandem:v2',
        old_key_ids: ['transit/tandem:v1'],
        rewrapped: 2,
        verified: 2,
      });
      const asked = standIn.requests.slice(before);
      expect(asked.filter((request) => request === 'POST rewrap')).toHaveLength(2);
      expect(asked.indexOf('POST decrypt')).toBeGreaterThan(asked.lastIndexOf('POST rewrap'));
      standIn.openFrom(2);
      standIn.forget(1);
      const after = await Vault.open(database.kysely, ring);
      expect(String(await after.decrypt(account(id), place, sealed))).toBe('secret');

      standIn.rotate();
      await node.begin(somebody);
      await standIn.stop();
      await vi.waitFor(
        async () =>
          expect(await latestRotation(database.kysely)).toMatchObject({
            state: 'running',
            problem: expect.stringContaining('cannot be reached'),
          }),
        20_000,
      );
      await standIn.start();
      node.wake();
      expect(await ended()).toMatchObject({ new_key_id: 'transit/tandem:v3', problem: null });
    } finally {
      await standIn.stop();
    }
  });

  it('moves from keys of our own to the service, and back', async () => {
    const standIn = await startTransitStandIn();
    try {
      const secret = newMasterKeySecret();
      const local = new LocalKeys({ source: 'environment', whereabouts: 'TANDEM_MASTER_KEY', keys: [secret] });
      const service = new TransitKeyService(standIn.settings);
      await service.refresh();
      const before = await startNode(new KeyRing([local]));
      const sealed = await before.vault.encrypt(partner, place, 'secret');
      await before.node.stop();
      const there = await startNode(new KeyRing([service, local]));
      await there.node.begin(somebody);
      expect(await ended()).toMatchObject({ new_key_id: 'transit/tandem:v1', old_key_ids: [masterKeyFrom(secret).id] });
      await expectOpensNothing(database.kysely, secret);
      await there.node.stop();
      const back = newMasterKeySecret();
      const ring = new KeyRing([new LocalKeys({ source: 'environment', whereabouts: '', keys: [back] }), service]);
      const home = await startNode(ring);
      const { id } = await home.node.begin(somebody);
      await vi.waitFor(
        async () => expect(await latestRotation(database.kysely)).toMatchObject({ id, state: 'done' }),
        20_000,
      );
      const after = await Vault.open(database.kysely, KeyRing.of(back));
      expect(String(await after.decrypt(partner, place, sealed))).toBe('secret');
    } finally {
      await standIn.stop();
    }
  });
});
