import {
  Secret,
  TandemError,
  type AuthenticationMode,
  type Credential,
  type Login,
  type PropertyValues,
  type WireRequest,
} from '@tandem/connector-kit';
import { z } from 'zod';
import { findTokenSite, textOf } from './address.ts';
import { readReply } from './wire/reply.ts';
import { basicCredential } from './wire/basic-credential.ts';

const none: AuthenticationMode = {
  name: 'none',
  label: 'To use no credential',
  properties: ['withoutCredential'],
  required: ['withoutCredential'],
  where: ['The documentation of the API says that it needs no credential.'],
  given: () => credentialOf('none', {}),
  apply: (request) => request,
};

const basic: AuthenticationMode = {
  name: 'basic',
  label: 'To use a user name and password',
  properties: ['username', 'password'],
  required: ['username', 'password'],
  where: ['The documentation of the API speaks of Basic authentication: use the user name and password that it names.'],
  given: (properties) =>
    credentialOf('basic', {
      authorization: basicCredential(textOf(properties, 'username') ?? '', secretOf(properties, 'password')),
    }),
  apply: (request, credential) => withHeader(request, 'authorization', secretIn(credential, 'authorization')),
};

const bearer: AuthenticationMode = {
  name: 'bearer',
  label: 'To use a bearer token',
  properties: ['token'],
  required: ['token'],
  where: ['In the settings of the application, under API, tokens or integrations.'],
  given: (properties) => credentialOf('bearer', { token: secretOf(properties, 'token') }),
  apply: (request, credential) => withHeader(request, 'authorization', ['Bearer ', secretIn(credential, 'token')]),
};

const headerKey: AuthenticationMode = {
  name: 'headerKey',
  label: 'To use a key in a header',
  properties: ['headerName', 'headerKey'],
  required: ['headerName', 'headerKey'],
  where: ['In the settings of the application, under API or integrations; its documentation names the header.'],
  given: (properties) => credentialOf('headerKey', { key: secretOf(properties, 'headerKey') }),
  apply: (request, credential, properties) =>
    withHeader(request, (textOf(properties, 'headerName') ?? '').toLowerCase(), secretIn(credential, 'key')),
};

const queryKey: AuthenticationMode = {
  name: 'queryKey',
  label: 'To use a key in the query',
  properties: ['queryName', 'queryKey'],
  required: ['queryName', 'queryKey'],
  where: ['In the settings of the application, under API or integrations; its documentation names the parameter.'],
  given: (properties) => credentialOf('queryKey', { key: secretOf(properties, 'queryKey') }),
  apply(request, credential, properties) {
    const name = textOf(properties, 'queryName') ?? '';
    // The link to a next page may carry what the request before it carried.
    const path = withoutParameter(request.path, name);
    return { ...request, path, query: { ...request.query, [name]: secretIn(credential, 'key') } };
  },
};

const tokenShape = z.object({ access_token: z.string().min(1), token_type: z.string().optional() });

/** RFC 6749, 4.4: the application's own credentials for a token. */
const login: Login = {
  identity: (properties) => [
    textOf(properties, 'tokenUrl') ?? '',
    textOf(properties, 'clientId') ?? '',
    secretOf(properties, 'clientSecret'),
    textOf(properties, 'scope') ?? '',
    textOf(properties, 'tokenAuthentication') ?? '',
  ],
  findSite: findTokenSite,
  request(properties) {
    const clientId = textOf(properties, 'clientId') ?? '';
    const secret = secretOf(properties, 'clientSecret');
    const { pathname } = new URL(textOf(properties, 'tokenUrl') ?? '');
    const form = { grant_type: 'client_credentials', scope: textOf(properties, 'scope') };
    const request: WireRequest = { verb: 'POST', path: pathname };
    return textOf(properties, 'tokenAuthentication') === 'body'
      ? { ...request, form: { ...form, client_id: clientId, client_secret: secret } }
      : withHeader({ ...request, form }, 'authorization', basicCredential(clientId, secret, 'form'));
  },
  read(data) {
    const outcome = tokenShape.safeParse(readReply(data).body);
    if (!outcome.success) {
      throw new TandemError('upstream_invalid_response', 'The token URL answered, but no access_token came with it.', {
        hint: 'Check the Token URL: its documentation calls it token endpoint.',
      });
    }
    return { secrets: new Map([['token', new Secret(outcome.data.access_token)]]), facts: {} };
  },
};

const oauth: AuthenticationMode = {
  name: 'oauth',
  label: 'To use OAuth 2 client credentials',
  properties: ['tokenUrl', 'clientId', 'clientSecret', 'scope', 'tokenAuthentication'],
  required: ['tokenUrl', 'clientId', 'clientSecret'],
  where: ['In the settings of the application, register a client of its own (machine to machine, or service account).'],
  login,
  apply: (request, credential) => withHeader(request, 'authorization', ['Bearer ', secretIn(credential, 'token')]),
};

/** The ways to authenticate, in the order of the form and of preference; without any credential only where nothing else is set. */
export const httpModes: readonly AuthenticationMode[] = [oauth, bearer, headerKey, basic, queryKey, none];

export const modeNames: readonly string[] = httpModes.map(({ name }) => name);

function withHeader(
  request: WireRequest,
  name: string,
  value: Secret | readonly [prefix: string, secret: Secret],
): WireRequest {
  const secret = value instanceof Secret ? value : value[1].map((text) => value[0] + text);
  const others = Object.entries(request.headers ?? {}).filter(([other]) => other.toLowerCase() !== name);
  return { ...request, headers: { ...Object.fromEntries(others), [name]: secret } };
}

function withoutParameter(path: string, name: string): string {
  const [plain = '', query] = path.split('?', 2);
  if (query === undefined) return path;
  const parameters = new URLSearchParams(query);
  parameters.delete(name);
  return parameters.size === 0 ? plain : `${plain}?${parameters.toString()}`;
}

function credentialOf(mode: string, secrets: Readonly<Record<string, Secret>>): Credential {
  return { mode, secrets: new Map(Object.entries(secrets)), facts: {}, generation: undefined };
}

function secretOf(properties: PropertyValues, name: string): Secret {
  const value = properties.get(name);
  // Preflight asks for the mode's required values before a credential is made.
  if (!(value instanceof Secret)) throw new TandemError('credential_missing', `${name} is not set.`);
  return value;
}

function secretIn(credential: Credential, name: string): Secret {
  const secret = credential.secrets.get(name);
  if (secret === undefined) throw new Error(`The credential holds no ${name}.`);
  return secret;
}
