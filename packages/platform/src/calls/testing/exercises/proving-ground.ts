import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type LoggedRequest, type RunningSandbox, type SandboxOptions } from '@tandem/scoro-sandbox';
import type pg from 'pg';
import { z } from 'zod';
import { startServerProcess, type ServerProcess } from '../server-process.ts';

/** The database of an exercise. */
export interface GroundDatabase {
  /** As servers reach it. */
  readonly url: string;
  /** Reaches it past whatever breaks the way of the servers. */
  readonly pool: pg.Pool;
}

/** Where servers are broken on purpose: a database, a sandbox, and as many server processes as are started. */
export interface ProvingGround {
  readonly database: GroundDatabase;
  readonly sandbox: RunningSandbox;
  /** Another server; answers once it serves. */
  start(environment?: Readonly<Record<string, string>>): Promise<ServerProcess>;
  /** A new account with Scoro installed on a company of its own, verified by a call in each mode; answers the path of the account connector. */
  install(server: ServerProcess, company: string): Promise<string>;
  /** Sets faults and settings of a company. */
  control(company: string, wish: Readonly<Record<string, unknown>>): Promise<void>;
  /** What a company was asked since the request with a number, and how many in all. */
  requests(company: string, after?: number): Promise<z.infer<typeof requestsShape>>;
  /** Lets the silence of dead servers count as long, which would take 20 seconds. */
  ageDead(): Promise<void>;
  close(): Promise<void>;
}

const requestsShape = z.object({
  total: z.number(),
  logins: z.number(),
  requests: z.array(z.custom<LoggedRequest>()),
});
const idShape = z.object({ id: z.string() });

export async function openProvingGround(options: {
  readonly database: GroundDatabase;
  readonly sandbox?: SandboxOptions;
  readonly environment?: Readonly<Record<string, string>>;
}): Promise<ProvingGround> {
  const { database } = options;
  const sandbox = await startSandbox({ port: 0, limits: 'off', ...options.sandbox });
  const folder = await mkdtemp(join(tmpdir(), `tandem-test-${process.pid}-`));
  const shared = {
    TANDEM_DATABASE_URL: database.url,
    TANDEM_DATA_DIR: folder,
    TANDEM_MASTER_KEY: randomBytes(32).toString('base64'),
    TANDEM_SCORO_SANDBOX_URL: sandbox.url,
    TANDEM_LOG_LEVEL: 'warn',
    ...options.environment,
  };
  const servers = new Set<ServerProcess>();

  async function control(company: string, wish: Readonly<Record<string, unknown>>): Promise<void> {
    const answer = await fetch(`${sandbox.url}/${company}/control`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
    });
    if (!answer.ok) throw new Error(await answer.text());
    await answer.body?.cancel();
  }

  return {
    database,
    sandbox,
    async start(environment = {}) {
      const server = await startServerProcess({ ...shared, ...environment });
      servers.add(server);
      void server.ended.then(() => servers.delete(server));
      return server;
    },
    async install(server, company) {
      const credentials: unknown = await (await fetch(`${sandbox.url}/${company}/credentials.json`)).json();
      const account = idShape.parse(
        await (await server.send('POST', '/v1/accounts', { body: { name: company } })).json(),
      );
      const installed = await server.send('POST', `/v1/accounts/${account.id}/connectors`, {
        body: {
          connector: 'scoro',
          properties: { environment: 'sandbox', ...z.record(z.string(), z.string()).parse(credentials) },
        },
      });
      const path = `/v1/accounts/${account.id}/connectors/${idShape.parse(await installed.json()).id}`;
      for (const auth of ['apiKey', 'userAuth']) {
        const answer = await server.send('POST', `${path}/calls`, {
          body: { method: 'tasks.list', input: { perPage: 1 }, auth },
        });
        if (!answer.ok) throw new Error(await answer.text());
        await answer.body?.cancel();
      }
      return path;
    },
    control,
    requests: async (company, after = 0) =>
      requestsShape.parse(await (await fetch(`${sandbox.url}/${company}/control/requests?after=${after}`)).json()),
    async ageDead() {
      await database.pool.query("update nodes set seen_at = now() - interval '1 minute'");
    },
    async close() {
      await Promise.all([...servers].map((server) => server.kill()));
      await sandbox.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
