import { Secret, type CallLimits, type Connector } from '@tandem/connector-kit';
import { scoroConnector } from '@tandem/connector-scoro';
import { startSandbox, type RunningSandbox, type SandboxOptions } from '@tandem/scoro-sandbox';
import { z } from 'zod';
import type { CyclesNeeds, CyclesPart } from '../../platform.ts';
import { createToken } from '../../people/create-token.ts';
import { startTestPlatform, type TestPlatform } from '../../testing/test-platform.ts';
import { KeyRing } from '../../vault/key-ring.ts';
import { Calls } from '../calls.ts';

/** The whole platform with calls, over HTTP, beside a sandbox. */
export interface CallsPlatform {
  readonly platform: TestPlatform;
  readonly sandbox: RunningSandbox;
  readonly calls: Calls;
  readonly url: string;
  /** Sends a request as the operator, or with another token. */
  send(verb: string, path: string, options?: SendOptions): Promise<Response>;
  token(role: 'viewer' | 'builder' | 'admin', account?: string): Promise<string>;
  /** A new account with Scoro installed on a company of its own. */
  install(company: string, over?: Readonly<Record<string, unknown>>): Promise<Installed>;
  close(): Promise<void>;
}

export interface SendOptions {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** An account with Scoro installed. */
export interface Installed {
  readonly account: string;
  readonly id: string;
  /** `/v1/accounts/{account}/connectors/{installation}` */
  readonly path: string;
  readonly company: string;
  readonly credentials: z.infer<typeof credentialsShape>;
  /** Executes a method. */
  call(order: Readonly<Record<string, unknown>>, options?: Omit<SendOptions, 'body'>): Promise<Response>;
  /** Sets faults and settings of the company. */
  control(wish: Readonly<Record<string, unknown>>): Promise<void>;
  /** What the sandbox was asked. */
  requests(): Promise<z.infer<typeof requestsShape>>;
  /** The account connector as the API shows it. */
  read(): Promise<z.infer<typeof installationShape>>;
}

const credentialsShape = z.object({
  companyName: z.string(),
  companyAccountId: z.string(),
  apiKey: z.string(),
  username: z.string(),
  password: z.string(),
});
const requestsShape = z.object({
  total: z.number(),
  processed: z.number(),
  logins: z.number(),
  counts: z.record(z.string(), z.number()),
});
const installationShape = z.looseObject({
  status: z.string(),
  statusDetail: z.string().nullable(),
  lastSuccessAt: z.string().nullable(),
  lastError: z.object({ code: z.string(), detail: z.string(), at: z.string() }).nullable(),
});
const idShape = z.object({ id: z.string() });

export interface CallsPlatformOptions {
  readonly sandbox?: SandboxOptions;
  readonly limits?: CallLimits;
  readonly retentionDays?: number;
  /** Where requests go in place of the sandbox. */
  readonly upstreamUrl?: string;
  readonly createCycles?: (needs: CyclesNeeds) => CyclesPart;
  /** Hosts that connectors may reach although they are not public. */
  readonly privateHosts?: ReadonlySet<string>;
  /** Scoro unless given. */
  readonly connectors?: readonly Connector[];
  /** Base64 of 32 bytes; a new one unless given. */
  readonly masterKey?: string;
}

const quickLimits: CallLimits = { tryMs: 3_000, deadlineMs: 8_000, waitMs: 4_000 };

export async function startCallsPlatform(options: CallsPlatformOptions = {}): Promise<CallsPlatform> {
  const sandbox = await startSandbox({ port: 0, limits: 'off', ...options.sandbox });
  const made: Calls[] = [];
  const adminToken = 'administrator-token-of-the-tests-0123456789';
  let url = 'http://127.0.0.1';
  const platform = await startTestPlatform({
    adminToken,
    publicUrl: () => url,
    ...(options.masterKey === undefined ? {} : { ring: KeyRing.of(new Secret(options.masterKey)) }),
    connectors: options.connectors ?? [scoroConnector],
    ...(options.createCycles !== undefined && { createCycles: options.createCycles }),
    environments: new Map([['sandbox', options.upstreamUrl ?? sandbox.url]]),
    ...(options.privateHosts !== undefined && { privateHosts: options.privateHosts }),
    createCalls: async (needs) => {
      const calls = new Calls({
        ...needs,
        alone: false,
        limits: options.limits ?? quickLimits,
        proxy: undefined,
        retentionDays: options.retentionDays ?? 14,
      });
      made.push(calls);
      await calls.start();
      return calls;
    },
  });
  const [calls] = made;
  if (calls === undefined) throw new Error('The platform made no calls.');
  url = await platform.app.listen({ host: '127.0.0.1', port: 0 });

  const send: CallsPlatform['send'] = (verb, path, { token = adminToken, body, headers = {}, signal } = {}) =>
    fetch(`${url}${path}`, {
      method: verb,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal !== undefined && { signal }),
    });

  async function install(company: string, over: Readonly<Record<string, unknown>> = {}): Promise<Installed> {
    const credentials = credentialsShape.parse(
      await (await fetch(`${sandbox.url}/${company}/credentials.json`)).json(),
    );
    const { id: account } = idShape.parse(
      await (await send('POST', '/v1/accounts', { body: { name: `Account ${company}` } })).json(),
    );
    const properties = { environment: 'sandbox', ...credentials, ...over };
    const given = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
    const installed = await send('POST', `/v1/accounts/${account}/connectors`, {
      body: { connector: 'scoro', properties: given },
    });
    if (!installed.ok) throw new Error(await installed.text());
    const { id } = idShape.parse(await installed.json());
    const path = `/v1/accounts/${account}/connectors/${id}`;
    return {
      account,
      id,
      path,
      company,
      credentials,
      call: (order, sending = {}) => send('POST', `${path}/calls`, { ...sending, body: order }),
      async control(wish) {
        const answer = await fetch(`${sandbox.url}/${company}/control`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(wish),
        });
        if (!answer.ok) throw new Error(await answer.text());
      },
      requests: async () =>
        requestsShape.parse(await (await fetch(`${sandbox.url}/${company}/control/requests`)).json()),
      read: async () => installationShape.parse(await (await send('GET', path)).json()),
    };
  }

  return {
    platform,
    sandbox,
    calls,
    url,
    send,
    install,
    token: async (role, account) =>
      (await createToken(platform.database, { name: `Test ${role}`, role, ...(account !== undefined && { account }) }))
        .token,
    async close() {
      await calls.drain(1_000, Promise.resolve());
      await platform.app.close();
      await calls.close();
      await platform.close();
      await sandbox.close();
    },
  };
}
