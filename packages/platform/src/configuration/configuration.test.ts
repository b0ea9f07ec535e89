import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { revealSecret } from '@tandem/connector-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigurationError } from './configuration-error.ts';
import { readConfiguration } from './configuration.ts';
import type { Environment } from './variables.ts';

const read = (environment: Environment) => readConfiguration(environment, { sandbox: true });
const newKey = (): string => randomBytes(32).toString('base64');

describe('readConfiguration', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tandem-configuration-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('permits private hosts by name and port', () => {
    const { privateHosts } = read({ TANDEM_PRIVATE_HOSTS: ' ERP.internal:8080, 10.0.0.7 ,[fd00::1]:5432,' });
    expect([...privateHosts]).toEqual(['erp.internal:8080', '10.0.0.7', '[fd00::1]:5432']);
    for (const wrong of [
      'http://erp.internal',
      'erp.internal:0',
      'erp.internal:70000',
      '*',
      '.internal',
      '10.0.0.0/8',
      '[x]',
    ])
      expect(() => read({ TANDEM_PRIVATE_HOSTS: wrong }), wrong).toThrow(ConfigurationError);
  });

  it('has a default for everything', () => {
    expect(read({})).toEqual({
      dataDirectory: resolve('.tandem'),
      database: { kind: 'embedded', dataDirectory: resolve('.tandem') },
      host: '127.0.0.1',
      port: 4400,
      publicUrl: undefined,
      masterKeys: undefined,
      masterKeyFile: undefined,
      keyService: undefined,
      adminToken: undefined,
      signIn: { password: true, oidc: undefined },
      mail: undefined,
      sandbox: { run: true, port: 4480, url: undefined },
      upstream: { timeoutMs: 30_000, deadlineMs: 60_000, waitMs: 20_000 },
      privateHosts: new Set(),
      outboundProxy: undefined,
      callRetentionDays: 14,
      stopDelaySeconds: 0,
      watching: { metricsToken: undefined, traces: undefined },
      logLevel: 'info',
    });
    expect(readConfiguration({}, { sandbox: false }).sandbox.run).toBe(false);
  });

  it('takes an empty variable as unset', () => {
    expect(read({ TANDEM_PORT: '', TANDEM_DATABASE_URL: ' ', TANDEM_MASTER_KEY: '' })).toEqual(read({}));
  });

  it('cannot be changed', () => {
    const configuration = read({});
    expect(
      Object.isFrozen(configuration) &&
        Object.isFrozen(configuration.sandbox) &&
        Object.isFrozen(configuration.upstream),
    ).toBe(true);
  });

  it('reads what is set', () => {
    const configuration = read({
      TANDEM_DATA_DIR: '/var/lib/tandem',
      TANDEM_DATABASE_URL: 'postgresql://tandem:pass@db:5432/tandem',
      TANDEM_HOST: '[::1]',
      TANDEM_PORT: '0',
      TANDEM_PUBLIC_URL: 'https://tandem.example.com/',
      TANDEM_SANDBOX: 'OFF',
      TANDEM_SANDBOX_PORT: '9000',
      TANDEM_SCORO_SANDBOX_URL: 'http://127.0.0.1:9999',
      TANDEM_UPSTREAM_WAIT_MS: '0',
      TANDEM_CALL_RETENTION_DAYS: '0',
      TANDEM_LOG_LEVEL: 'debug',
    });
    expect(configuration).toMatchObject({
      dataDirectory: '/var/lib/tandem',
      host: '::1',
      port: 0,
      publicUrl: 'https://tandem.example.com',
      sandbox: { run: false, port: 9000, url: 'http://127.0.0.1:9999' },
      callRetentionDays: 0,
      logLevel: 'debug',
    });
    expect(configuration.upstream.waitMs).toBe(0);
    expect(configuration.database.kind).toBe('external');
  });

  it('keeps keys in their order, from the variable or from a file', () => {
    const keys = [newKey(), newKey()];
    const file = join(folder, 'keys');
    writeFileSync(file, `${keys.join('\n')}\n`);
    const fromVariable = read({ TANDEM_MASTER_KEY: keys.join(', ') }).masterKeys;
    const fromFile = read({ TANDEM_MASTER_KEY_FILE: file }).masterKeys;
    expect(fromVariable?.map(revealSecret)).toEqual(keys);
    expect(fromFile?.map(revealSecret)).toEqual(keys);
    expect(read({ TANDEM_MASTER_KEY: keys.join(), TANDEM_MASTER_KEY_FILE: file }).masterKeys).toHaveLength(2);
    expect(() => read({ TANDEM_MASTER_KEY: newKey(), TANDEM_MASTER_KEY_FILE: file })).toThrow(
      'TANDEM_MASTER_KEY and TANDEM_MASTER_KEY_FILE are both set and hold different keys.',
    );
  });

  it('knows from which file keys come, so that they can be read again', () => {
    const file = join(folder, 'keys-again');
    writeFileSync(file, newKey());
    expect(read({ TANDEM_MASTER_KEY_FILE: file }).masterKeyFile).toBe(file);
    expect(read({ TANDEM_MASTER_KEY: newKey() }).masterKeyFile).toBeUndefined();
  });

  it('reads where a key service is, by what token, and what its key is for', () => {
    const file = join(folder, 'token');
    writeFileSync(file, 'canary');
    const service = { TANDEM_KEY_SERVICE_URL: 'https://vault.example.com:8200/' };
    expect(read({ ...service, TANDEM_KEY_SERVICE_TOKEN: 'canary' }).keyService).toMatchObject({
      url: 'https://vault.example.com:8200',
      mount: 'transit',
      key: 'tandem',
      use: 'wrap',
    });
    const other = { TANDEM_KEY_SERVICE_KEY: 'secrets/transit/acme', TANDEM_KEY_SERVICE_USE: 'open' };
    expect(read({ ...service, ...other, TANDEM_KEY_SERVICE_TOKEN_FILE: file }).keyService).toEqual({
      url: 'https://vault.example.com:8200',
      mount: 'secrets/transit',
      key: 'acme',
      token: { file },
      use: 'open',
    });
    for (const [variables, message] of [
      [{ TANDEM_KEY_SERVICE_TOKEN: 'x' }, 'TANDEM_KEY_SERVICE_TOKEN is set, but TANDEM_KEY_SERVICE_URL is not.'],
      [service, 'TANDEM_KEY_SERVICE_TOKEN is not set'],
      [{ ...service, TANDEM_KEY_SERVICE_TOKEN: 'x', TANDEM_KEY_SERVICE_TOKEN_FILE: file }, 'are both set'],
      [{ ...service, TANDEM_KEY_SERVICE_TOKEN: 'a b' }, 'TANDEM_KEY_SERVICE_TOKEN must consist of'],
      [{ ...service, TANDEM_KEY_SERVICE_TOKEN_FILE: '/nowhere' }, 'cannot be read (ENOENT)'],
      [{ ...service, TANDEM_KEY_SERVICE_TOKEN: 'x', TANDEM_KEY_SERVICE_KEY: '../x' }, 'TANDEM_KEY_SERVICE_KEY must be'],
      [{ TANDEM_KEY_SERVICE_URL: 'http://vault:8200', TANDEM_KEY_SERVICE_TOKEN: 'x' }, 'must begin with https://'],
    ] as const) {
      expect(() => read(variables)).toThrow(message);
    }
  });

  it('reads by what people may sign in, and whom the identity provider may send', () => {
    const file = join(folder, 'client-secret');
    writeFileSync(file, 'canary\n');
    const provider = { TANDEM_OIDC_ISSUER: 'https://login.example.com/realm/', TANDEM_OIDC_CLIENT_ID: 'tandem' };
    const { oidc } = read({ ...provider, TANDEM_OIDC_CLIENT_SECRET_FILE: file }).signIn;
    expect(oidc).toMatchObject({
      issuer: 'https://login.example.com/realm/',
      name: 'login.example.com',
      role: undefined,
      domains: [],
      trustsAddresses: false,
    });
    expect(oidc === undefined ? undefined : revealSecret(oidc.clientSecret)).toBe('canary');
    const whole = {
      ...provider,
      TANDEM_OIDC_CLIENT_SECRET: 'canary',
      TANDEM_OIDC_NAME: 'Example ID',
      TANDEM_OIDC_ROLE: 'builder',
      TANDEM_OIDC_DOMAINS: 'Example.com, example.org',
      TANDEM_OIDC_TRUST_EMAIL: 'on',
      TANDEM_PASSWORD_SIGN_IN: 'off',
    };
    expect(read(whole).signIn).toMatchObject({
      password: false,
      oidc: { name: 'Example ID', role: 'builder', domains: ['example.com', 'example.org'], trustsAddresses: true },
    });
    for (const [variables, message] of [
      [{ TANDEM_PASSWORD_SIGN_IN: 'off' }, 'TANDEM_PASSWORD_SIGN_IN may be off only where'],
      [{ TANDEM_OIDC_ROLE: 'viewer' }, 'TANDEM_OIDC_ROLE is set, but TANDEM_OIDC_ISSUER is not.'],
      [{ TANDEM_OIDC_ISSUER: 'https://x' }, 'TANDEM_OIDC_CLIENT_ID is not set'],
      [provider, 'TANDEM_OIDC_CLIENT_SECRET is not set'],
      [{ ...whole, TANDEM_OIDC_CLIENT_SECRET_FILE: file }, 'are both set'],
      [{ ...provider, TANDEM_OIDC_CLIENT_SECRET_FILE: '/nowhere' }, 'cannot be read (ENOENT)'],
      [{ ...whole, TANDEM_OIDC_ISSUER: 'http://login.example.com' }, 'must begin with https://'],
      [{ ...whole, TANDEM_OIDC_ISSUER: 'https://x/.well-known/openid-configuration' }, 'must be the issuer itself'],
      [{ ...whole, TANDEM_OIDC_ISSUER: 'https://x/?a=b' }, 'must not hold'],
      [{ ...whole, TANDEM_OIDC_ROLE: 'owner' }, 'TANDEM_OIDC_ROLE must be one of'],
      [{ ...whole, TANDEM_OIDC_DOMAINS: '@example.com' }, 'TANDEM_OIDC_DOMAINS must be domains'],
    ] as const) {
      expect(() => read(variables)).toThrow(message);
    }
  });

  it('prints none of its secrets', () => {
    const key = newKey();
    const environment = {
      TANDEM_KEY_SERVICE_URL: 'http://127.0.0.1:8200',
      TANDEM_KEY_SERVICE_TOKEN: 'canary-service',
      TANDEM_DATABASE_URL: 'postgres://u:canary-password@db/t',
      TANDEM_ADMIN_TOKEN: 'canary-token-canary-token-canary-token',
      TANDEM_MASTER_KEY: key,
      TANDEM_OIDC_ISSUER: 'http://127.0.0.1:9000',
      TANDEM_OIDC_CLIENT_ID: 'tandem',
      TANDEM_OIDC_CLIENT_SECRET: 'canary-client',
      TANDEM_OUTBOUND_PROXY: 'http://u:canary-proxy@proxy:3128',
    };
    const printed = `${inspect(read(environment), { depth: 9 })} ${JSON.stringify(read(environment))}`;
    expect(printed).not.toContain('canary');
    expect(printed).not.toContain(key);
  });

  it.each<[string, string, string]>([
    ['TANDEM_PORT', '70000', 'TANDEM_PORT must be a whole number from 0 to 65535, not "70000".'],
    ['TANDEM_PORT', '44x', 'TANDEM_PORT must be a whole number'],
    ['TANDEM_SANDBOX_PORT', '-1', 'TANDEM_SANDBOX_PORT must be'],
    ['TANDEM_HOST', '127.0.0.1:4400', 'TANDEM_HOST must be a host name or an IP address alone'],
    ['TANDEM_HOST', 'http://x', 'TANDEM_HOST must be'],
    ['TANDEM_PUBLIC_URL', 'tandem.example.com', 'TANDEM_PUBLIC_URL must be a URL that begins with http:// or https://'],
    ['TANDEM_PUBLIC_URL', 'https://u:p@x', 'TANDEM_PUBLIC_URL must not hold a user name'],
    ['TANDEM_PUBLIC_URL', 'https://x/?a', 'TANDEM_PUBLIC_URL must not have a query'],
    ['TANDEM_DATABASE_URL', 'mysql://x', 'TANDEM_DATABASE_URL must be a URL that begins with postgres://'],
    ['TANDEM_SCORO_SANDBOX_URL', 'ftp://x', 'TANDEM_SCORO_SANDBOX_URL must be'],
    ['TANDEM_OUTBOUND_PROXY', 'socks5://x', 'TANDEM_OUTBOUND_PROXY must be'],
    ['TANDEM_MASTER_KEY', 'short', 'TANDEM_MASTER_KEY must hold keys of 32 bytes in base64, but its key is none.'],
    ['TANDEM_MASTER_KEY', `${newKey()},AAAA`, 'but key 2 of 2 is none'],
    ['TANDEM_MASTER_KEY', ',', 'TANDEM_MASTER_KEY holds no key'],
    [
      'TANDEM_MASTER_KEY_FILE',
      '/nowhere/key',
      'TANDEM_MASTER_KEY_FILE names a file that cannot be read (ENOENT): /nowhere/key',
    ],
    ['TANDEM_ADMIN_TOKEN', 'a'.repeat(31), 'TANDEM_ADMIN_TOKEN must have 32 characters or more; it has 31.'],
    ['TANDEM_ADMIN_TOKEN', 'a b'.repeat(20), 'TANDEM_ADMIN_TOKEN must consist of'],
    ['TANDEM_SANDBOX', 'maybe', 'TANDEM_SANDBOX must be one of on, off, not "maybe".'],
    ['TANDEM_UPSTREAM_TIMEOUT_MS', '0', 'TANDEM_UPSTREAM_TIMEOUT_MS must be a whole number of milliseconds from 1'],
    ['TANDEM_UPSTREAM_DEADLINE_MS', '1e4', 'TANDEM_UPSTREAM_DEADLINE_MS must be'],
    ['TANDEM_UPSTREAM_WAIT_MS', '5s', 'TANDEM_UPSTREAM_WAIT_MS must be'],
    ['TANDEM_CALL_RETENTION_DAYS', '1.5', 'TANDEM_CALL_RETENTION_DAYS must be a whole number of days'],
    ['TANDEM_LOG_LEVEL', 'loud', 'TANDEM_LOG_LEVEL must be one of fatal, error'],
  ])('refuses %s=%s in one line', (variable, value, message) => {
    const attempt = (): unknown => read({ [variable]: value });
    expect(attempt).toThrow(ConfigurationError);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(/^[^\n]*$/);
  });

  it('reads the mail server, whose URL does not print', () => {
    const { mail } = read({
      TANDEM_SMTP_URL: 'smtps://user:hush@mail.example.com',
      TANDEM_MAIL_FROM: 'Tandem <tandem@example.com>',
    });
    expect(mail?.from).toBe('Tandem <tandem@example.com>');
    expect(inspect(mail)).not.toContain('hush');
    expect(mail === undefined ? '' : revealSecret(mail.url)).toContain('hush');
  });

  it.each([
    [{ TANDEM_SMTP_URL: 'smtp://mail.example.com' }, 'TANDEM_MAIL_FROM is not'],
    [{ TANDEM_MAIL_FROM: 'a@example.com' }, 'TANDEM_SMTP_URL is not'],
    [{ TANDEM_SMTP_URL: 'https://mail.example.com', TANDEM_MAIL_FROM: 'a@example.com' }, 'smtp:// or smtps://'],
    [{ TANDEM_SMTP_URL: 'smtp://mail.example.com', TANDEM_MAIL_FROM: 'nobody' }, 'one e-mail address'],
    [{ TANDEM_SMTP_URL: 'smtp://mail.example.com', TANDEM_MAIL_FROM: 'a@b.c, d@e.f' }, 'one e-mail address'],
  ])('refuses the mail settings %j', (environment, message) => {
    expect(() => read(environment)).toThrow(ConfigurationError);
    expect(() => read(environment)).toThrow(message);
  });
});
