import { revealSecret, Secret, TandemError } from '@tandem/connector-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ModeVerification, Subject } from '../setups/capability.ts';
import { startTestPlatform, type CallsNeeds, type TestPlatform } from '../testing/test-platform.ts';

let platform: TestPlatform;
let needs: CallsNeeds;
let account: { id: string; token: string };
let verified: { subject: Subject; mode: string }[] = [];
let answers: Record<string, ModeVerification> = {};
const environments = new Map([['sandbox', 'http://127.0.0.1:9']]);
let number = 0;

beforeAll(async () => {
  platform = await startTestPlatform({
    environments,
    createCalls: async (given) => {
      needs = given;
      return {
        executeForCycle: () => Promise.reject(new Error('This test executes nothing.')),
        routes: [],
        verifier: {
          verify: async (subject, mode) => {
            verified.push({ subject, mode });
            return answers[mode] ?? { status: 'ok', findings: {} };
          },
          forgetSessions: async () => {},
        },
      };
    },
  });
});
afterAll(() => platform.close());
beforeEach(async () => {
  await platform.call('DELETE', '/v1/connectors/test/setup');
  account = await platform.account(`Account ${number++}`);
  verified = [];
  answers = {};
  environments.set('sandbox', 'http://127.0.0.1:9');
});

interface Shown {
  id: string;
  name: string;
  status: string;
  statusDetail: string | null;
  properties: Record<string, { value?: unknown; isSet?: boolean; from?: string; hidden?: boolean }>;
}

const at = (installation = '', rest = '') =>
  `/v1/accounts/${account.id}/connectors${installation === '' ? '' : `/${installation}`}${rest}`;
const setup = (properties: object) => platform.call('PUT', '/v1/connectors/test/setup', { body: { properties } });
const installRaw = (body: object) =>
  platform.call('POST', at(), { as: 'builder', body: { connector: 'test', ...body } });
const install = async (properties: object = {}) => (await installRaw({ properties })).json<Shown>();
const patch = (id: string, body: object) => platform.call('PATCH', at(id), { as: 'builder', body });
const read = async (id: string) => (await platform.call('GET', at(id))).json<Shown>();
const effective = async (id: string) => {
  const { properties } = await needs.installations.load(platform.database, account.id, id);
  return Object.fromEntries(
    [...properties].map(([name, value]) => [name, value instanceof Secret ? revealSecret(value) : value]),
  );
};

describe('installing a connector', () => {
  it('takes the setup’s values, the account’s over them, and names what is what', async () => {
    await setup({ language: { value: 'fin' }, user: { value: 'partner' } });
    const made = await install({ host: 'acme', user: 'own', key: 'k1' });
    expect(made).toMatchObject({
      name: 'Test',
      status: 'ready',
      properties: {
        language: { value: 'fin', from: 'setup' },
        host: { value: 'acme', from: 'account' },
        environment: { value: 'live', from: 'default' },
        user: { value: 'own', from: 'account' },
        key: { isSet: true, from: 'account' },
        password: { isSet: false },
        paths: { value: null },
      },
      modes: { key: { configured: true, status: 'unverified' }, login: { configured: false } },
      methods: { usable: 3, total: 4 },
      site: 'acme.example.com',
    });
    expect(await effective(made.id)).toMatchObject({
      host: 'acme',
      user: 'own',
      key: 'k1',
      language: 'fin',
      device: expect.stringMatching(/.{30}/),
    });
  });

  it('names a second one apart, and refuses a name that is taken', async () => {
    expect((await install()).name).toBe('Test');
    expect((await install()).name).toBe('Test 2');
    expect((await installRaw({ name: 'TEST 2' })).json()).toMatchObject({ code: 'conflict' });
    const third = await installRaw({ name: 'Third' });
    expect((await patch(third.json<Shown>().id, { name: 'test' })).json()).toMatchObject({ code: 'conflict' });
  });

  it('without values asks for setup', async () => {
    expect(await install()).toMatchObject({ status: 'setupRequired', statusDetail: 'Host is missing.' });
  });

  it('of an unknown connector is refused with the nearest name', async () => {
    const answer = await platform.call('POST', at(), { body: { connector: 'tets' } });
    expect(answer.json()).toMatchObject({ code: 'input_invalid', errors: [{ field: 'connector', nearest: ['test'] }] });
  });

  it('never stores a secret in the clear', async () => {
    const { id } = await install({ host: 'acme', key: 'canary-key', password: 'canary-password' });
    const dump = JSON.stringify([
      await platform.database.selectFrom('account_connectors').selectAll().execute(),
      await platform.database.selectFrom('account_connector_secrets').selectAll().execute(),
    ]);
    const bytes = await platform.database
      .selectFrom('account_connector_secrets')
      .select('ciphertext')
      .where('account_connector_id', '=', id)
      .execute();
    expect(bytes).toHaveLength(2);
    for (const text of [dump, ...bytes.map(({ ciphertext }) => ciphertext.toString('latin1')), platform.log.join('')]) {
      expect(text).not.toContain('canary');
      expect(text).not.toContain(Buffer.from('canary-key').toString('base64'));
    }
  });
});

describe('changing values', () => {
  it('keeps what is left out, lets the setup apply again after null, and keeps a secret that is sent as read', async () => {
    await setup({ user: { value: 'partner' } });
    const { id } = await install({ host: 'acme', user: 'own', key: 'k1' });
    await patch(id, { properties: { language: 'fin', key: { isSet: true } } });
    expect(await effective(id)).toMatchObject({ host: 'acme', user: 'own', key: 'k1', language: 'fin' });
    await patch(id, { properties: { user: null, key: null } });
    expect(await effective(id)).toMatchObject({ user: 'partner' });
    expect(await effective(id)).not.toHaveProperty('key');
  });

  it('of the destination clears the secrets that are not given again', async () => {
    const { id } = await install({ host: 'acme', key: 'k1', password: 'p1' });
    const changed = (await patch(id, { properties: { host: 'other', password: 'p2' } })).json<Shown>();
    expect(changed.properties).toMatchObject({ key: { isSet: false }, password: { isSet: true } });
    expect(await effective(id)).toMatchObject({ host: 'other', password: 'p2' });
    expect(await effective(id)).not.toHaveProperty('key');
    await patch(id, { properties: { host: 'acme' } });
    expect(await effective(id)).not.toHaveProperty('key');
  });

  it('by the partner takes an account’s own secret out of use, since it was saved for another destination', async () => {
    await setup({ host: { value: 'acme' } });
    const { id } = await install({ key: 'k1' });
    expect(await effective(id)).toMatchObject({ host: 'acme', key: 'k1' });
    await setup({ host: { value: 'evil' } });
    expect(await effective(id)).toMatchObject({ host: 'evil' });
    expect(await effective(id)).not.toHaveProperty('key');
    expect((await read(id)).properties['key']).toMatchObject({ isSet: false });
  });

  it('to a destination of its own never brings the partner’s secret along', async () => {
    await setup({ host: { value: 'acme' }, key: { value: 'partner-key', access: 'hidden' } });
    const { id } = await install();
    expect(await effective(id)).toMatchObject({ host: 'acme', key: 'partner-key' });
    for (const own of [
      { host: 'evil' },
      { host: null, environment: 'sandbox' },
      { environment: null, paths: { a: 'b' } },
    ]) {
      await patch(id, { properties: own });
      expect(await effective(id)).not.toHaveProperty('key');
    }
    await patch(id, { properties: { paths: null } });
    expect(await effective(id)).toMatchObject({ host: 'acme', key: 'partner-key' });
  });

  it.each([
    ['an unknown name', { hots: 'a' }, 'input_invalid', 'properties.hots'],
    ['an empty text', { user: '' }, 'input_invalid', 'properties.user'],
    ['isSet of what is no secret', { user: { isSet: true } }, 'input_invalid', 'properties.user'],
    ['an address that is not permitted', { host: 'a@evil' }, 'address_refused', 'properties.host'],
  ])('refuses %s', async (_what, properties, code, field) => {
    const { id } = await install({ host: 'acme' });
    expect((await patch(id, { properties })).json()).toMatchObject({ code, errors: [{ field }] });
    expect(await effective(id)).toMatchObject({ host: 'acme' });
  });

  it('gives the same values again as long as nothing changes', async () => {
    const { id } = await install({ host: 'acme', key: 'k1' });
    const load = async () => (await needs.installations.load(platform.database, account.id, id)).properties;
    const first = await load();
    expect(await load()).toBe(first);
    await patch(id, { properties: { key: 'k2' } });
    expect(await load()).not.toBe(first);
  });

  it('a ciphertext moved to another account connector, or whose destination was changed, does not open', async () => {
    const { id } = await install({ host: 'acme', key: 'k1' });
    const { id: other } = await install({ host: 'acme', key: 'k2' });
    const [secret] = await platform.database
      .selectFrom('account_connector_secrets')
      .selectAll()
      .where('account_connector_id', '=', id)
      .execute();
    await platform.database
      .updateTable('account_connector_secrets')
      .set({ ciphertext: secret?.ciphertext ?? Buffer.of(), updated_at: new Date(1) })
      .where('account_connector_id', '=', other)
      .execute();
    await expect(effective(other)).rejects.toThrow('does not open');
    // As somebody would who can write to the database: the account connector and its secret both point elsewhere.
    const { resolution } = await import('./stored-installation.ts').then(({ readInstallation }) =>
      readInstallation(platform.database, needs.library, account.id, id),
    );
    const moved = resolution.destination.replace('acme', 'evil');
    await platform.database
      .updateTable('account_connectors')
      .set({ properties: JSON.stringify({ host: 'evil' }) })
      .where('id', '=', id)
      .execute();
    await platform.database
      .updateTable('account_connector_secrets')
      .set({ destination: moved })
      .where('account_connector_id', '=', id)
      .execute();
    await expect(effective(id)).rejects.toThrow('does not open');
  });
});

describe('what the partner hides', () => {
  beforeEach(() =>
    setup({
      host: { value: 'acme', access: 'hidden' },
      key: { value: 'partner-key', access: 'hidden' },
      user: { value: 'shown' },
    }),
  );

  it('a token of the account sees only to be hidden', async () => {
    const { id } = await install();
    const seen = await platform.call('GET', at(id), { as: { token: account.token } });
    expect(seen.json<Shown>().properties).toMatchObject({
      host: { hidden: true },
      key: { hidden: true },
      user: { value: 'shown', from: 'setup' },
    });
    expect(seen.json<Shown>().properties['host']).toEqual({ hidden: true });
    const report = await platform.call('POST', at(id, '/test'), { as: { token: account.token } });
    for (const { body } of [seen, report]) expect(body).not.toContain('acme');
    expect((await read(id)).properties['host']).toMatchObject({ value: 'acme', from: 'setup', access: 'hidden' });
  });

  it('cannot be set in an account', async () => {
    expect((await installRaw({ properties: { host: 'evil' } })).json()).toMatchObject({
      code: 'input_invalid',
      errors: [{ field: 'properties.host', code: 'not_writable' }],
    });
  });
});

describe('status and test', () => {
  it('goes from ready to connected or failed by a test, and back by new values', async () => {
    const { id, status } = await install({ host: 'acme', key: 'k1' });
    expect(status).toBe('ready');
    const report = await platform.call('POST', at(id, '/test'), { as: 'builder' });
    expect(report.json()).toMatchObject({
      status: 'connected',
      modes: { key: { status: 'ok' }, login: { status: 'notConfigured' } },
      methods: { usable: 3 },
    });
    expect(verified).toMatchObject([{ subject: { id, tenant: account.id }, mode: 'key' }]);
    expect(await read(id)).toMatchObject({
      status: 'connected',
      checkedAt: expect.any(String),
      lastSuccessAt: expect.any(String),
      lastError: null,
    });

    answers = { key: { status: 'failed', refused: true, error: new TandemError('credential_rejected', 'Wrong key.') } };
    await platform.call('POST', at(id, '/test'));
    expect(await read(id)).toMatchObject({
      status: 'failed',
      statusDetail: 'API Key: Wrong key.',
      lastError: { code: 'credential_rejected' },
    });
    await patch(id, { properties: { key: 'k2' } });
    expect(await read(id)).toMatchObject({ status: 'ready' });
  });

  it('is not changed by trouble of the network, only noted', async () => {
    const { id } = await install({ host: 'acme', key: 'k1' });
    await platform.call('POST', at(id, '/test'));
    answers = { key: { status: 'failed', refused: false, error: new TandemError('upstream_timeout', 'No answer.') } };
    const report = await platform.call('POST', at(id, '/test'));
    expect(report.json()).toMatchObject({
      status: 'connected',
      modes: { key: { status: 'failed', problem: { code: 'upstream_timeout' } } },
    });
    expect(await read(id)).toMatchObject({ status: 'connected', lastError: { code: 'upstream_timeout' } });
  });

  it('fails with the reason where the sandbox was switched off, and verifies nothing', async () => {
    const { id } = await install({ host: 'acme', environment: 'sandbox', key: 'k1' });
    environments.delete('sandbox');
    expect(await read(id)).toMatchObject({ status: 'failed', statusDetail: expect.stringContaining('sandbox') });
    const report = await platform.call('POST', at(id, '/test'));
    expect(report.json()).toMatchObject({
      status: 'failed',
      methods: { usable: 0 },
      modes: { key: { status: 'failed' } },
    });
    expect(verified).toEqual([]);
    expect((await installRaw({ properties: { environment: 'sandbox' } })).json()).toMatchObject({
      code: 'input_invalid',
    });
  });

  it('is for builders', async () => {
    const { id } = await install();
    expect((await platform.call('POST', at(id, '/test'), { as: 'viewer' })).statusCode).toBe(403);
  });
});

describe('the methods of an account connector', () => {
  it('tell which are usable, and what the others need', async () => {
    const { id } = await install({ host: 'acme', key: 'k1' });
    const { items } = (await platform.call('GET', at(id, '/methods?schemas=false'))).json<{
      items: { key: string; usable: boolean; missing?: object[] }[];
    }>();
    expect(items.map(({ key, usable }) => [key, usable])).toEqual([
      ['things.list', true],
      ['things.create', true],
      ['meters.list', true],
      ['searches.list', false],
    ]);
    expect(items[3]?.missing).toEqual([
      {
        mode: 'login',
        properties: [
          { name: 'user', label: 'User' },
          { name: 'password', label: 'Password' },
        ],
      },
    ]);
    const usable = await platform.call('GET', at(id, '/methods?usable=false'));
    expect(usable.json()).toMatchObject({
      items: [{ key: 'searches.list', usable: false, inputSchema: { type: 'object' } }],
    });
  });
});

describe('removing', () => {
  it('takes the credentials along, once', async () => {
    const { id } = await install({ host: 'acme', key: 'k1' });
    expect((await platform.call('DELETE', at(id), { as: 'builder' })).statusCode).toBe(204);
    expect((await platform.call('DELETE', at(id), { as: 'builder' })).statusCode).toBe(404);
    expect(
      await platform.database
        .selectFrom('account_connector_secrets')
        .selectAll()
        .where('account_connector_id', '=', id)
        .execute(),
    ).toEqual([]);
  });
});
