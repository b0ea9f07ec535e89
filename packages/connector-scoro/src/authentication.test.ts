import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  revealSecret,
  Secret,
  TandemError,
  type AuthenticationMode,
  type PropertyValue,
  type WireRequest,
} from '@tandem/connector-kit';
import { scoroModes } from './authentication.ts';
import { listRequest } from './wire/envelope.ts';

function mode(name: string): AuthenticationMode {
  const found = scoroModes.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no mode ${name}`);
  return found;
}

/** The body as it would be written, secrets opened. */
function written(request: WireRequest): string {
  return JSON.stringify(request.body, (_name, value: unknown) => value) // prints [secret]
    .replaceAll('[secret]', '*');
}

const everything = new Map<string, PropertyValue>([
  ['companyName', 'acme'],
  ['companyAccountId', 'acme-lv'],
  ['language', 'est'],
  ['apiKey', new Secret('ScoroAPI_1')],
  ['username', 'anna'],
  ['password', new Secret('pass word')],
  ['deviceType', 'computer'],
  ['deviceName', 'desk'],
  ['deviceId', 'd-1'],
]);

describe('the modes', () => {
  it('are headed as the guide heads them, with what they cannot do without', () => {
    expect(scoroModes.map(({ name, label, required }) => ({ name, label, required }))).toEqual([
      { name: 'userAuth', label: 'To use User Auth', required: ['username', 'password'] },
      { name: 'apiKey', label: 'To use API Key', required: ['apiKey'] },
    ]);
  });

  it('lead to their values by the steps of the guide', () => {
    expect(mode('userAuth').where.at(-1)).toBe('Make a note of the "company_account_id".');
    expect(mode('apiKey').where.at(-1)).toBe('Make a note of the API Key under the API KEY header.');
  });
});

describe('a request', () => {
  const request = listRequest('tasks', { page: { number: 1, size: 25 }, filter: { project_id: 1 } });

  it('with the API key has its members in the order of the protocol', () => {
    const credential = mode('apiKey').given?.(everything);
    if (credential === undefined) throw new Error('no credential');
    const sent = mode('apiKey').apply(request, credential, everything);
    expect(written(sent)).toBe(
      '{"apiKey":"*","company_account_id":"acme-lv","lang":"est","request":{},"filter":{"project_id":1},"page":1,"per_page":25}',
    );
    expect(sent.headers).toEqual({});
  });

  it('with a user token carries that alone', () => {
    const credential = { mode: 'userAuth', secrets: new Map([['token', new Secret('t-1')]]), facts: {}, generation: 1 };
    const hostile: WireRequest = {
      verb: 'POST',
      path: '/x/y',
      body: { apiKey: 'other', user_token: 'other', company_account_id: 'other', lang: 'xxx', request: {} },
    };
    expect(written(mode('userAuth').apply(hostile, credential, everything))).toBe(
      '{"user_token":"*","company_account_id":"acme-lv","lang":"est","request":{}}',
    );
  });

  it('takes the company name for the account where none is given, English, and the app id where one is', () => {
    const few = new Map<string, PropertyValue>([
      ['companyName', 'https://Acme.scoro.ee/'],
      ['apiKey', new Secret('k')],
      ['appId', 'app-7'],
    ]);
    const credential = mode('apiKey').given?.(few);
    if (credential === undefined) throw new Error('no credential');
    const sent = mode('apiKey').apply(request, credential, few);
    expect(sent.body).toMatchObject({ company_account_id: 'acme', lang: 'eng' });
    expect(sent.headers).toEqual({ 'scoro-app-id': 'app-7' });
  });
});

describe('the login', () => {
  const { login } = mode('userAuth');

  it('sends its parameters at the top level, an empty request, and no credential', () => {
    const request = login?.request(everything);
    expect(request?.path).toBe('/userAuth/modify');
    expect(request === undefined ? '' : written(request)).toBe(
      '{"lang":"est","company_account_id":"acme-lv","username":"anna","password":"*","device_type":"computer","device_name":"desk","device_id":"d-1","request":{}}',
    );
  });

  it('presents itself as a server called Tandem where nothing else is set', () => {
    const few = new Map<string, PropertyValue>([
      ['companyName', 'acme'],
      ['username', 'a'],
      ['password', new Secret('p')],
    ]);
    expect(login?.request(few).body).toMatchObject({ device_type: 'server', device_name: 'Tandem' });
  });

  it('is the same for the same site, user and password, and another for each that differs', () => {
    const identity = (change: Record<string, PropertyValue>): string =>
      JSON.stringify(
        login
          ?.identity(new Map([...everything, ...Object.entries(change)]))
          .map((part) => (part instanceof Secret ? revealSecret(part) : part)),
      );
    expect(identity({ companyName: 'https://acme.scoro.com/' })).toBe(identity({}));
    expect(identity({ language: 'eng', deviceId: 'other' })).toBe(identity({}));
    for (const change of [
      { companyName: 'beta' },
      { username: 'mark' },
      { password: new Secret('x') },
      { environment: 'sandbox' },
      { companyAccountId: 'acme' },
    ]) {
      expect(identity(change)).not.toBe(identity({}));
    }
  });

  it('reads the token and the settings, in the shapes they come in', () => {
    const result = login?.read({
      token: 't-1',
      settings: {
        user_id: '7',
        first_day_of_week: 1,
        timezone: 'Europe/Tallinn',
        company_accounts: [{ account_id: 'acme', account_name: 'Acme OÜ' }, { account_id: 'acme-lv' }],
      },
    });
    expect(result?.facts).toEqual({
      userId: 7,
      timeZone: 'Europe/Tallinn',
      companyAccounts: [
        { id: 'acme', name: 'Acme OÜ' },
        { id: 'acme-lv', name: 'acme-lv' },
      ],
    });
    expect(result?.secrets.get('token')).toBeInstanceOf(Secret);
    expect(JSON.stringify(result)).not.toContain('t-1');
    expect(login?.read({ token: 't', settings: [] }).facts).toEqual({});
    expect(login?.read({ token: 't', settings: { company_accounts: { acme: 'Acme OÜ' } } }).facts).toEqual({
      companyAccounts: [{ id: 'acme', name: 'Acme OÜ' }],
    });
    expect(login?.read({ token: 't', settings: { company_accounts: ['acme'] } }).facts).toEqual({
      companyAccounts: [{ id: 'acme', name: 'acme' }],
    });
  });

  it('without a token in it is an unreadable answer', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        try {
          login?.read(data);
        } catch (error) {
          return error instanceof TandemError && error.code === 'upstream_invalid_response';
        }
        return typeof data === 'object' && data !== null && Object.hasOwn(data, 'token');
      }),
    );
  });
});
