import {
  Secret,
  TandemError,
  type AuthenticationMode,
  type Credential,
  type Login,
  type LoginResult,
  type PropertyValues,
  type WireRequest,
  type WireValue,
} from '@tandem/connector-kit';
import { parseCompanyName } from './site.ts';
import { whereApiKey, whereUserAuth } from './properties.ts';
import { companyAccountOf } from './wire/company-account.ts';

/** One key per site, with the rights of the whole company and no user behind it (PROTOCOL.md 3.1). */
const apiKey: AuthenticationMode = {
  name: 'apiKey',
  label: 'To use API Key',
  properties: ['apiKey'],
  required: ['apiKey'],
  where: whereApiKey,
  given(properties) {
    return {
      mode: 'apiKey',
      secrets: new Map([['apiKey', secretOf(properties, 'apiKey')]]),
      facts: {},
      generation: undefined,
    };
  },
  apply: (request, credential, properties) =>
    withCredential(request, { apiKey: credentialSecret(credential, 'apiKey') }, properties),
};

/** The login of one user, with that user's rights and eyes (PROTOCOL.md 3.5). */
const login: Login = {
  identity(properties) {
    return [
      textOf(properties, 'environment') ?? 'live',
      parseCompanyName(textOf(properties, 'companyName') ?? '').host,
      companyAccountOf(properties).value,
      textOf(properties, 'username') ?? '',
      secretOf(properties, 'password'),
    ];
  },
  request(properties) {
    // Parameters stand at the top level here, and `request` stays empty (PROTOCOL.md 3.5).
    const body: WireValue = {
      lang: languageOf(properties),
      company_account_id: companyAccountOf(properties).value,
      username: textOf(properties, 'username') ?? '',
      password: secretOf(properties, 'password'),
      device_type: textOf(properties, 'deviceType') ?? 'server',
      device_name: textOf(properties, 'deviceName') ?? 'Tandem',
      device_id: textOf(properties, 'deviceId') ?? 'tandem',
      request: {},
    };
    return { verb: 'POST', path: '/userAuth/modify', headers: headersOf(properties), body };
  },
  read: readLogin,
};

const userAuth: AuthenticationMode = {
  name: 'userAuth',
  label: 'To use User Auth',
  properties: ['companyAccountId', 'username', 'password', 'deviceType', 'deviceName', 'deviceId'],
  required: ['username', 'password'],
  where: whereUserAuth,
  login,
  apply: (request, credential, properties) =>
    withCredential(request, { user_token: credentialSecret(credential, 'token') }, properties),
};

/** The two ways to authenticate, in the order of the form. */
export const scoroModes: readonly AuthenticationMode[] = [userAuth, apiKey];

/**
 * The credential, the company account and the language in front of what the request holds already, in the order of
 * PROTOCOL.md 2. A credential that stands in the request already is dropped: which of two wins is unknown (AUTH.yaml).
 */
function withCredential(
  request: WireRequest,
  credential: Readonly<Record<string, Secret>>,
  properties: PropertyValues,
): WireRequest {
  const members = membersOf(request.body).filter(([name]) => !credentialMembers.has(name));
  return {
    ...request,
    headers: { ...request.headers, ...headersOf(properties) },
    body: {
      ...credential,
      company_account_id: companyAccountOf(properties).value,
      lang: languageOf(properties),
      ...Object.fromEntries(members),
    },
  };
}

const credentialMembers: ReadonlySet<string> = new Set([
  'apiKey',
  'user_token',
  'company_account_id',
  'lang',
  'username',
  'password',
]);

function membersOf(body: WireValue | undefined): [string, WireValue | undefined][] {
  return typeof body === 'object' && body !== null && !(body instanceof Secret) && !Array.isArray(body)
    ? Object.entries(body)
    : [];
}

function headersOf(properties: PropertyValues): Record<string, string> {
  const appId = textOf(properties, 'appId');
  return appId === undefined ? {} : { 'scoro-app-id': appId };
}

function languageOf(properties: PropertyValues): string {
  return textOf(properties, 'language') ?? 'eng';
}

/** The token, and the user's id, time zone and company accounts where the settings tell them; they come in several shapes. */
function readLogin(data: unknown): LoginResult {
  const reply = asMembers(data);
  const token = reply?.['token'];
  if (typeof token !== 'string' || token === '') {
    throw new TandemError('upstream_invalid_response', 'The login succeeded, but no token came with it.');
  }
  const settings = asMembers(reply?.['settings']) ?? {};
  const userId = wholeNumber(settings['user_id'] ?? reply?.['user_id']);
  const { timezone } = settings;
  const companyAccounts = readAccounts(settings['company_accounts']);
  return {
    secrets: new Map([['token', new Secret(token)]]),
    facts: {
      ...(userId !== undefined && { userId }),
      ...(typeof timezone === 'string' && timezone !== '' && { timeZone: timezone }),
      ...(companyAccounts.length > 0 && { companyAccounts }),
    },
  };
}

/** `[{account_id, account_name}]`; a list printed by PHP with keys, or a map of ids to names, is taken too. */
function readAccounts(value: unknown): { id: string; name: string }[] {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return entries.flatMap(([key, row]: [string, unknown]) => {
    if (typeof row === 'string') return Array.isArray(value) ? [{ id: row, name: row }] : [{ id: key, name: row }];
    const id = asMembers(row)?.['account_id'];
    const name = asMembers(row)?.['account_name'];
    if (typeof id !== 'string' && typeof id !== 'number') return [];
    return [{ id: String(id), name: typeof name === 'string' && name !== '' ? name : String(id) }];
  });
}

function asMembers(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;
}

function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

function textOf(properties: PropertyValues, name: string): string | undefined {
  const value = properties.get(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function secretOf(properties: PropertyValues, name: string): Secret {
  const value = properties.get(name);
  // Preflight asks for the mode's required values before a credential is made.
  if (!(value instanceof Secret)) throw new TandemError('credential_missing', `${name} is not set.`);
  return value;
}

function credentialSecret(credential: Credential, name: string): Secret {
  const secret = credential.secrets.get(name);
  if (secret === undefined) throw new Error(`The credential holds no ${name}.`);
  return secret;
}
