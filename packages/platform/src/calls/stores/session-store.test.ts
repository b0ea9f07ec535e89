import { MemorySessionStore, revealSecret, Secret, type LoginResult, type SessionStore } from '@tandem/connector-kit';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Connection } from '../../database/connection.ts';
import { newIdentifier } from '../../database/identifier.ts';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import { Vault } from '../../vault/vault.ts';
import { KeyRing } from '../../vault/key-ring.ts';
import { newMasterKeySecret } from '../../vault/master-key-file.ts';
import { recoverCalls } from '../nodes/recover-calls.ts';
import { createPostgresSessionStore } from './postgres-session-store.ts';

let database: TestDatabase;
let secondNode: Connection;
let vaults: readonly [Vault, Vault];

beforeAll(async () => {
  database = await createTestDatabase();
  secondNode = connect(database.address);
  const keys = KeyRing.of(newMasterKeySecret());
  vaults = [await Vault.open(database.kysely, keys), await Vault.open(secondNode.kysely, keys)];
});
afterAll(async () => {
  await secondNode.close();
  await database.close();
});

/** A key of the kit, with the rows that it stands for. */
async function newKey(): Promise<string> {
  const accountId = newIdentifier('acc');
  const id = newIdentifier('ins');
  await database.kysely.insertInto('accounts').values({ id: accountId, name: accountId }).execute();
  await vaults[0].makeAccountKey(database.kysely, accountId);
  await database.kysely
    .insertInto('account_connectors')
    .values({ id, account_id: accountId, connector: 'scoro', name: 'Scoro', device_id: 'device' })
    .execute();
  return `${id}/userAuth`;
}

const login = (token: string): LoginResult => ({
  secrets: new Map([['token', new Secret(token)]]),
  facts: { userId: 7 },
});
const tokenOf = (session: LoginResult | undefined) => {
  const secret = session?.secrets.get('token');
  return secret === undefined ? undefined : revealSecret(secret);
};

describe.each([
  [
    'in memory',
    (): readonly [SessionStore, SessionStore] => {
      const store = new MemorySessionStore();
      return [store, store];
    },
  ],
  [
    'on Postgres, by two nodes',
    (): readonly [SessionStore, SessionStore] => [
      createPostgresSessionStore(database.kysely, vaults[0], 'nod_1'),
      createPostgresSessionStore(secondNode.kysely, vaults[1], 'nod_2'),
    ],
  ],
] as const)('a session store %s', (_where, open) => {
  it('gives the turn to log in to one of many', async () => {
    const stores = open();
    const key = await newKey();
    const turns = await Promise.all(
      Array.from({ length: 30 }, (_, at) => stores[at % 2 === 0 ? 0 : 1].takeTurn(key, undefined, 60_000)),
    );
    expect(turns.filter(({ turn }) => turn === 'yours')).toHaveLength(1);
    expect(turns.filter(({ turn }) => turn === 'taken')).toHaveLength(29);
  });

  it('hands the session of one login to all', async () => {
    const [one, other] = open();
    const key = await newKey();
    expect(await other.read(key)).toBeUndefined();
    const turn = await one.takeTurn(key, undefined, 60_000);
    const saved = turn.turn === 'yours' ? await one.save(key, turn.lease, login('first')) : undefined;
    expect(saved).toMatchObject({ generation: 1, facts: { userId: 7 } });
    expect(tokenOf(await other.read(key))).toBe('first');
    expect(await other.read(key)).toBe(await other.read(key));
    expect(await other.takeTurn(key, undefined, 60_000)).toMatchObject({ turn: 'done', session: { generation: 1 } });
  });

  it('answers who asks with an old generation by the newer session instead of a turn', async () => {
    const [one, other] = open();
    const key = await newKey();
    const first = await one.takeTurn(key, undefined, 60_000);
    if (first.turn === 'yours') await one.save(key, first.lease, login('first'));
    await other.read(key);
    const second = await one.takeTurn(key, 1, 60_000);
    if (second.turn === 'yours') await one.save(key, second.lease, login('second'));
    const answer = await other.takeTurn(key, 1, 60_000);
    expect(answer.turn === 'done' && tokenOf(answer.session)).toBe('second');
    expect(tokenOf(await other.read(key))).toBe('second');
  });

  it('passes the turn on when it was given back, or has run out', async () => {
    const [one, other] = open();
    const key = await newKey();
    const first = await one.takeTurn(key, undefined, 60_000);
    expect(await other.takeTurn(key, undefined, 60_000)).toEqual({ turn: 'taken' });
    if (first.turn === 'yours') await one.giveUp(key, first.lease);
    expect(await other.takeTurn(key, undefined, 30)).toMatchObject({ turn: 'yours' });
    await wait(60);
    expect(await one.takeTurn(key, undefined, 60_000)).toMatchObject({ turn: 'yours' });
  });

  it('never gives a generation twice, also not after a drop', async () => {
    const [one, other] = open();
    const key = await newKey();
    const first = await one.takeTurn(key, undefined, 60_000);
    const before = first.turn === 'yours' ? await one.save(key, first.lease, login('first')) : undefined;
    await one.drop(key);
    expect(await one.read(key)).toBeUndefined();
    const second = await other.takeTurn(key, undefined, 60_000);
    const after = second.turn === 'yours' ? await other.save(key, second.lease, login('second')) : undefined;
    expect(after?.generation).toBeGreaterThan(before?.generation ?? Infinity);
  });

  it('keeps the mark of a refused login until it is cleared', async () => {
    const [one, other] = open();
    const identity = one.identify(['live/acme', 'anna', new Secret('wrong')]);
    expect(other.identify(['live/acme', 'anna', 'wrong'])).toBe(identity);
    expect(one.identify(['live/acme', 'annaw', 'rong'])).not.toBe(identity);
    expect(identity).not.toContain('wrong');
    await one.markRefused(identity, 'Wrong password.');
    expect(await other.refusal(identity)).toMatchObject({ detail: 'Wrong password.' });
    await other.clearRefusal(identity);
    expect(await one.refusal(identity)).toBeUndefined();
  });
});

describe('a session store on Postgres', () => {
  it('does not keep a login whose values were changed while it ran', async () => {
    const store = createPostgresSessionStore(database.kysely, vaults[0], 'nod_1');
    const key = await newKey();
    const turn = await store.takeTurn(key, undefined, 60_000);
    await database.kysely
      .updateTable('upstream_sessions')
      .set(({ eb }) => ({ ciphertext: null, lease: null, lease_until: null, generation: eb('generation', '+', 1) }))
      .where('key', '=', key)
      .execute();
    const session = turn.turn === 'yours' ? await store.save(key, turn.lease, login('of the old password')) : undefined;
    expect(tokenOf(session)).toBe('of the old password');
    expect(await store.read(key)).toBeUndefined();
  });

  it('gives the turn of a node that died to the next who asks, and of none that lives', async () => {
    const [mine, other] = [
      createPostgresSessionStore(database.kysely, vaults[0], 'nod_1'),
      createPostgresSessionStore(secondNode.kysely, vaults[1], 'nod_2'),
    ];
    const key = await newKey();
    await database.kysely.insertInto('nodes').values({ id: 'nod_1' }).execute();
    await mine.takeTurn(key, undefined, 60_000);
    await recoverCalls(database.kysely);
    expect(await other.takeTurn(key, undefined, 60_000)).toEqual({ turn: 'taken' });
    await database.kysely.deleteFrom('nodes').execute();
    await recoverCalls(database.kysely);
    expect(await other.takeTurn(key, undefined, 60_000)).toMatchObject({ turn: 'yours' });
  });

  it('keeps no session in the clear', async () => {
    const store = createPostgresSessionStore(database.kysely, vaults[0], 'nod_1');
    const key = await newKey();
    const turn = await store.takeTurn(key, undefined, 60_000);
    if (turn.turn === 'yours') await store.save(key, turn.lease, login('canary-token'));
    const row = await database.kysely
      .selectFrom('upstream_sessions')
      .selectAll()
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    expect(row.ciphertext?.includes('canary-token')).toBe(false);
  });

  it('forgets the sessions of an account connector whose values changed', async () => {
    const stores = [
      createPostgresSessionStore(database.kysely, vaults[0], 'nod_1'),
      createPostgresSessionStore(secondNode.kysely, vaults[1], 'nod_2'),
    ] as const;
    const key = await newKey();
    const turn = await stores[0].takeTurn(key, undefined, 60_000);
    if (turn.turn === 'yours') await stores[0].save(key, turn.lease, login('old'));
    expect(tokenOf(await stores[1].read(key))).toBe('old');
    await stores[0].drop(key);
    stores[1].forget(key.slice(0, key.indexOf('/')));
    expect(await stores[1].read(key)).toBeUndefined();
  });

  it('gives no turn for an account connector that was removed', async () => {
    const store = createPostgresSessionStore(database.kysely, vaults[0], 'nod_1');
    await expect(store.takeTurn('ins_none/userAuth', undefined, 60_000)).rejects.toMatchObject({ code: 'not_found' });
  });
});
