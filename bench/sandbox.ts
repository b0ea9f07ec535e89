import { request } from 'undici';
import { z } from 'zod';
import { type Child, startTandem } from './child.ts';

/** A sandbox in a process of its own. */
export interface BenchSandbox {
  readonly process: Child;
  readonly url: string;
  readonly credentials: { readonly companyName: string; readonly companyAccountId: string; readonly apiKey: string };
  /** Requests that reached the company so far. */
  requests(): Promise<number>;
  control(body: unknown): Promise<void>;
}

const credentialsShape = z.object({ companyName: z.string(), companyAccountId: z.string(), apiKey: z.string() });

/** Starts `tandem sandbox` without limits; at scale 100 it holds a million time entries. */
export async function startBenchSandbox(scale: number, company: string): Promise<BenchSandbox> {
  const process = startTandem(['sandbox', '--port', '0', '--scale', String(scale), '--limits', 'off'], {});
  const url = (await process.line(/(http:\/\/127\.0\.0\.1:\d+)/))[1] ?? '';
  const credentials = credentialsShape.parse(await (await request(`${url}/${company}/credentials.json`)).body.json());
  return {
    process,
    url,
    credentials,
    async requests() {
      const { body } = await request(`${url}/${company}/control/requests`);
      return z.object({ total: z.number() }).parse(await body.json()).total;
    },
    async control(body) {
      const answer = await request(`${url}/${company}/control`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      await answer.body.dump();
    },
  };
}
