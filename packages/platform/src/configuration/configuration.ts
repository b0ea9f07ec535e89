import { resolve } from 'node:path';
import { Secret } from '@tandem/connector-kit';
import { ConfigurationError } from './configuration-error.ts';
import { readKeyService, type KeyServiceSettings } from './key-service-settings.ts';
import { readMasterKeys } from './master-key-text.ts';
import { readMail, type MailSettings } from './mail-settings.ts';
import { readPrivateHosts } from './private-hosts.ts';
import { readSignIn, type SignInSettings } from './sign-in-settings.ts';
import { readWatching, type WatchingSettings } from './watching-settings.ts';
import { parseUrl, readBaseUrl, readChoice, readText, readWholeNumber, type Environment } from './variables.ts';

/** Which database: our own on the data folder, or a server of the operator's. */
export type DatabaseSource =
  | { readonly kind: 'embedded'; readonly dataDirectory: string }
  | { readonly kind: 'external'; readonly url: Secret };

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** All that the operator decides, read once at the start. Secrets in it do not print. */
export interface Configuration {
  /** Absolute path. */
  readonly dataDirectory: string;
  readonly database: DatabaseSource;
  readonly host: string;
  /** 0 picks one. */
  readonly port: number;
  /** Without a slash at its end; undefined stands for the address the server listens at. */
  readonly publicUrl: string | undefined;
  /** Base64 of 32 bytes each: the first encrypts, the others only open. Undefined stands for the key file of the data folder. */
  readonly masterKeys: readonly [Secret, ...Secret[]] | undefined;
  /** The file that they were read from, absolute, and are read from again while the server runs; undefined where a variable holds them. */
  readonly masterKeyFile: string | undefined;
  /** What wraps data keys in place of, or beside, our own master keys. */
  readonly keyService: KeyServiceSettings | undefined;
  /** An API token with the rights of an administrator. */
  readonly adminToken: Secret | undefined;
  readonly signIn: SignInSettings;
  /** Undefined where no e-mail can be sent. */
  readonly mail: MailSettings | undefined;
  readonly sandbox: {
    /** Whether the bundled sandbox runs. */
    readonly run: boolean;
    /** 0 picks one. */
    readonly port: number;
    /** Another base URL behind *Sandbox*, without a slash at its end; permits *Sandbox* by itself. */
    readonly url: string | undefined;
  };
  readonly upstream: {
    /** One try. */
    readonly timeoutMs: number;
    /** One request with all its tries and waits. */
    readonly deadlineMs: number;
    /** The part of it that may be spent waiting for a limit. */
    readonly waitMs: number;
  };
  /** Hosts of the operator's own network that connectors may reach: `host:port`, or `host` for all its ports. */
  readonly privateHosts: ReadonlySet<string>;
  /** URL of an http(s) proxy for requests upstream; may hold a password. */
  readonly outboundProxy: Secret | undefined;
  /** 0 keeps the facts of calls alone. */
  readonly callRetentionDays: number;
  readonly logLevel: LogLevel;
  readonly watching: WatchingSettings;
  /** Between the wish to stop and the end of listening: meanwhile `/v1/ready` says that it stops, and requests are still answered. */
  readonly stopDelaySeconds: number;
}

/** What differs between the commands that start a server. */
export interface ConfigurationDefaults {
  /** Whether the sandbox runs where nothing is said: so for `tandem start`, not for `tandem serve`. */
  readonly sandbox: boolean;
}

const longestWaitMs = 3_600_000;
const shortestAdminToken = 32;
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/**
 * Reads the configuration from the environment.
 *
 * @throws ConfigurationError at the first value that cannot be used, naming the variable
 */
export function readConfiguration(environment: Environment, defaults: ConfigurationDefaults): Configuration {
  const dataDirectory = resolve(readText(environment, 'TANDEM_DATA_DIR') ?? '.tandem');
  return Object.freeze({
    dataDirectory,
    database: readDatabase(environment, dataDirectory),
    host: readHost(environment),
    port: readPort(environment, 'TANDEM_PORT', 4400),
    publicUrl: readBaseUrl(environment, 'TANDEM_PUBLIC_URL'),
    ...readMasterKeys(environment),
    keyService: readKeyService(environment),
    adminToken: readAdminToken(environment),
    signIn: readSignIn(environment),
    mail: readMail(environment),
    sandbox: Object.freeze({
      run: readChoice(environment, 'TANDEM_SANDBOX', defaults.sandbox ? 'on' : 'off', ['on', 'off']) === 'on',
      port: readPort(environment, 'TANDEM_SANDBOX_PORT', 4480),
      url: readBaseUrl(environment, 'TANDEM_SCORO_SANDBOX_URL'),
    }),
    upstream: Object.freeze({
      timeoutMs: readMilliseconds(environment, 'TANDEM_UPSTREAM_TIMEOUT_MS', 30_000, 1),
      deadlineMs: readMilliseconds(environment, 'TANDEM_UPSTREAM_DEADLINE_MS', 60_000, 1),
      waitMs: readMilliseconds(environment, 'TANDEM_UPSTREAM_WAIT_MS', 20_000, 0),
    }),
    privateHosts: readPrivateHosts(environment, 'TANDEM_PRIVATE_HOSTS'),
    outboundProxy: readSecretUrl(environment, 'TANDEM_OUTBOUND_PROXY', ['http:', 'https:']),
    callRetentionDays: readWholeNumber(environment, 'TANDEM_CALL_RETENTION_DAYS', 14, {
      least: 0,
      most: 3650,
      unit: 'days',
    }),
    logLevel: readChoice(environment, 'TANDEM_LOG_LEVEL', 'info', logLevels),
    watching: readWatching(environment),
    stopDelaySeconds: readWholeNumber(environment, 'TANDEM_STOP_DELAY_SECONDS', 0, {
      least: 0,
      most: 300,
      unit: 'seconds',
    }),
  });
}

function readDatabase(environment: Environment, dataDirectory: string): DatabaseSource {
  const url = readSecretUrl(environment, 'TANDEM_DATABASE_URL', ['postgres:', 'postgresql:']);
  return Object.freeze(url === undefined ? { kind: 'embedded', dataDirectory } : { kind: 'external', url });
}

function readHost(environment: Environment): string {
  const host = readText(environment, 'TANDEM_HOST') ?? '127.0.0.1';
  // An IPv6 address may come in the brackets that URLs want.
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (/^[A-Za-z0-9.:%_-]+$/.test(bare) && !/^[^:]*:\d*$/.test(bare)) return bare;
  throw new ConfigurationError(
    'TANDEM_HOST',
    'must be a host name or an IP address alone; the port goes into TANDEM_PORT.',
  );
}

function readPort(environment: Environment, variable: string, otherwise: number): number {
  return readWholeNumber(environment, variable, otherwise, { least: 0, most: 65_535 });
}

function readMilliseconds(environment: Environment, variable: string, otherwise: number, least: number): number {
  return readWholeNumber(environment, variable, otherwise, { least, most: longestWaitMs, unit: 'milliseconds' });
}

function readAdminToken(environment: Environment): Secret | undefined {
  const token = readText(environment, 'TANDEM_ADMIN_TOKEN');
  if (token === undefined) return undefined;
  // What a bearer token may consist of (RFC 6750).
  if (!/^[A-Za-z0-9._~+/=-]+$/.test(token)) {
    throw new ConfigurationError('TANDEM_ADMIN_TOKEN', 'must consist of letters, digits and . _ ~ + / = - alone.');
  }
  if (token.length >= shortestAdminToken) return new Secret(token);
  throw new ConfigurationError(
    'TANDEM_ADMIN_TOKEN',
    `must have ${shortestAdminToken} characters or more; it has ${token.length}.`,
  );
}

function readSecretUrl(environment: Environment, variable: string, protocols: readonly string[]): Secret | undefined {
  const text = readText(environment, variable);
  if (text === undefined) return undefined;
  parseUrl(variable, text, protocols);
  return new Secret(text);
}
