import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { revealSecret, Secret, TandemError } from '@tandem/connector-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Verb } from '../http/route.ts';
import type { ModeVerification } from '../setups/capability.ts';
import { startTestPlatform, type CallsNeeds, type TestPlatform } from '../testing/test-platform.ts';
import { forgetSetupLinks } from './forget-setup-links.ts';

const origin = 'https://app.example.com';
let platform: TestPlatform;
let needs: CallsNeeds;
let folder: string;
let account: { id: string; token: string };
let answers: Record<string, ModeVerification> = {};
let number = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-setup-links-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), 'the console');
  await writeFile(
    join(folder, 'setup-link.html'),
    'the page <script nonce="__TANDEM_NONCE__" src="/assets/a.js"></script>',
  );
  platform = await startTestPlatform({
    consoleFolder: folder,
    createCalls: async (given) => {
      needs = given;
      return {
        executeForCycle: () => Promise.reject(new Error('This test executes nothing.')),
        routes: [],
        verifier: {
          verify: async (_subject, mode) => answers[mode] ?? { status: 'ok', findings: { timeZone: 'Europe/Tallinn' } },
          forgetSessions: async () => {},
        },
      };
    },
  });
});
afterAll(async () => {
  await platform.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await platform.call('DELETE', '/v1/connectors/test/setup');
  account = await platform.account(`Account ${number++}`);
  answers = {};
});

interface Made {
  id: string;
  url: string;
  expiresAt: string;
}
interface Opened {
  browser: string;
  accountName: string;
  installation: string | null;
  status: string;
  connector: { properties: { name: string }[] };
  properties: Record<string, unknown>;
}

const linksOf = (id: string) => `/v1/accounts/${id}/setup-links`;
const createRaw = (body: object = {}) =>
  platform.call('POST', linksOf(account.id), { as: 'builder', body: { connector: 'test', ...body } });
const create = async (body: object = {}) => (await createRaw({ allowedOrigins: [origin], ...body })).json<Made>();
const secretOf = ({ url }: Made) => new URL(url).hash.slice(1);
/** Each test is a customer at an address of its own. */
const send = (method: Verb, url: string, { bearer, body }: { bearer?: string; body?: object } = {}) =>
  platform.app.inject({
    method,
    url,
    remoteAddress: `192.0.2.${number}`,
    ...(bearer === undefined ? {} : { headers: { authorization: `Bearer ${bearer}` } }),
    ...(body === undefined ? {} : { payload: body }),
  });
const openRaw = (link: Made, secret = secretOf(link)) =>
  send('POST', '/v1/setup-links/open', { body: { link: link.id, secret } });
const open = async (link: Made) => (await openRaw(link)).json<Opened>();
const opened = async (body: object = {}) => open(await create(body));
const at = (path: string) => `/v1/setup-links/current${path}`;
type By = Pick<Opened, 'browser'>;
const current = ({ browser }: By) => send('GET', at(''), { bearer: browser });
const save = ({ browser }: By, properties: object) =>
  send('PUT', at('/properties'), { bearer: browser, body: { properties } });
const test = ({ browser }: By) => send('POST', at('/test'), { bearer: browser });
const finish = ({ browser }: By) => send('POST', at('/finish'), { bearer: browser });
const page = (link: Made, method: 'GET' | 'HEAD' = 'GET') =>
  platform.app.inject({ method, url: new URL(link.url).pathname, headers: { accept: 'text/html' } });
const setup = (properties: object) => platform.call('PUT', '/v1/connectors/test/setup', { body: { properties } });
const effective = async (id: string) => {
  const { properties } = await needs.installations.load(platform.database, account.id, id);
  return Object.fromEntries(
    [...properties].map(([name, value]) => [name, value instanceof Secret ? revealSecret(value) : value]),
  );
};
const expire = (link: Made) =>
  platform.database
    .updateTable('setup_links')
    .set({ expires_at: new Date(Date.now() - 1_000) })
    .where('id', '=', link.id)
    .execute();
const expectOver = async (answer: ReturnType<typeof send>) => {
  const { statusCode, body } = await answer;
  expect(statusCode).toBe(404);
  expect(body).not.toContain('Account ');
};

describe('a setup link', () => {
  it('lets the customer enter its own values, verifies them, and is over when finished', async () => {
    const link = await create({ returnUrl: `${origin}/done` });
    expect(link.url).toMatch(/^http:\/\/tandem\.test\/setup-link\/lnk_[0-9a-f]+#tdl_/);
    const customer = await open(link);
    expect(customer).toMatchObject({ installation: null, status: 'setupRequired', connector: { key: 'test' } });
    const saved = (await save(customer, { host: 'acme', key: 'customer-key' })).json<Opened>();
    expect(saved).toMatchObject({ status: 'ready', properties: { host: { value: 'acme' }, key: { isSet: true } } });
    expect(await effective(saved.installation ?? '')).toMatchObject({ host: 'acme', key: 'customer-key' });
    expect((await test(customer)).json()).toMatchObject({
      status: 'connected',
      modes: { key: { status: 'ok' }, login: { status: 'notConfigured' } },
      timeZone: 'Europe/Tallinn',
    });
    expect((await finish(customer)).json()).toEqual({
      account: account.id,
      installation: saved.installation,
      status: 'connected',
      returnUrl: `${origin}/done`,
    });
    await expectOver(current(customer));
    await expectOver(save(customer, { host: 'other' }));
    await expectOver(openRaw(link));
    const { items } = (await platform.call('GET', linksOf(account.id), { as: 'viewer' })).json<{ items: object[] }>();
    expect(items).toMatchObject([{ id: link.id, status: 'finished', installation: saved.installation }]);
  });

  it('stays with the first browser, which may reload; a second one is told so and shown nothing', async () => {
    const link = await create();
    const first = await open(link);
    const second = await openRaw(link);
    expect(second.json()).toMatchObject({ code: 'conflict', detail: expect.stringContaining('already opened') });
    expect(second.body).not.toContain('Account ');
    for (let reload = 0; reload < 3; reload++) expect((await current(first)).statusCode).toBe(200);
    await expectOver(current({ browser: 'tdb_guessed' }));
    await expectOver(send('GET', at('')));
  });

  it('of two browsers at the same time belongs to one', async () => {
    const link = await create();
    const statuses = (await Promise.all(Array.from({ length: 8 }, () => openRaw(link)))).map(
      ({ statusCode }) => statusCode,
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(7);
  });

  it('is consumed by no visit of its page', async () => {
    const link = await create();
    for (const method of ['GET', 'HEAD', 'GET'] as const) expect((await page(link, method)).statusCode).toBe(200);
    expect((await page(link)).body).not.toContain(secretOf(link));
    expect((await openRaw(link)).statusCode).toBe(200);
  });

  it('that has expired shows nothing, opened or not', async () => {
    const unopened = await create();
    await expire(unopened);
    await expectOver(openRaw(unopened));
    const link = await create();
    const customer = await open(link);
    await expire(link);
    await expectOver(current(customer));
    await expectOver(save(customer, { host: 'acme' }));
    await expectOver(test(customer));
    await expectOver(finish(customer));
    await expectOver(openRaw(link));
  });

  it('gives the browser that opened it an hour', async () => {
    const before = Date.now();
    const { expiresAt } = (await openRaw(await create({ expiresInMinutes: 5 }))).json<{ expiresAt: string }>();
    expect(Math.abs(new Date(expiresAt).getTime() - before - 3_600_000)).toBeLessThan(30_000);
  });

  it('that was revoked shows nothing, also while it is open; what was saved stays', async () => {
    const link = await create();
    const customer = await open(link);
    const { installation } = (await save(customer, { host: 'acme' })).json<Opened>();
    const path = `${linksOf(account.id)}/${link.id}`;
    expect((await platform.call('DELETE', path, { as: 'builder' })).statusCode).toBe(204);
    await expectOver(current(customer));
    await expectOver(openRaw(link));
    expect(await effective(installation ?? '')).toMatchObject({ host: 'acme' });
    expect((await platform.call('DELETE', path, { as: 'builder' })).statusCode).toBe(404);
  });

  it('opens with its own secret alone, not under the address of another link', async () => {
    const [mine, other] = [await create(), await create({ allowedOrigins: ['https://evil.example.com'] })];
    await expectOver(openRaw(other, secretOf(mine)));
    await expectOver(openRaw(mine, 'tdl_guessed'));
    expect((await openRaw(mine)).statusCode).toBe(200);
  });

  it('cannot be guessed at leisure', async () => {
    const link = await create();
    for (let guess = 0; guess < 30; guess++) await expectOver(openRaw(link, `tdl_${guess}`));
    expect((await openRaw(link)).json()).toMatchObject({ code: 'rate_limited' });
  });

  it('goes with its account and with its account connector', async () => {
    const customer = await opened();
    await platform.call('DELETE', `/v1/accounts/${account.id}`);
    await expectOver(current(customer));
    account = await platform.account(`Account ${number++}`);
    const again = await opened();
    const { installation } = (await save(again, { host: 'acme' })).json<Opened>();
    await platform.call('DELETE', `/v1/accounts/${account.id}/connectors/${installation ?? ''}`);
    await expectOver(current(again));
  });

  it('is forgotten a week after it was over', async () => {
    const link = await create();
    await expire(link);
    await forgetSetupLinks(platform.database);
    const list = async () => (await platform.call('GET', linksOf(account.id))).json<{ items: object[] }>().items;
    expect(await list()).toMatchObject([{ status: 'expired' }]);
    await platform.database
      .updateTable('setup_links')
      .set({ expires_at: new Date(Date.now() - 8 * 24 * 3_600_000) })
      .where('id', '=', link.id)
      .execute();
    await forgetSetupLinks(platform.database);
    expect(await list()).toEqual([]);
  });
});

describe('what the customer sees and may set', () => {
  it('is only what the setup leaves to accounts: hidden values are neither seen nor written', async () => {
    await setup({
      host: { value: 'partnerhost', access: 'hidden' },
      user: { value: 'partneruser', access: 'hidden' },
      password: { value: 'partner-password', access: 'hidden' },
      language: { value: 'fin', access: 'editable' },
      key: { access: 'ask' },
    });
    answers = {
      login: {
        status: 'failed',
        error: new TandemError('upstream_timeout', 'No answer from partnerhost.'),
        refused: false,
      },
    };
    const link = await create();
    const first = await openRaw(link);
    const customer = first.json<Opened>();
    expect(Object.keys(customer.properties)).not.toContain('host');
    expect(customer.connector.properties.map(({ name }) => name)).toEqual([
      'language',
      'environment',
      'paths',
      'device',
      'key',
    ]);
    for (const name of ['host', 'user', 'password']) {
      for (const value of ['mine', null]) {
        const refused = await save(customer, { [name]: value, language: 'est' });
        expect(refused.json()).toMatchObject({
          code: 'input_invalid',
          errors: [{ field: `properties.${name}`, code: 'not_writable' }],
        });
      }
    }
    const saved = await save(customer, { language: 'est', key: 'customer-key' });
    expect(await effective(saved.json<Opened>().installation ?? '')).toMatchObject({
      host: 'partnerhost',
      user: 'partneruser',
      language: 'est',
    });
    const report = await test(customer);
    expect(report.json()).toMatchObject({ site: null, quota: null, timeZone: null, companyAccountId: null });
    expect(report.json()).toMatchObject({
      modes: { login: { status: 'failed', problem: { code: 'upstream_timeout' } } },
    });
    for (const { body } of [first, saved, report, await current(customer), await finish(customer)]) {
      expect(body).not.toMatch(/partnerhost|partneruser|partner-password/);
    }
  });

  it('is never a secret, neither its own nor the partner’s', async () => {
    await setup({ key: { value: 'partner-key', access: 'editable' } });
    const customer = await opened();
    const bodies = [
      await save(customer, { host: 'acme', password: 'customer-password', user: 'anna' }),
      await current(customer),
      await test(customer),
    ].map(({ body }) => body);
    for (const body of bodies) expect(body).not.toMatch(/customer-password|partner-key/);
    expect((await current(customer)).json()).toMatchObject({ properties: { password: { isSet: true } } });
    expect(platform.log.join('')).not.toContain('customer-password');
    const rows = await platform.database.selectFrom('account_connector_secrets').selectAll().execute();
    expect(rows.some(({ ciphertext }) => ciphertext.includes('customer-password'))).toBe(false);
  });

  it('of an account connector that there is are its values, to be corrected', async () => {
    const made = await platform.call('POST', `/v1/accounts/${account.id}/connectors`, {
      body: { connector: 'test', name: 'Theirs', properties: { host: 'acme', key: 'old-key' } },
    });
    const { id } = made.json<{ id: string }>();
    const customer = await opened({ installation: id });
    expect(customer).toMatchObject({ installation: id, properties: { host: { value: 'acme' }, key: { isSet: true } } });
    await save(customer, { key: 'new-key' });
    expect(await effective(id)).toMatchObject({ host: 'acme', key: 'new-key' });
  });

  it('is told what is wrong with it, and nothing half-made is left', async () => {
    const customer = await opened();
    expect((await save(customer, { host: 'http://10.0.0.1' })).json()).toMatchObject({ code: 'address_refused' });
    expect((await save(customer, { hots: 'acme' })).json()).toMatchObject({
      errors: [{ field: 'properties.hots', code: 'unknown' }],
    });
    expect((await current(customer)).json()).toMatchObject({ installation: null });
    const rows = await platform.call('GET', `/v1/accounts/${account.id}/connectors`);
    expect(rows.json()).toMatchObject({ items: [] });
  });

  it('makes one account connector however often it saves, of a name that is free', async () => {
    await platform.call('POST', `/v1/accounts/${account.id}/connectors`, { body: { connector: 'test', name: 'Ours' } });
    const customer = await opened({ name: 'Ours' });
    await Promise.all(Array.from({ length: 4 }, () => save(customer, { host: 'acme' })));
    const { items } = (await platform.call('GET', `/v1/accounts/${account.id}/connectors`)).json<{ items: object[] }>();
    expect(items).toMatchObject([{ name: 'Ours' }, { name: 'Ours 2' }]);
    expect(items).toHaveLength(2);
  });

  it('cannot be tested or finished before it is enough', async () => {
    const customer = await opened();
    for (const act of [test, finish]) expect((await act(customer)).json()).toMatchObject({ code: 'setup_required' });
    await save(customer, { host: 'acme' });
    expect((await finish(customer)).json()).toMatchObject({ code: 'setup_required' });
    await save(customer, { key: 'k' });
    expect((await finish(customer)).statusCode).toBe(200);
  });
});

describe('whose a setup link is', () => {
  it('its bearer opens nothing else of the API', async () => {
    const customer = await opened();
    for (const path of [
      '/v1/me',
      '/v1/accounts',
      `/v1/accounts/${account.id}`,
      linksOf(account.id),
      '/v1/connectors',
    ]) {
      expect((await send('GET', path, { bearer: customer.browser })).statusCode).toBe(401);
    }
  });

  it('works for its own account alone', async () => {
    const link = await create();
    const other = await platform.account(`Other ${number++}`);
    expect((await platform.call('GET', linksOf(account.id), { as: { token: other.token } })).statusCode).toBe(404);
    expect(
      (await platform.call('POST', linksOf(account.id), { as: { token: other.token }, body: {} })).statusCode,
    ).toBe(404);
    for (const path of [`${linksOf(account.id)}/${link.id}`, `${linksOf(other.id)}/${link.id}`]) {
      expect((await platform.call('DELETE', path, { as: { token: other.token } })).statusCode).toBe(404);
    }
    expect((await platform.call('DELETE', `${linksOf(other.id)}/${link.id}`)).statusCode).toBe(404);
    expect((await openRaw(link)).statusCode).toBe(200);
    const foreign = await platform.call('POST', `/v1/accounts/${other.id}/connectors`, { body: { connector: 'test' } });
    const refused = await createRaw({ installation: foreign.json<{ id: string }>().id });
    expect(refused.json()).toMatchObject({ code: 'not_found' });
  });

  it('is made and revoked by builders', async () => {
    expect((await platform.call('POST', linksOf(account.id), { as: 'viewer', body: {} })).statusCode).toBe(403);
    const link = await create();
    const path = `${linksOf(account.id)}/${link.id}`;
    expect((await platform.call('DELETE', path, { as: 'viewer' })).statusCode).toBe(403);
  });

  it('is told by the audit log, without a secret', async () => {
    const link = await create();
    const customer = await open(link);
    await save(customer, { host: 'acme', key: 'customer-key' });
    await finish(customer);
    const audit = await platform.call('GET', `/v1/audit?account=${account.id}`);
    const { items } = audit.json<{ items: { action: string; actor: { kind: string; id: string } }[] }>();
    expect(items.map(({ action, actor }) => [action, actor.kind])).toEqual([
      ['setupLink.finish', 'link'],
      ['connector.install', 'link'],
      ['setupLink.open', 'link'],
      ['setupLink.create', 'token'],
      ['account.create', 'token'],
    ]);
    expect(items[0]?.actor.id).toBe(link.id);
    expect(audit.body).not.toContain('customer-key');
    expect(audit.body).not.toContain(secretOf(link));
    expect(platform.log.join('')).not.toContain(secretOf(link));
    expect(platform.log.join('')).not.toContain(customer.browser);
  });
});

describe('making a setup link', () => {
  it('takes origins alone, and a return URL on one of them', async () => {
    const wrong = [
      'http://app.example.com',
      'https://*.example.com',
      '*',
      'https://app.example.com/path',
      'https://anna@app.example.com',
      "https://a.example.com;script-src'unsafe-inline'",
      'https://a.example.com https://evil.example.com',
      'javascript:alert(1)',
      'null',
      '',
    ];
    for (const each of wrong)
      expect([each, (await createRaw({ allowedOrigins: [each] })).statusCode]).toEqual([each, 400]);
    const fine = [
      'https://App.Example.com/',
      'https://app.example.com',
      'http://localhost:3000',
      'https://a.example.com:8443',
    ];
    expect((await createRaw({ allowedOrigins: fine })).json()).toMatchObject({
      allowedOrigins: ['https://app.example.com', 'http://localhost:3000', 'https://a.example.com:8443'],
    });
    for (const returnUrl of [
      'https://evil.example.com/',
      'https://app.example.com@evil.example.com/',
      'javascript:alert(1)',
    ]) {
      expect([400, 422]).toContain((await createRaw({ allowedOrigins: [origin], returnUrl })).statusCode);
    }
    expect((await createRaw({ returnUrl: `${origin}/done` })).statusCode).toBe(422);
  });

  it('lasts seven days at most, and names what is wrong', async () => {
    expect((await createRaw({ expiresInMinutes: 7 * 24 * 60 + 1 })).statusCode).toBe(400);
    const { expiresAt } = await create();
    expect(Math.abs(new Date(expiresAt).getTime() - Date.now() - 7 * 24 * 3_600_000)).toBeLessThan(30_000);
    expect((await createRaw({ connector: 'tset' })).json()).toMatchObject({ errors: [{ nearest: ['test'] }] });
  });
});

describe('its page', () => {
  const ancestors = async (link: Made) => {
    const answer = await page(link);
    const policy = String(answer.headers['content-security-policy']);
    return [answer.statusCode, /frame-ancestors ([^;]*)/.exec(policy)?.[1], answer.headers['x-frame-options']];
  };

  it('is framed by its allowed origins alone', async () => {
    const link = await create({ allowedOrigins: [origin, 'http://localhost:3000'] });
    expect(await ancestors(link)).toEqual([200, `${origin} http://localhost:3000`, undefined]);
    await open(link);
    expect(await ancestors(link)).toEqual([200, `${origin} http://localhost:3000`, undefined]);
    expect((await page(link)).headers['cache-control']).toBe('no-store');
  });

  it('of a link without origins, one that is over, or none, is framed by nobody', async () => {
    expect(await ancestors(await create({ allowedOrigins: [] }))).toEqual([200, "'none'", 'DENY']);
    const over = await create();
    await expire(over);
    expect(await ancestors(over)).toEqual([404, "'none'", 'DENY']);
    expect(await ancestors({ ...over, url: 'http://tandem.test/setup-link/lnk_0' })).toEqual([404, "'none'", 'DENY']);
  });

  it('is not the console’s, which nobody frames', async () => {
    const link = await create();
    expect((await page(link)).body).toContain('the page');
    const console = await platform.app.inject({ url: '/library', headers: { accept: 'text/html' } });
    expect(console.body).toContain('the console');
    expect(console.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });
});
