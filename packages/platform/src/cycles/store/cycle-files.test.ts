import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '../definition/read-document.ts';
import { startStorePlatform, type StorePlatform } from '../testing/store-platform.ts';

let platform: StorePlatform;
let home: string;
let away: string;
beforeAll(async () => {
  platform = await startStorePlatform();
  [home, away] = [await accountWithShop('Home'), await accountWithShop('Away')];
});
afterAll(() => platform.close());

async function accountWithShop(name: string): Promise<string> {
  const { id } = await platform.account(name);
  for (const shop of ['Shop', 'Second shop'])
    await platform.call('POST', `/v1/accounts/${id}/connectors`, { body: { connector: 'test', name: shop } });
  return id;
}

const send = (path: string, body: object) => platform.call('POST', path, { as: 'builder', body });
const importInto = async (account: string, file: object, query = '') => {
  const answer = await send(`/v1/accounts/${account}/cycles/import${query}`, file);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Imported>();
};
const exportOf = async (account: string, cycle: string | null) => {
  const answer = await platform.call('GET', `/v1/accounts/${account}/cycles/${cycle}/export`, { as: 'viewer' });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ document: Record<string, unknown> }>();
};
const cycleAt = async (account: string, cycle: string | null) =>
  (await platform.call('GET', `/v1/accounts/${account}/cycles/${cycle}`)).json<Record<string, unknown>>();

interface Imported {
  readonly id: string | null;
  readonly created: boolean;
  readonly changes: readonly { readonly at: string }[];
  readonly unknownBindings: readonly object[];
}

const document = {
  format: 1,
  name: 'File',
  variables: [{ name: 'since', label: 'Since', kind: 'date' }],
  connectors: { shop: { connector: 'test' } },
  trigger: { kind: 'webhook' },
  steps: [{ key: 'create', kind: 'method', connector: 'shop', method: 'things.create', input: { id: 1 } }],
};

const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}$/);
const text = fc.string({ maxLength: 20, unit: 'grapheme' }).filter((given) => !given.includes('\0'));
const value = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  key.map((name) => ({ $path: `record.${name}`, otherwise: null })),
  text.map((given) => ({ $literal: { $odd: given } })),
  fc.dictionary(key, text),
);
const { step } = fc.letrec<{ step: object; steps: object[] }>((tie) => ({
  step: fc.oneof(
    { maxDepth: 3 },
    fc.record({ key, kind: fc.constant('transform'), value }),
    fc.record({ key, kind: fc.constant('end'), reason: text }, { requiredKeys: ['key', 'kind'] }),
    fc.record({
      key,
      kind: fc.constant('method'),
      connector: fc.constant('shop'),
      method: text.filter((given) => given !== ''),
      input: value,
    }),
    fc.record({ key, kind: fc.constant('loop'), over: value.map((list) => ({ list })), steps: tie('steps') }),
    fc.record(
      {
        key,
        kind: fc.constant('decision'),
        when: value.map((left) => ({ left, is: 'exists' })),
        then: tie('steps'),
        else: tie('steps'),
      },
      { requiredKeys: ['key', 'kind', 'when', 'then'] },
    ),
  ),
  steps: fc.array(tie('step'), { maxLength: 3 }),
}));
const anyFile = fc.record({
  format: fc.constant(1),
  document: fc.record(
    {
      format: fc.constant(1),
      name: fc.uuid(),
      description: text,
      variables: fc.constant(document.variables),
      connectors: fc.constant({ shop: { connector: 'test', label: 'Shop' }, spare: { connector: 'test' } }),
      trigger: fc.oneof(
        fc.record({ kind: fc.constant('manual'), sample: fc.dictionary(key, value) }, { requiredKeys: ['kind'] }),
        fc.constant({ kind: 'schedule', cron: '0 9 * * *', timeZone: 'Europe/Tallinn' }),
      ),
      steps: fc.array(step, { maxLength: 4 }),
    },
    { requiredKeys: ['format', 'name', 'variables', 'connectors', 'trigger', 'steps'] },
  ),
  bindings: fc.record({ shop: fc.constantFrom('Shop', 'Second shop'), spare: fc.constantFrom('Shop', 'Second shop') }),
  variables: fc.oneof(fc.constant({}), fc.constant({ since: '2026-02-03' })),
});

describe('cycles as files', () => {
  it('come out of another account as they went in, whatever they hold', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, async (file) => {
        fc.pre(readDocument(file.document).document !== undefined);
        const first = await importInto(home, file);
        const exported = await exportOf(home, first.id);
        expect(exported).toEqual({
          ...file,
          document: { $schema: 'https://tandem.example.com/v1/cycle-schema.json', ...file.document },
        });
        const second = await importInto(away, exported);
        expect(await exportOf(away, second.id)).toEqual(exported);
        expect(await importInto(away, exported)).toMatchObject({ id: second.id, created: false, changes: [] });
      }),
      { numRuns: 40 },
    );
  });

  it('change the cycle of their name in place: its id, address, checkpoints and what is live stay', async () => {
    const { id } = await importInto(home, {
      format: 1,
      document,
      bindings: { shop: 'Shop' },
      variables: { since: '2026-01-01' },
    });
    await send(`/v1/accounts/${home}/cycles/${id}/publish`, {});
    const before = await cycleAt(home, id);
    const changed = { ...document, name: 'FILE', description: 'Changed' };
    const order = { format: 1, document: changed, bindings: { shop: 'second SHOP' } };
    const planned = await importInto(home, order, '?dryRun=true');
    expect(planned.changes.map(({ at }) => at)).toEqual(['name', 'description', 'bindings.shop']);
    expect(await cycleAt(home, id)).toEqual(before);
    expect(await importInto(home, order)).toEqual({ ...planned, id, created: false });
    const after = await cycleAt(home, id);
    expect(after).toMatchObject({
      id,
      hookUrl: before['hookUrl'],
      liveVersion: 1,
      changedSinceLive: true,
      variables: { since: '2026-01-01' },
    });
    expect(after['draft']).toMatchObject(changed);
  });

  it('make nothing in a dry run, and name the connectors that the account has not', async () => {
    const file = { format: 1, document: { ...document, name: 'Elsewhere' }, bindings: { shop: 'Warehouse' } };
    expect(await importInto(home, file, '?dryRun=true')).toMatchObject({ id: null, created: true });
    const { items } = (await platform.call('GET', `/v1/accounts/${home}/cycles?q=Elsewhere`)).json<{
      items: object[];
    }>();
    expect(items).toEqual([]);
    const made = await importInto(home, file);
    expect(made.unknownBindings).toEqual([{ slot: 'shop', name: 'Warehouse' }]);
    expect(await cycleAt(home, made.id)).toMatchObject({ bindings: {}, state: 'draft' });
  });

  it('change another cycle than that of their name where one is named', async () => {
    const { id } = await importInto(home, { format: 1, document: { ...document, name: 'To be renamed' } });
    expect(
      await importInto(home, { format: 1, document: { ...document, name: 'Renamed' } }, `?cycle=${id}`),
    ).toMatchObject({ id });
    expect(await cycleAt(home, id)).toMatchObject({ name: 'Renamed' });
    expect((await send(`/v1/accounts/${away}/cycles/import?cycle=${id}`, { format: 1, document })).statusCode).toBe(
      404,
    );
  });

  it('hold no credential of the connectors they name', async () => {
    const { id: account } = await platform.account('Secretive');
    const properties = { host: 'acme', key: 'hidden-key-0123' };
    await platform.call('POST', `/v1/accounts/${account}/connectors`, {
      body: { connector: 'test', name: 'Shop', properties },
    });
    const { id } = await importInto(account, { format: 1, document });
    const exported = JSON.stringify(await exportOf(account, id));
    const secret = (await cycleAt(account, id))['hookUrl'];
    expect(exported).not.toContain('hidden-key-0123');
    expect(exported).not.toContain(String(secret).split('/').at(-1));
  });
});
