import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answered, createTandemClient, type TandemClient } from '@tandem/client';
import { type Child, startTandem } from './child.ts';

/** A whole Tandem of its own, with one account in which Scoro is installed against a given upstream. */
export interface Deployment {
  readonly server: Child;
  readonly url: string;
  readonly token: string;
  readonly client: TandemClient;
  readonly account: string;
  readonly installation: string;
  close(): Promise<void>;
}

export interface DeploymentOptions {
  /** Base URL behind the environment *Sandbox*. */
  readonly upstream: string;
  readonly company: string;
  readonly apiKey: string;
}

/** Starts `tandem serve` on a new folder and sets everything up through its API. */
export async function deploy({ upstream, company, apiKey }: DeploymentOptions): Promise<Deployment> {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-bench-'));
  const token = `bench-${crypto.randomUUID()}-${crypto.randomUUID()}`;
  const server = startTandem(['serve'], {
    TANDEM_DATA_DIR: folder,
    TANDEM_PORT: '0',
    TANDEM_ADMIN_TOKEN: token,
    TANDEM_SCORO_SANDBOX_URL: upstream,
  });
  const url = (await server.line(/^Console\s+(\S+)/))[1] ?? '';
  const client = createTandemClient({ url, token });
  const { id: account } = await answered(client.POST('/v1/accounts', { body: { name: 'Bench' } }));
  const { id: installation } = await answered(
    client.POST('/v1/accounts/{account}/connectors', {
      params: { path: { account } },
      body: {
        connector: 'scoro',
        properties: { environment: 'sandbox', companyName: company, companyAccountId: company, apiKey },
      },
    }),
  );
  return {
    server,
    url,
    token,
    client,
    account,
    installation,
    async close() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
