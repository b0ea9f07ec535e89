import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStorePlatform, type StorePlatform } from '../testing/store-platform.ts';

let platform: StorePlatform;
let account: { readonly id: string; readonly token: string };
beforeAll(async () => {
  platform = await startStorePlatform('http://127.0.0.1:4400');
  account = await platform.account('Checked');
});
afterAll(() => platform.close());

const document = {
  format: 1,
  name: 'Checked',
  variables: [{ name: 'since', label: 'Since', kind: 'date', required: true }],
  connectors: { shop: { connector: 'test' } },
  trigger: { kind: 'webhook' },
  steps: [{ key: 'create', kind: 'method', connector: 'shop', method: 'things.create', input: { id: 1 } }],
};

const check = async (body: object, as: 'viewer' | { token: string } = 'viewer') => {
  const answer = await platform.call('POST', '/v1/cycle-checks', { as, body });
  return {
    status: answer.statusCode,
    problems: (answer.json<{ problems?: { code: string; level: string }[] }>().problems ?? []).map(
      ({ level, code }) => `${level} ${code}`,
    ),
  };
};

describe('checking without keeping', () => {
  it('tells of grammar, of meaning, and with an account of what it lacks', async () => {
    expect(await check({ document: {} })).toMatchObject({
      status: 200,
      problems: expect.arrayContaining(['error document_malformed']),
    });
    expect(await check({ document })).toEqual({ status: 200, problems: [] });
    expect(await check({ document: { ...document, steps: [{ ...document.steps[0], method: 'x' }] } })).toMatchObject({
      problems: ['error method_unknown'],
    });
    expect(await check({ document, account: account.id })).toMatchObject({
      problems: ['warning connector_missing', 'warning variable_missing'],
    });
    const made = await platform.call('POST', `/v1/accounts/${account.id}/connectors`, {
      body: { connector: 'test', name: 'Shop', properties: { host: 'acme', key: 'k' } },
    });
    const shop = made.json<{ id: string }>().id;
    const ready = { document, account: account.id, bindings: { shop }, variables: { since: '2026-01-01' } };
    expect(await check(ready)).toMatchObject({ problems: [] });
  });

  it('looks into no account but the one of a token', async () => {
    const other = await platform.account('Other');
    expect(await check({ document, account: other.id }, { token: account.token })).toMatchObject({ status: 404 });
    expect(await check({ document, account: account.id }, { token: account.token })).toMatchObject({ status: 200 });
    expect(await check({ document, account: 'acc_none' })).toMatchObject({ status: 404 });
  });

  it('gives everybody the JSON Schema of documents', async () => {
    const answer = await platform.call('GET', '/v1/cycle-schema.json', { as: 'nobody' });
    const fits = new Ajv2020({ strict: false, validateFormats: false }).compile(answer.json<object>());
    expect(fits(document)).toBe(true);
    expect(fits({ ...document, steps: [{ key: 'one', kind: 'jump' }] })).toBe(false);
    expect(fits({ ...document, steps: [{ key: 'one', kind: 'transform', value: { $path: 5 } }] })).toBe(false);
    const again = await platform.call('GET', '/v1/cycle-schema.json', {
      as: 'nobody',
      headers: { 'if-none-match': String(answer.headers.etag) },
    });
    expect(again.statusCode).toBe(304);
  });
});

describe('evaluating a value', () => {
  const evaluate = async (value: unknown, context: object) =>
    (
      await platform.call('POST', '/v1/cycle-values/evaluate', { as: 'builder', body: { value, context } })
    ).json<object>();

  it('answers what it makes of a context, and what did not fit', async () => {
    expect(await evaluate({ name: { $path: 'record.name' } }, { record: { name: 'Acme' } })).toEqual({
      value: { name: 'Acme' },
      warnings: [],
    });
    expect(await evaluate({ $path: 'record.nothing' }, { record: {} })).toEqual({ warnings: [] });
    expect(
      await evaluate({ $path: 'record.name', through: [{ use: 'number' }] }, { record: { name: 'Acme' } }),
    ).toMatchObject({
      value: null,
      warnings: [{ code: 'value_unfit' }],
    });
    expect(await evaluate({ $odd: 1 }, {})).toMatchObject({
      error: { code: 'value_malformed', problems: [{ at: '$odd' }] },
    });
  });

  it('is not for viewers', async () => {
    const answer = await platform.call('POST', '/v1/cycle-values/evaluate', {
      as: 'viewer',
      body: { value: 1, context: {} },
    });
    expect(answer.statusCode).toBe(403);
  });
});

describe('what forms are drawn from', () => {
  it('names every transform with its parameters', async () => {
    const answer = await platform.call('GET', '/v1/cycle-transforms', { as: 'viewer' });
    expect(answer.json()).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          use: 'split',
          group: 'text',
          parameters: [expect.objectContaining({ name: 'by', kind: 'text', required: true })],
        }),
      ]),
    });
  });

  it('tells when a schedule fires next, in its time zone, or why it cannot be read', async () => {
    const preview = (query: string) => platform.call('GET', `/v1/cycle-schedules/preview?${query}`, { as: 'viewer' });
    const { next } = (await preview('cron=30%206%20*%20*%20*&timeZone=Asia/Tokyo')).json<{ next: string[] }>();
    expect(next).toHaveLength(5);
    expect(next.every((moment) => moment.endsWith('T21:30:00.000Z'))).toBe(true);
    expect((await preview('cron=nonsense')).json()).toMatchObject({
      code: 'input_invalid',
      errors: [{ field: 'cron' }],
    });
    expect((await preview('cron=0%200%20*%20*%20*&timeZone=Mars/Base')).json()).toMatchObject({
      errors: [{ field: 'timeZone' }],
    });
  });
});
