import { readFileSync } from 'node:fs';
import { Secret } from '@tandem/connector-kit';
import { ConfigurationError } from './configuration-error.ts';
import { parseUrl, readChoice, readText, type Environment } from './variables.ts';

/** An identity provider that speaks OpenID Connect, and whom it may send. */
export interface OidcSettings {
  /** As the provider writes it, with or without a slash at its end. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** What the provider is called on the sign-in page. */
  readonly name: string;
  /** The role of people who come for the first time; undefined where they must have been invited. */
  readonly role: 'viewer' | 'builder' | 'admin' | undefined;
  /** Domains of e-mail addresses, in lower case; empty where any may come. */
  readonly domains: readonly string[];
  /** Whether addresses count as verified where the provider says nothing of it. */
  readonly trustsAddresses: boolean;
}

/** By what people may sign in. */
export interface SignInSettings {
  readonly password: boolean;
  readonly oidc: OidcSettings | undefined;
}

const issuerVariable = 'TANDEM_OIDC_ISSUER';
const others = [
  'TANDEM_OIDC_CLIENT_ID',
  'TANDEM_OIDC_CLIENT_SECRET',
  'TANDEM_OIDC_CLIENT_SECRET_FILE',
  'TANDEM_OIDC_NAME',
  'TANDEM_OIDC_ROLE',
  'TANDEM_OIDC_DOMAINS',
  'TANDEM_OIDC_TRUST_EMAIL',
] as const;

/** @throws ConfigurationError */
export function readSignIn(environment: Environment): SignInSettings {
  const oidc = readOidc(environment);
  const password = readChoice(environment, 'TANDEM_PASSWORD_SIGN_IN', 'on', ['on', 'off']) === 'on';
  if (!password && oidc === undefined) {
    throw new ConfigurationError(
      'TANDEM_PASSWORD_SIGN_IN',
      `may be off only where people can sign in by other means: set ${issuerVariable} too.`,
    );
  }
  return Object.freeze({ password, oidc });
}

function readOidc(environment: Environment): OidcSettings | undefined {
  const issuer = readIssuer(environment);
  if (issuer === undefined) {
    const stray = others.find((variable) => readText(environment, variable) !== undefined);
    if (stray === undefined) return undefined;
    throw new ConfigurationError(stray, `is set, but ${issuerVariable} is not.`);
  }
  const clientId = readText(environment, 'TANDEM_OIDC_CLIENT_ID');
  if (clientId === undefined)
    throw new ConfigurationError('TANDEM_OIDC_CLIENT_ID', `is not set, but ${issuerVariable} is.`);
  const role = readChoice(environment, 'TANDEM_OIDC_ROLE', 'none', ['none', 'viewer', 'builder', 'admin']);
  return Object.freeze({
    issuer,
    clientId,
    clientSecret: readClientSecret(environment),
    name: readText(environment, 'TANDEM_OIDC_NAME') ?? new URL(issuer).hostname,
    role: role === 'none' ? undefined : role,
    domains: readDomains(environment),
    trustsAddresses: readChoice(environment, 'TANDEM_OIDC_TRUST_EMAIL', 'off', ['on', 'off']) === 'on',
  });
}

function readIssuer(environment: Environment): string | undefined {
  const text = readText(environment, issuerVariable);
  if (text === undefined) return undefined;
  const { protocol, hostname, username, password, search, hash, pathname } = parseUrl(issuerVariable, text, [
    'https:',
    'http:',
  ]);
  if (protocol === 'http:' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname))
    throw new ConfigurationError(issuerVariable, 'must begin with https://, unless the provider runs on this machine.');
  if (username !== '' || password !== '' || search !== '' || hash !== '')
    throw new ConfigurationError(issuerVariable, 'must not hold a user name, a query or a fragment.');
  if (pathname.includes('/.well-known/'))
    throw new ConfigurationError(issuerVariable, 'must be the issuer itself, without /.well-known/ and what follows.');
  return text;
}

function readClientSecret(environment: Environment): Secret {
  const secret = readText(environment, 'TANDEM_OIDC_CLIENT_SECRET');
  const file = readText(environment, 'TANDEM_OIDC_CLIENT_SECRET_FILE');
  if (secret !== undefined && file !== undefined)
    throw new ConfigurationError('TANDEM_OIDC_CLIENT_SECRET', 'and TANDEM_OIDC_CLIENT_SECRET_FILE are both set.');
  const text = secret ?? (file === undefined ? undefined : readSecretFile('TANDEM_OIDC_CLIENT_SECRET_FILE', file));
  if (text !== undefined) return new Secret(text);
  throw new ConfigurationError('TANDEM_OIDC_CLIENT_SECRET', 'is not set, nor is TANDEM_OIDC_CLIENT_SECRET_FILE.');
}

function readSecretFile(variable: string, path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new ConfigurationError(variable, `names a file that cannot be read (${code}): ${path}`, error);
  }
  if (text === '') throw new ConfigurationError(variable, `names a file that is empty: ${path}`);
  return text;
}

function readDomains(environment: Environment): readonly string[] {
  const text = readText(environment, 'TANDEM_OIDC_DOMAINS') ?? '';
  const domains = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((domain) => domain !== '');
  const wrong = domains.find((domain) => !/^[\p{L}\p{N}]([\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u.test(domain));
  if (wrong === undefined) return Object.freeze(domains);
  throw new ConfigurationError(
    'TANDEM_OIDC_DOMAINS',
    `must be domains parted by commas, such as example.com, not ${JSON.stringify(wrong.slice(0, 40))}.`,
  );
}
