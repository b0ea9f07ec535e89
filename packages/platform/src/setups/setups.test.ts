import { TandemError } from '@tandem/connector-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import type { ModeVerification } from './capability.ts';

const path = '/v1/connectors/test/setup';
let platform: TestPlatform;
const forgotten: object[] = [];
let answers: Record<string, ModeVerification> = {};

beforeAll(async () => {
  platform = await startTestPlatform({
    createCalls: async () => ({
      executeForCycle: () => Promise.reject(new Error('This test executes nothing.')),
      routes: [],
      verifier: {
        verify: async (_subject, mode) => answers[mode] ?? { status: 'ok', findings: {} },
        forgetSessions: async (_database, of) => void forgotten.push(of),
      },
    }),
  });
});
afterAll(() => platform.close());
beforeEach(async () => {
  await platform.call('DELETE', path);
  forgotten.length = 0;
  answers = {};
});

const put = (properties: object, as: 'builder' | 'viewer' = 'builder') =>
  platform.call('PUT', path, { as, body: { properties } });
const get = async () => (await platform.call('GET', path)).json<{ properties: Record<string, object> }>().properties;

describe('writing the setup', () => {
  it('keeps what is left out, clears what is null, and never reads a secret back', async () => {
    const first = await put({
      host: { value: 'acme', access: 'hidden' },
      key: { value: 'canary-key' },
      user: { access: 'ask' },
    });
    expect(first.json()).toMatchObject({
      properties: {
        host: { value: 'acme', access: 'hidden' },
        key: { isSet: true, access: 'editable' },
        user: { access: 'ask' },
      },
      methods: { usable: 3, total: 4 },
      missing: [],
    });
    expect(first.body).not.toContain('canary-key');
    await put({ key: { isSet: true, access: 'hidden' } });
    expect(await get()).toEqual({
      host: { value: 'acme', access: 'hidden' },
      key: { isSet: true, access: 'hidden' },
      user: { access: 'ask' },
    });
    await put({ user: null, key: { value: null } });
    expect(await get()).toEqual({ host: { value: 'acme', access: 'hidden' }, key: { access: 'ask' } });
  });

  it('clears the secrets when the destination changes, unless they are given again', async () => {
    await put({ host: { value: 'acme' }, key: { value: 'k1' }, password: { value: 'p1' } });
    await put({ host: { value: 'other' }, key: { value: 'k2' }, password: { isSet: true } });
    expect(await get()).toEqual({
      host: { value: 'other', access: 'editable' },
      key: { isSet: true, access: 'editable' },
    });
    const rows = await platform.database.selectFrom('setup_secrets').select('property').execute();
    expect(rows).toEqual([{ property: 'key' }]);
    expect(forgotten).toContainEqual({ connector: 'test' });
  });

  it('keeps the secrets when the destination is only spelled out', async () => {
    await put({ host: { value: 'acme' }, key: { value: 'k1' } });
    await put({ environment: { value: 'live' }, paths: { value: {} } });
    expect(await get()).toMatchObject({ key: { isSet: true } });
  });

  it.each([
    [
      'an unknown name, with the nearest',
      { hots: { value: 'acme' } },
      { field: 'properties.hots', code: 'unknown', nearest: expect.arrayContaining(['host']) },
    ],
    ['an empty text', { user: { value: '' } }, { field: 'properties.user', code: 'invalid' }],
    [
      'a hidden property without a value',
      { user: { access: 'hidden' } },
      { field: 'properties.user', code: 'required' },
    ],
    [
      'a value of what is asked for',
      { user: { value: 'x', access: 'ask' } },
      { field: 'properties.user', code: 'invalid' },
    ],
    ['a character the database refuses', { user: { value: 'a\0b' } }, { field: 'properties.user', code: 'invalid' }],
    [
      'an environment that the operator does not run',
      { environment: { value: 'sandbox' } },
      { field: 'properties.environment', code: 'invalid' },
    ],
    [
      'the name of something every object has',
      { constructor: { value: 'x' } },
      { field: 'properties.constructor', code: 'unknown' },
    ],
  ])('refuses %s', async (_what, properties, problem) => {
    const answer = await put(properties);
    expect(answer.json()).toMatchObject({ code: 'input_invalid', status: 422, errors: [problem] });
    expect(await get()).toEqual({});
  });

  it('refuses an address that is not permitted, and tells all that is wrong at once', async () => {
    const answer = await put({ host: { value: 'evil.com#' }, user: { value: '' } });
    const { code, errors } = answer.json<{ code: string; errors: { field: string }[] }>();
    expect(code).toBe('address_refused');
    expect(errors.map(({ field }) => field).sort()).toEqual(['properties.host', 'properties.user']);
    expect(answer.body).not.toContain('evil.com');
  });

  it('is for builders, is written down without values of secrets, and ends with its removal', async () => {
    expect((await put({ host: { value: 'acme' } }, 'viewer')).statusCode).toBe(403);
    await put({ host: { value: 'acme' }, key: { value: 'canary-key' } });
    const log = await platform.call('GET', '/v1/audit?action=setup.update');
    const [latest] = log.json<{ items: object[] }>().items;
    expect(latest).toMatchObject({ subject: { id: 'test' }, detail: { properties: { host: 'set', key: 'set' } } });
    expect(log.body).not.toContain('canary-key');
    expect((await platform.call('DELETE', path)).statusCode).toBe(204);
    expect(await get()).toEqual({});
    expect(await platform.database.selectFrom('setup_secrets').selectAll().execute()).toEqual([]);
  });

  it('two writers at once both keep what they wrote', async () => {
    await Promise.all([
      put({ user: { value: 'a' } }),
      put({ host: { value: 'acme' } }),
      put({ language: { value: 'fin' } }),
    ]);
    expect(Object.keys(await get()).sort()).toEqual(['host', 'language', 'user']);
  });
});

describe('how far the library says it is set up', () => {
  const readiness = async () =>
    (await platform.call('GET', '/v1/connectors/test')).json<{ readiness: string }>().readiness;

  it('follows the values and the last test', async () => {
    expect(await readiness()).toBe('notSetUp');
    await put({ host: { value: 'acme' } });
    expect(await readiness()).toBe('partly');
    await put({ key: { access: 'ask' } });
    expect(await readiness()).toBe('ready');
    await put({ key: { value: 'k1' } });
    expect(await readiness()).toBe('ready');
    answers = { key: { status: 'failed', refused: true, error: new TandemError('credential_rejected', 'Wrong key.') } };
    await platform.call('POST', `${path}/test`);
    expect(await readiness()).toBe('failing');
    await put({ key: { value: 'k2' } });
    expect(await readiness()).toBe('ready');
  });
});

describe('testing the setup', () => {
  const test = async () => (await platform.call('POST', `${path}/test`)).json<object>();

  it('tells what is missing and what it would unlock', async () => {
    expect(await test()).toMatchObject({
      status: 'setupRequired',
      modes: { key: { status: 'notConfigured' }, login: { status: 'notConfigured' } },
      methods: { usable: 0, total: 4 },
      missing: [
        { properties: ['host'], mode: null },
        { properties: ['key'], mode: 'key', unlocks: ['Things', 'Meters'], methods: 3 },
        { properties: ['user', 'password'], mode: 'login', unlocks: ['Things', 'Searches'], methods: 3 },
      ],
    });
  });

  it('reports each mode by itself, and merges what they found', async () => {
    await put({ host: { value: 'acme' }, key: { value: 'k1' }, user: { value: 'u' }, password: { value: 'p' } });
    answers = {
      key: { status: 'failed', refused: true, error: new TandemError('credential_rejected', 'Wrong key.') },
      login: {
        status: 'ok',
        findings: {
          companyAccountId: { value: 'acme', source: 'assumed' },
          companyAccounts: [{ id: '1', name: 'One' }],
          timeZone: 'Europe/Tallinn',
        },
        clockSkewSeconds: 2,
        quota: {
          site: 'live/acme',
          window: { limit: 40, windowMs: 2000, remaining: 39, learnt: true },
          day: { limit: 1000, used: 1, resetsAt: undefined },
        },
      },
    };
    expect(await test()).toMatchObject({
      status: 'failed',
      statusDetail: 'API Key: Wrong key.',
      modes: { key: { status: 'failed', problem: { code: 'credential_rejected' } }, login: { status: 'ok' } },
      methods: { usable: 3, total: 4 },
      missing: [],
      companyAccountId: { value: 'acme', source: 'assumed' },
      companyAccounts: [{ id: '1', name: 'One' }],
      quota: { window: { limit: 40 }, day: { used: 1 } },
      timeZone: 'Europe/Tallinn',
      clockSkewSeconds: 2,
      site: 'acme.example.com',
    });
  });
});
