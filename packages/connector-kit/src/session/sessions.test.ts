import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { LoginResult } from '../definition/credential.ts';
import { TandemError } from '../errors/tandem-error.ts';
import { Secret } from '../secret/secret.ts';
import { MemorySessionStore } from './memory-session-store.ts';
import { createSessions, type SessionWish } from './sessions.ts';

describe('a session', () => {
  it('is got by one login for fifty callers in five processes', async () => {
    const store = new MemorySessionStore();
    const processes = Array.from({ length: 5 }, () => createSessions({ store }));
    const login = slowLogin();
    const sessions = await Promise.all(
      Array.from({ length: 50 }, (_, at) => processes[at % 5]?.obtain(wish({ login: login.run }))),
    );
    expect(login.count()).toBe(1);
    expect(new Set(sessions.map((session) => session?.generation))).toEqual(new Set([1]));
  });

  it('is used by all who come later', async () => {
    const sessions = createSessions({ store: new MemorySessionStore() });
    const login = slowLogin();
    const first = await sessions.obtain(wish({ login: login.run }));
    expect(await sessions.obtain(wish({ login: login.run }))).toBe(first);
    expect(await sessions.current('key')).toBe(first);
    expect(await sessions.current('other')).toBeUndefined();
    expect(login.count()).toBe(1);
  });

  it('that was refused is replaced by one login, also for fifty callers', async () => {
    const store = new MemorySessionStore();
    const processes = Array.from({ length: 5 }, () => createSessions({ store }));
    const login = slowLogin();
    const { generation } = await createSessions({ store }).obtain(wish({ login: login.run }));
    const replaced = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        processes[at % 5]?.obtain(wish({ login: login.run, replaceGeneration: generation })),
      ),
    );
    expect(login.count()).toBe(2);
    expect(new Set(replaced.map((session) => session?.generation))).toEqual(new Set([2]));
    // Who was refused with the old one, and says so late, gets the new one without a login.
    await processes[0]?.obtain(wish({ login: login.run, replaceGeneration: generation }));
    expect(login.count()).toBe(2);
  });

  it('is not taken from a login under way that gives an older one', async () => {
    const sessions = createSessions({ store: new MemorySessionStore() });
    const login = slowLogin();
    const [first, second] = await Promise.all([
      sessions.obtain(wish({ login: login.run })),
      sessions.obtain(wish({ login: login.run, replaceGeneration: 1 })),
    ]);
    expect([first.generation, second.generation]).toEqual([1, 2]);
  });

  it('of another key is its own', async () => {
    const sessions = createSessions({ store: new MemorySessionStore() });
    const login = slowLogin();
    await Promise.all([
      sessions.obtain(wish({ login: login.run })),
      sessions.obtain(wish({ key: 'other', login: login.run })),
    ]);
    expect(login.count()).toBe(2);
  });

  it('that was dropped is got anew, with a generation that was never used', async () => {
    const sessions = createSessions({ store: new MemorySessionStore() });
    await sessions.obtain(wish());
    await sessions.drop('key');
    expect((await sessions.obtain(wish())).generation).toBe(2);
  });
});

describe('a caller who goes away', () => {
  it('fails alone: the login goes on for the others', async () => {
    const sessions = createSessions({ store: new MemorySessionStore() });
    const controller = new AbortController();
    const login = slowLogin();
    const leader = sessions.obtain(wish({ login: login.run, signal: controller.signal }));
    const others = Array.from({ length: 5 }, () => sessions.obtain(wish({ login: login.run })));
    setTimeout(() => controller.abort(new Error('gone')), 5);
    await expect(leader).rejects.toThrow('gone');
    expect((await Promise.all(others)).map((session) => session.generation)).toEqual([1, 1, 1, 1, 1]);
    expect(login.count()).toBe(1);
  });

  it('does not take the login of others along, even where it ends with its own signal', async () => {
    const sessions = createSessions({ store: new MemorySessionStore() });
    const controller = new AbortController();
    const leader = sessions.obtain(
      wish({ signal: controller.signal, login: () => pause(1_000, nothing, { signal: controller.signal }) }),
    );
    const other = sessions.obtain(wish());
    setTimeout(() => controller.abort(), 5);
    await expect(leader).rejects.toThrow();
    expect((await other).generation).toBe(1);
  });

  it('is the last: the login is told to end, and the turn is given back', async () => {
    const store = new MemorySessionStore();
    const sessions = createSessions({ store });
    const controller = new AbortController();
    let told = false;
    const only = sessions.obtain(
      wish({
        signal: controller.signal,
        login: async (signal) => {
          try {
            return await pause(5_000, nothing, { signal });
          } finally {
            told = signal.aborted;
          }
        },
      }),
    );
    setTimeout(() => controller.abort(), 5);
    await expect(only).rejects.toThrow();
    await pause(10);
    expect(told).toBe(true);
    expect((await createSessions({ store }).obtain(wish())).generation).toBe(1);
  });

  it('is told at once while another process logs in', async () => {
    const store = new MemorySessionStore();
    await store.takeTurn('key', undefined, 60_000);
    const controller = new AbortController();
    const waiting = createSessions({ store }).obtain(wish({ signal: controller.signal }));
    setTimeout(() => controller.abort(new Error('gone')), 20);
    await expect(waiting).rejects.toThrow('gone');
    await expect(createSessions({ store }).obtain(wish({ signal: controller.signal }))).rejects.toThrow('gone');
  });
});

describe('a process that dies while it logs in', () => {
  it('holds the others up only until its lease ends', async () => {
    const store = new MemorySessionStore();
    await store.takeTurn('key', undefined, 200);
    const started = performance.now();
    const session = await createSessions({ store, leaseMs: 200 }).obtain(wish());
    expect(session.generation).toBe(1);
    expect(performance.now() - started).toBeGreaterThanOrEqual(150);
  });

  it('and comes back late takes the session that is there', async () => {
    const store = new MemorySessionStore();
    const late = await store.takeTurn('key', undefined, 1);
    await pause(5);
    const session = await createSessions({ store }).obtain(wish());
    if (late.turn !== 'yours') throw new Error('The first turn is free.');
    expect(await store.save('key', late.lease, result('late'))).toBe(session);
  });
});

describe('a refused login', () => {
  const refuse = () =>
    Promise.reject(new TandemError('credential_rejected', 'Scoro refused the login: wrong password.'));

  it('is told to all who wait, and not tried again by anybody', async () => {
    const store = new MemorySessionStore();
    let tries = 0;
    const login = async () => {
      tries += 1;
      await pause(10);
      return refuse();
    };
    const processes = [createSessions({ store }), createSessions({ store })];
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) => processes[at % 2]?.obtain(wish({ login }))),
    );
    expect(
      outcomes.every(
        (outcome) =>
          outcome.status === 'rejected' &&
          outcome.reason instanceof TandemError &&
          outcome.reason.code === 'credential_rejected',
      ),
    ).toBe(true);
    expect(tries).toBe(1);
    const again = processes[0]?.obtain(wish({ login }));
    await expect(again).rejects.toMatchObject({
      code: 'credential_rejected',
      facts: { hint: expect.stringContaining('Test') },
    });
    await expect(again).rejects.toThrow('wrong password');
    expect(tries).toBe(1);
  });

  it('is known by what was refused, whoever asks: another account with the same values sends nothing', async () => {
    const sessions = createSessions({ store: new MemorySessionStore() });
    await sessions.obtain(wish({ login: refuse })).catch(() => {});
    await expect(sessions.obtain(wish({ key: 'another account' }))).rejects.toMatchObject({
      code: 'credential_rejected',
    });
    expect((await sessions.obtain(wish({ identity: ['site', 'ann', new Secret('right')] }))).generation).toBe(1);
  });

  it('is tried again once it is forgotten', async () => {
    const sessions = createSessions({ store: new MemorySessionStore() });
    await sessions.obtain(wish({ login: refuse })).catch(() => {});
    await sessions.forgetRefusal(wish().identity);
    expect((await sessions.obtain(wish())).generation).toBe(1);
  });

  it('is not what every failure is: the next caller tries again', async () => {
    const sessions = createSessions({ store: new MemorySessionStore() });
    const busy = () => Promise.reject(new TandemError('upstream_unavailable', 'busy'));
    await expect(sessions.obtain(wish({ login: busy }))).rejects.toMatchObject({ code: 'upstream_unavailable' });
    expect((await sessions.obtain(wish())).generation).toBe(1);
  });
});

describe('the hash of an identity', () => {
  it('tells parts apart, opens secrets, and is keyed by the store', () => {
    const store = new MemorySessionStore();
    expect(store.identify(['a', new Secret('bc')])).toBe(store.identify(['a', 'bc']));
    expect(store.identify(['ab', 'c'])).not.toBe(store.identify(['a', 'bc']));
    expect(store.identify(['a'])).not.toBe(new MemorySessionStore().identify(['a']));
    expect(store.identify([new Secret('password')])).not.toContain('password');
  });
});

const nothing = result('none');

function wish(given: Partial<SessionWish> = {}): SessionWish {
  return {
    key: 'key',
    identity: ['site', 'ann', new Secret('password')],
    login: () => Promise.resolve(result('token')),
    signal: new AbortController().signal,
    ...given,
  };
}

function result(token: string): LoginResult {
  return { secrets: new Map([['token', new Secret(token)]]), facts: {} };
}

function slowLogin(): { run: () => Promise<LoginResult>; count: () => number } {
  let count = 0;
  return {
    count: () => count,
    async run() {
      count += 1;
      await pause(30);
      return result(`token ${count}`);
    },
  };
}
