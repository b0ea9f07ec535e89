import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestPlatform, type TestPlatform } from '../../testing/test-platform.ts';
import { KeyRing } from '../key-ring.ts';
import { LocalKeys } from '../local-keys.ts';
import { masterKeyFrom } from '../master-key.ts';
import { newMasterKeySecret } from '../master-key-file.ts';
import { expectOpensNothing } from '../testing/expect-opens-nothing.ts';

const [old, next] = [newMasterKeySecret(), newMasterKeySecret()];
const [oldId, newId] = [masterKeyFrom(old).id, masterKeyFrom(next).id];
/** What the file holds with the keys. */
let given = [old];
let platform: TestPlatform;

beforeAll(async () => {
  const local = new LocalKeys({ source: 'file', whereabouts: '/run/keys', keys: given, read: async () => given });
  platform = await startTestPlatform({ ring: new KeyRing([local]) });
  await platform.account('Acme');
});
afterAll(() => platform.close());

describe('the routes of the master keys', () => {
  it('are an administrator’s alone', async () => {
    const { token } = await platform.account('Other');
    for (const [verb, path] of [
      ['GET', '/v1/keys'],
      ['GET', '/v1/keys/rotation'],
      ['POST', '/v1/keys/rotation'],
    ] as const) {
      expect((await platform.call(verb, path, { as: 'builder' })).statusCode).toBe(403);
      expect((await platform.call(verb, path, { as: { token } })).statusCode).toBe(404);
      expect((await platform.call(verb, path, { as: 'nobody' })).statusCode).toBe(401);
    }
  });

  it('name the keys, what each wraps and which server has which, and never the keys themselves', async () => {
    const answer = await platform.call('GET', '/v1/keys');
    expect(answer.json()).toMatchObject({
      keys: [{ id: oldId, first: true, source: 'file', whereabouts: '/run/keys', state: 'wraps', dataKeys: 3 }],
      dataKeys: 3,
      nodes: [{ name: expect.stringContaining(`(${process.pid})`), keys: [oldId] }],
      rotation: null,
    });
    expect((await platform.call('GET', '/v1/keys/rotation')).statusCode).toBe(404);
  });

  it('say in a dry run what would be done, and do nothing', async () => {
    given = [next, old];
    const answer = await platform.call('POST', '/v1/keys/rotation', { body: { dryRun: true } });
    expect(answer.json()).toMatchObject({
      id: null,
      state: 'planned',
      newKey: newId,
      oldKeys: [oldId],
      dataKeys: { toRewrap: 3 },
    });
    expect((await platform.call('GET', '/v1/keys/rotation')).statusCode).toBe(404);
    expect((await platform.call('POST', '/v1/keys/rotation', { body: { dryrun: true } })).statusCode).toBe(400);
  });

  it('rotate, say how far it is and what may be taken away, and write down who did it', async () => {
    const begun = await platform.call('POST', '/v1/keys/rotation');
    expect(begun.statusCode).toBe(202);
    const { id } = begun.json<{ id: string }>();
    await vi.waitFor(
      async () => {
        const state = await platform.call('GET', '/v1/keys/rotation');
        expect(state.json()).toMatchObject({
          id,
          state: 'done',
          phase: null,
          newKey: newId,
          oldKeysDropped: false,
          dataKeys: { toRewrap: 3, rewrapped: 3, verified: 3 },
          startedBy: { kind: 'token' },
          problem: null,
          next: `Take ${oldId} away from /run/keys, on every server.`,
        });
      },
      { timeout: 10_000 },
    );
    await expectOpensNothing(platform.database, old);
    const keys = await platform.call('GET', '/v1/keys');
    expect(keys.json()).toMatchObject({
      keys: [
        { id: newId, first: true, state: 'wraps', dataKeys: 3 },
        { id: oldId, first: false, state: 'retired', dataKeys: 0 },
      ],
      rotation: { id, state: 'done' },
    });
    const audit = await platform.call('GET', '/v1/audit?action=keys');
    expect(audit.json<{ items: { action: string }[] }>().items.map(({ action }) => action)).toEqual([
      'keys.rotated',
      'keys.rotate',
    ]);
  });
});
