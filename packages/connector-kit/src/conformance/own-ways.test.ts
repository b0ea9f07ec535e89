import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCaller } from '../caller.ts';
import { MemorySiteCaches } from '../call/memory-site-cache.ts';
import { notesConnector } from './notes-connector.ts';
import type { Connector } from '../definition/connector.ts';
import type { Exchange, Transport } from '../definition/exchange.ts';
import type { Method } from '../definition/method.ts';
import type { PropertyValue } from '../definition/property-values.ts';
import type { Site } from '../definition/site.ts';
import type { WireRequest } from '../definition/wire.ts';
import { MemoryQuotaStore } from '../quota/memory-quota-store.ts';
import { createSiteBudgets } from '../quota/site-budget.ts';
import { openTransport } from '../request/open-transport.ts';
import { Secret } from '../secret/secret.ts';
import { MemorySessionStore } from '../session/memory-session-store.ts';
import { createSessions } from '../session/sessions.ts';

const operator = { environments: new Map([['test', 'http://notes.test']]) };

interface Seen {
  readonly site: Site;
  readonly request: WireRequest;
}

/** The notes connector with a transport of its own, which answers what the test says. */
function callerOf(over: Partial<Connector>, answer: (seen: Seen) => unknown) {
  const seen: Seen[] = [];
  const transport: Transport = {
    async exchange(site, request): Promise<Exchange> {
      seen.push({ site, request });
      const text = JSON.stringify(answer({ site, request }));
      return { is: 'answer', answer: { status: 200, headers: new Map(), text } };
    },
    close: async () => undefined,
  };
  const connector: Connector = { ...notesConnector, openTransport: () => transport, ...over };
  const caller = createCaller({
    connector,
    operator,
    http: openTransport(connector, operator),
    sessions: createSessions({ store: new MemorySessionStore(), leaseMs: 5_000 }),
    budgets: createSiteBudgets({ store: new MemoryQuotaStore(), budget: { requests: 1_000, windowMs: 1_000 } }),
    caches: new MemorySiteCaches(),
  });
  const request = (method: string, input: unknown, values: readonly [string, PropertyValue][] = []) => ({
    installation: {
      id: 'ins_1',
      tenant: 'acc_1',
      verified: true,
      properties: new Map<string, PropertyValue>([['server', 'one'], ['key', new Secret('k-123456789')], ...values]),
    },
    method,
    input,
    signal: AbortSignal.timeout(5_000),
  });
  return { caller, seen, request };
}

function methodOf(key: string): Method {
  const method = notesConnector.method(key);
  if (method === undefined) throw new Error(key);
  return method;
}

describe('a connector with a transport of its own', () => {
  it('sends its requests through it, with the credential on them, and nothing over HTTP', async () => {
    const { caller, seen, request } = callerOf({}, () => ({ id: 1, text: 'Hello' }));
    expect((await caller.call(request('notes.get', { id: 1 }))).data).toEqual({ id: 1, text: 'Hello' });
    expect(seen.map(({ request: { path } }) => path)).toEqual(['/notes/1']);
    expect(seen[0]?.request.headers?.['authorization']).toBeInstanceOf(Secret);
  });

  it('has secrets taken out of what it answers', async () => {
    const { caller, request } = callerOf({}, () => ({ id: 1, text: 'the key is k-123456789' }));
    expect((await caller.call(request('notes.get', { id: 1 }))).data).toEqual({ id: 1, text: 'the key is [secret]' });
  });
});

describe('a connector whose methods depend on its values', () => {
  const withValues: Connector['withValues'] = (properties) => {
    const extra = { ...methodOf('notes.get'), key: `${String(properties.get('prefix'))}.get` };
    const methods = [...notesConnector.methods, extra];
    return { ...notesConnector, methods, method: (key) => (key === extra.key ? extra : notesConnector.method(key)) };
  };

  it('executes the methods of the account connector that is called, and of no other', async () => {
    const { caller, request } = callerOf({ withValues }, () => ({ id: 7, text: 'Seven' }));
    expect((await caller.call(request('mine.get', { id: 7 }, [['prefix', 'mine']]))).data).toMatchObject({ id: 7 });
    await expect(caller.call(request('mine.get', { id: 7 }, [['prefix', 'other']]))).rejects.toMatchObject({
      code: 'method_unknown',
      facts: { errors: [{ nearest: expect.arrayContaining(['other.get']) }] },
    });
  });
});

describe('a login that is not at the application', () => {
  it('is sent to its own site, and what follows to the application', async () => {
    const elsewhere: Site = { key: 'login', base: 'http://login.test', display: 'login' };
    const modes = notesConnector.modes.map((mode) =>
      mode.login === undefined ? mode : { ...mode, login: { ...mode.login, findSite: () => elsewhere } },
    );
    const { caller, seen, request } = callerOf({ modes }, ({ request: { path } }) =>
      path === '/login' ? { session: 's-1' } : { id: 1, text: 'Hello' },
    );
    await caller.call({ ...request('notes.mine', {}, [['password', new Secret('p-123456789')]]) });
    expect(seen.map(({ site, request: { path } }) => `${site.base}${path}`)).toEqual([
      'http://login.test/login',
      'http://notes.test/notes/1',
    ]);
  });
});

describe('a list that goes on from marks', () => {
  const pages = new Map<string, { readonly items: readonly unknown[]; readonly next?: string }>([
    ['start', { items: [{ id: 1 }, { id: 1 }], next: 'b' }],
    ['b', { items: [], next: 'c' }],
    ['c', { items: [{ id: 1 }] }],
    ['loop', { items: [{ id: 1 }], next: 'loop' }],
  ]);
  const pageShape = z.object({ items: z.array(z.unknown()), next: z.string().optional() });
  const list: Method = {
    ...methodOf('notes.list'),
    input: () => z.strictObject({ cursor: z.string().optional() }),
    paging: {
      first: ({ cursor }) => ({
        number: 1,
        size: 2,
        asked: undefined,
        ...(typeof cursor === 'string' && { mark: cursor }),
      }),
      attested: true,
      rowId: () => undefined,
      rows: (data) => pageShape.parse(data).items,
      next: (data) => pageShape.parse(data).next,
    },
    request: (_, { page }) => ({ verb: 'GET', path: '/notes', query: { cursor: page?.mark ?? 'start' } }),
  };
  const marked = () =>
    callerOf({ method: () => list }, ({ request: { query } }) => pages.get(String(query?.['cursor'])));

  it('answers a page with the mark of the next, and the last without', async () => {
    const { caller, request } = marked();
    expect(await caller.call(request('notes.list', {}))).toMatchObject({
      data: [{ id: 1 }, { id: 1 }],
      page: { hasMore: true, next: 'b' },
    });
    const last = await caller.call(request('notes.list', { cursor: 'c' }));
    expect(last.page).toEqual({ number: 1, size: 2, hasMore: false });
  });

  it('streams to its end, over empty pages and rows that are alike', async () => {
    const { caller, request, seen } = marked();
    const records: unknown[] = [];
    for await (const batch of caller.stream(request('notes.list', {})).batches()) records.push(...batch.records);
    expect(records).toHaveLength(3);
    expect(seen).toHaveLength(3);
  });

  it('is given up where it comes back to the same mark', async () => {
    const { caller, request, seen } = marked();
    const batches = caller.stream(request('notes.list', { cursor: 'loop' })).batches();
    await expect(batches.next()).rejects.toMatchObject({ code: 'upstream_invalid_response' });
    expect(seen).toHaveLength(1);
  });
});
