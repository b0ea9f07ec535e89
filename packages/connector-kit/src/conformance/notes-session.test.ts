import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MemorySiteCaches } from '../call/memory-site-cache.ts';
import { type Caller, createCaller } from '../caller.ts';
import { MemoryQuotaStore } from '../quota/memory-quota-store.ts';
import { createSiteBudgets } from '../quota/site-budget.ts';
import { createHttpClient } from '../request/http-client.ts';
import type { Transport } from '../definition/exchange.ts';
import { Secret } from '../secret/secret.ts';
import { MemorySessionStore } from '../session/memory-session-store.ts';
import { createSessions } from '../session/sessions.ts';
import { type NotesApplication, rightPassword, startNotes } from './notes-application.ts';
import { notesConnector } from './notes-connector.ts';

describe('a session that many callers share', () => {
  let notes: NotesApplication;
  let http: Transport;
  let caller: Caller;
  const store = new MemorySessionStore();

  beforeAll(async () => {
    notes = await startNotes();
    http = createHttpClient({ permittedHosts: notesConnector.permittedHosts, exemptBases: [notes.url] });
  });

  beforeEach(() => {
    caller = createCaller({
      connector: notesConnector,
      operator: { environments: new Map([['test', notes.url]]) },
      http,
      sessions: createSessions({ store, leaseMs: 5_000 }),
      budgets: createSiteBudgets({
        store: new MemoryQuotaStore(),
        budget: { requests: Number.POSITIVE_INFINITY, windowMs: 1_000 },
      }),
      caches: new MemorySiteCaches(),
    });
  });

  afterAll(async () => {
    await http.close();
    await notes.close();
  });

  const installation = (id: string, password = rightPassword) => ({
    id,
    tenant: 'acc_1',
    verified: true,
    properties: new Map<string, string | Secret>([
      ['server', 'here'],
      ['password', new Secret(password)],
    ]),
  });
  const mine = (of: ReturnType<typeof installation>) =>
    caller.call({ installation: of, method: 'notes.mine', signal: AbortSignal.timeout(10_000) });

  it('is opened once for fifty calls at the same time, and once more after it has expired', async () => {
    const many = installation('ins_many');
    const before = notes.logins();
    await Promise.all(Array.from({ length: 50 }, () => mine(many)));
    expect(notes.logins() - before).toBe(1);
    notes.expireSessions();
    await Promise.all(Array.from({ length: 50 }, () => mine(many)));
    expect(notes.logins() - before).toBe(2);
  });

  it('is not asked for again by itself with a password that was refused', async () => {
    const wrong = installation('ins_wrong', 'a wrong password');
    const before = notes.logins();
    await expect(mine(wrong)).rejects.toMatchObject({ code: 'credential_rejected' });
    await expect(mine(wrong)).rejects.toMatchObject({ code: 'credential_rejected' });
    await expect(mine(installation('ins_other', 'a wrong password'))).rejects.toMatchObject({
      code: 'credential_rejected',
    });
    expect(notes.logins() - before).toBe(1);
  });

  it('outlives the caller that began the login', async () => {
    const leaving = installation('ins_leaving');
    const going = new AbortController();
    const first = caller.call({ installation: leaving, method: 'notes.mine', signal: going.signal });
    const others = Array.from({ length: 5 }, () => mine(leaving));
    going.abort();
    await expect(first).rejects.toThrow();
    expect((await Promise.all(others)).map((result) => result.data)).toHaveLength(5);
  });
});
