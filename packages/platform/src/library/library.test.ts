import { scoroConnector } from '@tandem/connector-scoro';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testConnector } from '../testing/test-connector.ts';
import { startTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { connectorList } from './connector-list.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform({ connectors: [testConnector, scoroConnector] });
});
afterAll(() => platform.close());

interface Method {
  key: string;
  category: string;
  auth: string;
  inputSchema?: object;
  outputSchema?: object;
  example?: object;
}

const get = async <Answer>(path: string) => (await platform.call('GET', path, { as: 'viewer' })).json<Answer>();
const methods = async (query: string) =>
  (await get<{ items: Method[] }>(`/v1/connectors/scoro/methods?schemas=false&${query}`)).items;

describe('the library', () => {
  it('holds Scoro', () => {
    expect(connectorList).toContain(scoroConnector);
  });

  it('lists connectors with their categories and counts', async () => {
    const { items } = await get<{ items: { key: string; counts: { methods: number } }[] }>('/v1/connectors');
    expect(items.map(({ key }) => key)).toEqual(['test', 'scoro']);
    expect(items[1]?.counts.methods).toBe(scoroConnector.methods.length);
  });

  it('searches connectors, categories and methods at once', async () => {
    const byMethod = await get<{ items: { key: string; matches: { methods: Method[] } }[] }>(
      '/v1/connectors?q=searches.list',
    );
    expect(byMethod.items).toMatchObject([{ key: 'test', matches: { methods: [{ key: 'searches.list' }] } }]);
    const byCategory = await get<{ items: { key: string; matches: { categories: string[] } }[] }>(
      '/v1/connectors?q=bookmarks',
    );
    expect(byCategory.items).toMatchObject([{ key: 'scoro', matches: { categories: ['Bookmarks'] } }]);
    expect((await get<{ items: object[] }>('/v1/connectors?q=nothing-of-this')).items).toEqual([]);
    expect(await get('/v1/connectors?category=price lists')).toMatchObject({ items: [{ key: 'scoro' }] });
  });

  it('shows a connector’s properties and modes with what each unlocks', async () => {
    const connector = await get<{ properties: { name: string; choices: { value: string }[] }[]; modes: object[] }>(
      '/v1/connectors/scoro',
    );
    expect(connector.properties.map(({ name }) => name)).toEqual(scoroConnector.properties.map(({ name }) => name));
    expect(connector.properties.find(({ name }) => name === 'companyName')).toMatchObject({
      prefix: 'https://',
      suffix: '.scoro.com',
      required: true,
      destination: true,
    });
    // No sandbox runs beside this platform.
    expect(connector.properties.find(({ name }) => name === 'environment')?.choices.map(({ value }) => value)).toEqual([
      'live',
    ]);
    const modes = new Map(connector.modes.map((mode) => [(mode as { name: string }).name, mode]));
    expect(modes.get('apiKey')).toMatchObject({
      unlocks: expect.arrayContaining(['Properties', 'Meters', 'Readings', 'Price Lists', 'Product Groups', 'Depot']),
    });
    expect(modes.get('userAuth')).toMatchObject({
      unlocks: expect.arrayContaining(['Bookmarks', 'Search', 'Webhooks']),
    });
  });

  it('is open to tokens of an account, without what the partner has set up', async () => {
    const { token } = await platform.account('Reader');
    const answer = await platform.call('GET', '/v1/connectors/scoro', { as: { token } });
    expect(answer.json()).toMatchObject({ key: 'scoro', readiness: null });
    expect((await platform.call('GET', '/v1/connectors/scoro/setup', { as: { token } })).statusCode).toBe(404);
  });
});

describe('the methods of a connector', () => {
  it('are all there, and narrowed by text, category and authentication', async () => {
    expect((await methods('')).map(({ key }) => key)).toEqual(scoroConnector.methods.map(({ key }) => key));
    expect((await methods('q=list tasks')).map(({ key }) => key)).toContain('tasks.list');
    for (const { category } of await methods('category=Depot')) expect(category).toBe('Depot');
    for (const auth of ['apiKey', 'userAuth', 'either']) {
      const found = await methods(`auth=${auth}`);
      expect(found.length).toBeGreaterThan(0);
      expect(new Set(found.map((method) => method.auth))).toEqual(new Set([auth]));
    }
    expect((await methods('category=Depot')).every((method) => method.inputSchema === undefined)).toBe(true);
  });

  it('have schemas of JSON Schema 2020-12, which their examples fit', { timeout: 60_000 }, async () => {
    const { items } = await get<{ items: Method[] }>('/v1/connectors/scoro/methods');
    expect(items).toHaveLength(scoroConnector.methods.length);
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const { key, inputSchema = {}, outputSchema = {}, example } of items) {
      expect(inputSchema, key).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
      const fits = ajv.compile(inputSchema);
      expect(fits(example), `${key}: ${ajv.errorsText(fits.errors)}`).toBe(true);
      ajv.compile(outputSchema);
    }
  });

  it('are not sent again to who has them', async () => {
    const first = await platform.call('GET', '/v1/connectors/scoro/methods?schemas=false');
    const etag = String(first.headers['etag']);
    const again = await platform.call('GET', '/v1/connectors/scoro/methods?schemas=false', {
      headers: { 'if-none-match': etag },
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const other = await platform.call('GET', '/v1/connectors/scoro/methods?schemas=false&q=tasks', {
      headers: { 'if-none-match': etag },
    });
    expect(other.statusCode).toBe(200);
  });

  it('one by one, and an unknown one with the nearest names', async () => {
    expect(await get('/v1/connectors/scoro/methods/tasks.list')).toMatchObject({
      key: 'tasks.list',
      auth: 'either',
      effect: 'read',
      paged: true,
    });
    expect(await get('/v1/connectors/scoro/methods/task.list')).toMatchObject({
      code: 'method_unknown',
      status: 404,
      errors: [{ nearest: expect.arrayContaining(['tasks.list']) }],
    });
    expect(await get('/v1/connectors/nothing/methods')).toMatchObject({ code: 'not_found' });
  });
});
