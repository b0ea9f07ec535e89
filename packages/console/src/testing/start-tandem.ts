import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration, startServer } from '@tandem/platform';
import { type SandboxOptions, startSandbox } from '@tandem/scoro-sandbox';
import { z } from 'zod';

/** The real server and the sandbox beside it, on ports of their own. */
export interface Tandem {
  readonly url: string;
  readonly sandboxUrl: string;
  /** The one-time link of the first administrator. */
  readonly signInLink: string;
  /** Lines of the server's log. */
  readonly log: readonly string[];
  /** Sends a request as the operator; throws where it is refused. */
  send<Shape extends z.ZodType>(shape: Shape, verb: string, path: string, body?: unknown): Promise<z.output<Shape>>;
  /** The credentials of a company of the sandbox. */
  credentials(company: string): Promise<Credentials>;
  /** Settings and faults of a company of the sandbox. */
  control(company: string, wish: Readonly<Record<string, unknown>>): Promise<void>;
  /** A new account with Scoro installed on a company of the sandbox. */
  install(company: string, over?: Readonly<Record<string, unknown>>): Promise<Installed>;
  close(): Promise<void>;
}

export interface Installed {
  readonly account: string;
  readonly accountName: string;
  readonly installation: string;
}

const credentialsShape = z.object({
  companyName: z.string(),
  companyAccountId: z.string(),
  apiKey: z.string(),
  username: z.string(),
  password: z.string(),
});
export type Credentials = z.infer<typeof credentialsShape>;

const idShape = z.looseObject({ id: z.string() });

export interface TandemOptions {
  /** A database that is there already; its own embedded one unless given. */
  readonly databaseUrl?: string;
  readonly sandbox?: SandboxOptions;
  /** Variables besides those that every test needs. */
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startTandem(options: TandemOptions = {}): Promise<Tandem> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'tandem-console-'));
  const adminToken = randomBytes(32).toString('hex');
  const sandbox = await startSandbox({ port: 0, limits: 'off', ...options.sandbox });
  const log: string[] = [];
  const configuration = readConfiguration(
    {
      TANDEM_DATA_DIR: dataDirectory,
      TANDEM_PORT: '0',
      TANDEM_ADMIN_TOKEN: adminToken,
      TANDEM_LOG_LEVEL: 'warn',
      ...options.environment,
      ...(options.databaseUrl !== undefined && {
        TANDEM_DATABASE_URL: options.databaseUrl,
        TANDEM_MASTER_KEY: randomBytes(32).toString('base64'),
      }),
    },
    { sandbox: false },
  );
  const server = await startServer({
    configuration,
    sandboxUrl: sandbox.url,
    logTarget: { write: (line) => void log.push(line) },
  });
  const { signInLink } = server;
  if (signInLink === undefined) {
    throw new Error('The server gave no sign-in link.');
  }

  const send: Tandem['send'] = async (shape, verb, path, body) => {
    const answer = await fetch(`${server.url}${path}`, {
      method: verb,
      headers: {
        authorization: `Bearer ${adminToken}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${verb} ${path}: ${text}`);
    }
    return shape.parse(text === '' ? undefined : JSON.parse(text));
  };
  const credentials = async (company: string) =>
    credentialsShape.parse(await (await fetch(`${sandbox.url}/${company}/credentials.json`)).json());

  return {
    url: server.url,
    sandboxUrl: sandbox.url,
    signInLink,
    log,
    send,
    credentials,
    async control(company, wish) {
      const answer = await fetch(`${sandbox.url}/${company}/control`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(wish),
      });
      if (!answer.ok) {
        throw new Error(await answer.text());
      }
    },
    async install(company, over = {}) {
      const accountName = `Customer ${company}`;
      const { id: account } = await send(idShape, 'POST', '/v1/accounts', { name: accountName });
      const properties = { environment: 'sandbox', ...(await credentials(company)), ...over };
      const given = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
      const { id: installation } = await send(idShape, 'POST', `/v1/accounts/${account}/connectors`, {
        connector: 'scoro',
        properties: given,
      });
      return { account, accountName, installation };
    },
    async close() {
      await server.close();
      await sandbox.close();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
