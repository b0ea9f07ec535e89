import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startStorePlatform, type StorePlatform } from '../testing/store-platform.ts';

let platform: StorePlatform;
beforeAll(async () => {
  platform = await startStorePlatform();
});
afterAll(() => platform.close());

let counter = 0;
let account: { readonly id: string; readonly token: string };
beforeEach(async () => {
  account = await platform.account(`Account ${++counter}`);
  platform.happened.length = 0;
});

const document = {
  format: 1,
  name: 'Copy things',
  variables: [{ name: 'since', label: 'Since', kind: 'date', required: true }],
  connectors: { shop: { connector: 'test' } },
  trigger: { kind: 'webhook' },
  steps: [{ key: 'create', kind: 'method', connector: 'shop', method: 'things.create', input: { id: 1 } }],
};

interface Cycle {
  readonly id: string;
  readonly updatedAt: string;
  readonly draft: typeof document;
}

const path = (rest = '') => `/v1/accounts/${account.id}/cycles${rest}`;
const post = (rest: string, body?: unknown) =>
  platform.call('POST', path(rest), { as: 'builder', ...(body === undefined ? {} : { body }) });
const patch = (id: string, body: object) => platform.call('PATCH', path(`/${id}`), { as: 'builder', body });
const make = async (body: object = { document }): Promise<Cycle> => {
  const made = await post('', body);
  expect(made.statusCode, made.body).toBe(201);
  return made.json<Cycle>();
};

async function install(name = 'Shop', properties: object = { host: 'acme', key: 'abc' }): Promise<string> {
  const made = await platform.call('POST', `/v1/accounts/${account.id}/connectors`, {
    body: { connector: 'test', name, properties },
  });
  expect(made.statusCode, made.body).toBe(201);
  return made.json<{ id: string }>().id;
}

describe('cycles', () => {
  it('are made as drafts, published, enabled, disabled and deleted', async () => {
    const shop = await install();
    const made = await make({ document, variables: { since: '2026-01-01' } });
    expect(made).toMatchObject({
      id: expect.stringMatching(/^cyc_[0-9a-f]{32}$/),
      name: 'Copy things',
      account: account.id,
      template: null,
      trigger: 'webhook',
      connectors: ['test'],
      state: 'draft',
      enabled: false,
      liveVersion: null,
      changedSinceLive: true,
      bindings: { shop },
      variables: { since: '2026-01-01' },
      prerequisites: [{ code: 'not_published' }],
      lastRun: null,
      checkpoints: [],
      draft: document,
    });
    const published = await post(`/${made.id}/publish`);
    expect(published.json()).toMatchObject({
      state: 'disabled',
      liveVersion: 1,
      changedSinceLive: false,
      prerequisites: [],
    });
    expect((await post(`/${made.id}/enable`)).json()).toMatchObject({ state: 'live', enabled: true });
    expect((await post(`/${made.id}/enable`)).statusCode).toBe(200);
    expect((await post(`/${made.id}/disable`)).json()).toMatchObject({ state: 'disabled', liveVersion: 1 });
    await post(`/${made.id}/enable`);
    expect((await platform.call('DELETE', path(`/${made.id}`), { as: 'builder' })).statusCode).toBe(204);
    expect((await platform.call('GET', path(`/${made.id}`))).statusCode).toBe(404);
    expect(platform.happened).toEqual([
      'published Copy things 1',
      'enabled Copy things 1',
      'disabled Copy things',
      'enabled Copy things 1',
      'disabled Copy things',
    ]);
    const log = (await platform.call('GET', `/v1/audit?account=${account.id}`)).json<{
      items: { action: string; subject: { name: string } }[];
    }>();
    expect(
      log.items
        .filter(({ action }) => action.startsWith('cycle.'))
        .map(({ action, subject }) => `${action} ${subject.name}`),
    ).toEqual([
      'cycle.delete Copy things',
      'cycle.enable Copy things',
      'cycle.disable Copy things',
      'cycle.enable Copy things',
      'cycle.enable Copy things',
      'cycle.publish Copy things',
      'cycle.create Copy things',
    ]);
  });

  it('keep a published version as it was, whatever becomes of the draft', async () => {
    await install();
    const { id } = await make({ document, variables: { since: '2026-01-01' } });
    await post(`/${id}/publish`);
    const changed = { ...document, name: 'Renamed', description: 'Another' };
    const patched = await patch(id, { draft: changed, variables: { since: '2026-02-02' } });
    expect(patched.json()).toMatchObject({ name: 'Renamed', changedSinceLive: true, liveVersion: 1, draft: changed });
    const first = await platform.call('GET', path(`/${id}/versions/1`), { as: 'viewer' });
    expect(first.json()).toMatchObject({ number: 1, live: true, document, variables: { since: '2026-01-01' } });
    await post(`/${id}/publish`);
    await post(`/${id}/publish`);
    const versions = (await platform.call('GET', path(`/${id}/versions`))).json<{ items: object[] }>();
    expect(versions.items).toMatchObject([
      { number: 2, live: true, publishedBy: 'Test builder' },
      { number: 1, live: false },
    ]);
    expect((await platform.call('GET', path(`/${id}/versions/1`))).json()).toMatchObject({ document, live: false });
    expect((await platform.call('GET', path(`/${id}/versions/3`))).statusCode).toBe(404);
    expect((await platform.call('GET', path(`/${id}/versions/x`))).statusCode).toBe(404);
  });

  it('have one name, which draft and address share', async () => {
    const { id } = await make({ document, name: 'Given' });
    expect((await platform.call('GET', path(`/${id}`))).json()).toMatchObject({
      name: 'Given',
      draft: { name: 'Given' },
    });
    expect((await patch(id, { name: 'Other' })).json()).toMatchObject({ name: 'Other', draft: { name: 'Other' } });
    await make({ document, name: 'Taken' });
    expect((await patch(id, { name: 'TAKEN' })).json()).toMatchObject({
      code: 'conflict',
      errors: [{ field: 'name' }],
    });
    expect((await post('', { document, name: 'taken' })).json()).toMatchObject({
      code: 'conflict',
      errors: [{ field: 'name' }],
    });
  });

  it('refuse a change that was made to what somebody else has changed since', async () => {
    const { id, updatedAt } = await make();
    const changed = await patch(id, { name: 'One', ifUpdatedAt: updatedAt });
    expect(changed.statusCode).toBe(200);
    expect((await patch(id, { name: 'Two', ifUpdatedAt: updatedAt })).json()).toMatchObject({ code: 'conflict' });
    const again = await patch(id, { name: 'Two', ifUpdatedAt: changed.json<Cycle>().updatedAt });
    expect(again.json()).toMatchObject({ name: 'Two' });
  });

  it('bind only connectors of the account that fit the slot, and fill in only variables that there are', async () => {
    const mine = await install();
    const other = await platform.account(`Other ${counter}`);
    const foreign = await platform.call('POST', `/v1/accounts/${other.id}/connectors`, {
      body: { connector: 'test', name: 'Shop' },
    });
    const { id } = await make();
    for (const [bindings, field] of [
      [{ shop: foreign.json<{ id: string }>().id }, 'bindings.shop'],
      [{ shopp: mine }, 'bindings.shopp'],
    ] as const)
      expect((await patch(id, { bindings })).json()).toMatchObject({ code: 'input_invalid', errors: [{ field }] });
    for (const [variables, field] of [
      [{ since: 'yesterday' }, 'variables.since'],
      [{ sinc: '2026-01-01' }, 'variables.sinc'],
    ] as const)
      expect((await patch(id, { variables })).json()).toMatchObject({ code: 'input_invalid', errors: [{ field }] });
    expect((await patch(id, { bindings: { shop: null } })).json()).toMatchObject({ bindings: {} });
    expect((await patch(id, { variables: { since: '2026-03-03' } })).json()).toMatchObject({
      variables: { since: '2026-03-03' },
      bindings: {},
    });
    expect((await patch(id, { variables: { since: null } })).json()).toMatchObject({ variables: {} });
  });

  it('tell why they cannot start, and do not start then', async () => {
    const shop = await install('Shop', {});
    const { id } = await make();
    const prerequisites = async () =>
      (await platform.call('GET', path(`/${id}/prerequisites`), { as: 'viewer' }))
        .json<{ items: { code: string }[] }>()
        .items.map(({ code }) => code);
    expect(await prerequisites()).toEqual(['not_published', 'connector_not_ready', 'variable_missing']);
    expect((await post(`/${id}/publish`)).statusCode).toBe(200);
    expect((await post(`/${id}/enable`)).json()).toMatchObject({
      code: 'conflict',
      errors: [{ field: 'connector_not_ready' }, { field: 'variable_missing' }],
    });
    await platform.call('PATCH', `/v1/accounts/${account.id}/connectors/${shop}`, {
      body: { properties: { host: 'acme', key: 'k' } },
    });
    await patch(id, { variables: { since: '2026-01-01' } });
    expect(await prerequisites()).toEqual(['variable_missing']);
    await post(`/${id}/publish`);
    expect(await prerequisites()).toEqual([]);
    expect((await post(`/${id}/enable`)).statusCode).toBe(200);
    await platform.call('DELETE', `/v1/accounts/${account.id}/connectors/${shop}`);
    expect(await prerequisites()).toEqual(['connector_missing']);
  });

  it('tell when no credential serves a method', async () => {
    await install('Shop', { host: 'acme', user: 'u', password: 'p' });
    const { id } = await make({
      document: { ...document, variables: [], steps: [{ ...document.steps[0], method: 'meters.list' }] },
    });
    await post(`/${id}/publish`);
    expect((await platform.call('GET', path(`/${id}`))).json()).toMatchObject({
      prerequisites: [{ code: 'method_unusable', at: 'steps.create', hint: 'Enter it at Shop.' }],
    });
  });

  it('are not published with errors, nor in place of what runs with less than it needs', async () => {
    await install();
    const { id } = await make({ document, variables: { since: '2026-01-01' } });
    await post(`/${id}/publish`);
    await post(`/${id}/enable`);
    await patch(id, { draft: { ...document, steps: [{ ...document.steps[0], method: 'things.craete' }] } });
    expect((await post(`/${id}/publish`)).json()).toMatchObject({
      code: 'conflict',
      errors: [{ field: 'draft.steps.create.method', detail: expect.stringContaining('things.create') }],
    });
    await patch(id, { draft: document, variables: { since: null } });
    expect((await post(`/${id}/publish`)).json()).toMatchObject({
      code: 'conflict',
      errors: [{ field: 'variable_missing' }],
    });
    expect((await platform.call('GET', path(`/${id}`))).json()).toMatchObject({ liveVersion: 1, state: 'live' });
  });

  it('have an address of their own that nobody guesses, shown again to builders alone', async () => {
    const { id } = await make();
    const url = (as: 'builder' | 'viewer') =>
      platform.call('GET', path(`/${id}`), { as }).then((answer) => answer.json<{ hookUrl: string | null }>().hookUrl);
    const first = await url('builder');
    expect(first).toMatch(/^https:\/\/tandem\.example\.com\/v1\/hooks\/tdh_[\w-]{43}$/);
    expect(await url('viewer')).toBeNull();
    await patch(id, { name: 'Renamed' });
    expect(await url('builder')).toBe(first);
    const row = await platform.database.selectFrom('cycles').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(first?.split('/').at(-1));
    const manual = await make({ document: { ...document, name: 'Manual', trigger: { kind: 'manual' } } });
    expect(manual).toMatchObject({ hookUrl: null });
  });

  it('keep checkpoints through publishing, disabling, importing and changing', async () => {
    await install();
    const { id } = await make({ document, variables: { since: '2026-01-01' } });
    const at = (name: string) => path(`/${id}/checkpoints/${name}`);
    const set = (moment: string | null) => platform.call('PUT', at('records'), { as: 'builder', body: { at: moment } });
    expect((await platform.call('GET', at('records'), { as: 'viewer' })).json()).toMatchObject({ at: null });
    expect((await set('2026-01-02T03:04:05+02:00')).json()).toMatchObject({
      at: '2026-01-02T01:04:05.000Z',
      setBy: 'Test builder',
    });
    await platform.database
      .insertInto('cycle_records_seen')
      .values({ cycle_id: id, checkpoint: 'records', record_key: '1', content_hash: 'x' })
      .execute();
    const { draft } = await make({ document: { ...document, name: 'File' } });
    await post(`/${id}/publish`);
    await post(`/${id}/enable`);
    await post(`/${id}/disable`);
    await patch(id, { draft: { ...document, description: 'Changed' } });
    await post(`/import?cycle=${id}`, { format: 1, document: { ...draft, name: 'Copy things' } });
    await post(`/${id}/publish`);
    const kept = await platform.call('GET', path(`/${id}`));
    expect(kept.json()).toMatchObject({ checkpoints: [{ name: 'records', at: '2026-01-02T01:04:05.000Z' }] });
    const seen = () =>
      platform.database.selectFrom('cycle_records_seen').selectAll().where('cycle_id', '=', id).execute();
    await set('2026-01-03T00:00:00Z');
    expect(await seen()).toHaveLength(1);
    await set('2026-01-01T00:00:00Z');
    expect(await seen()).toHaveLength(0);
    expect((await set(null)).json()).toEqual({ name: 'records', at: null, setBy: null, updatedAt: null });
    expect((await platform.call('PUT', at('.hidden'), { body: { at: null } })).statusCode).toBe(404);
    expect((await platform.call('PUT', at('9'), { body: { at: null } })).json()).toMatchObject({
      code: 'input_invalid',
    });
  });

  it('belong to their account, and templates do not exist for its tokens', async () => {
    const { id } = await make();
    const other = await platform.account(`Stranger ${counter}`);
    expect((await platform.call('GET', path(`/${id}`), { as: { token: other.token } })).statusCode).toBe(404);
    expect((await platform.call('GET', `/v1/accounts/${other.id}/cycles/${id}`)).statusCode).toBe(404);
    expect(
      (await platform.call('PATCH', `/v1/accounts/${other.id}/cycles/${id}`, { body: { name: 'x' } })).statusCode,
    ).toBe(404);
    expect((await platform.call('GET', path(`/${id}`), { as: { token: account.token } })).statusCode).toBe(200);
    expect((await platform.call('GET', '/v1/templates', { as: { token: account.token } })).statusCode).toBe(404);
    expect(
      (await platform.call('POST', path(), { as: { token: account.token }, body: { template: 'tpl_1' } })).statusCode,
    ).toBe(404);
    expect((await platform.call('POST', path(`/${id}/publish`), { as: 'viewer' })).statusCode).toBe(403);
    expect((await platform.call('PATCH', path(`/${id}`), { as: 'viewer', body: {} })).statusCode).toBe(403);
  });

  it('are listed by name and in pages, without their drafts', async () => {
    for (const name of ['bravo', 'Alpha', 'charlie']) await make({ document, name });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: { name: string; draft?: unknown }[]; nextCursor: string | null } = (
        await platform.call('GET', path(`?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`), { as: 'viewer' })
      ).json();
      expect(page.items.every(({ draft }) => draft === undefined)).toBe(true);
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['Alpha', 'bravo', 'charlie']);
    expect((await platform.call('GET', path('?q=rav'))).json<{ items: object[] }>().items).toHaveLength(1);
  });

  it.each([
    ['no document', {}, 'request_malformed'],
    ['both', { document, template: 'tpl_1' }, 'request_malformed'],
    ['a document of another format', { document: { ...document, format: 2 } }, 'input_invalid'],
    ['an unknown member', { document: { ...document, extra: 1 } }, 'input_invalid'],
    ['an unknown kind of step', { document: { ...document, steps: [{ key: 'a', kind: 'jump' }] } }, 'input_invalid'],
    ['a text that is none', { document: { ...document, description: 'a\0b' } }, 'input_invalid'],
    ['half a pair', { document: { ...document, description: 'a\ud800b' } }, 'input_invalid'],
    [
      'a document beyond 1 MiB',
      { document: { ...document, trigger: { kind: 'webhook', sample: 'x'.repeat(1_048_576) } } },
      'input_invalid',
    ],
  ])('refuse %s', async (_what, body, code) => {
    expect((await post('', body)).json()).toMatchObject({ code });
  });
});
