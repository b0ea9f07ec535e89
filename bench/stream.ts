import { Agent, request } from 'undici';
import { z } from 'zod';
import { residentMegabytes } from './child.ts';
import { type Deployment, deploy } from './deployment.ts';
import type { Line } from './line.ts';
import { type BenchSandbox, startBenchSandbox } from './sandbox.ts';

const pageSize = 100;

/** A million records as NDJSON through `POST .../calls`, beside a bare loop that pages and re-serialises. */
export const stream: Line = {
  name: 'stream',
  about: '1,000,000 time entries of the sandbox as NDJSON: memory of the server, and the rate beside a bare loop',
  async run() {
    const sandbox = await startBenchSandbox(100, 'bench');
    const deployment = await deploy({ upstream: sandbox.url, company: 'bench', apiKey: sandbox.credentials.apiKey });
    const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
    try {
      await prove(deployment, agent);
      const idle = await residentMegabytes(deployment.server.pid);
      const through = await throughTandem(deployment, agent);
      const bare = await bareLoop(sandbox, agent, through.records);
      const [early = Number.NaN] = through.memory;
      const late = Math.max(...through.memory.slice(-3));
      return [
        { name: 'records', value: through.records, unit: '' },
        {
          name: 'distinct records',
          value: through.distinct,
          unit: '',
          bar: { kind: 'atLeast', value: through.records },
        },
        {
          name: 'rate against a bare loop',
          value: through.rate / bare,
          unit: 'x',
          bar: { kind: 'atLeast', value: 0.8 },
        },
        { name: 'records per second through Tandem', value: through.rate, unit: '/s' },
        { name: 'records per second of the bare loop', value: bare, unit: '/s' },
        {
          name: 'peak memory above idle',
          value: Math.max(...through.memory) - idle,
          unit: 'MB',
          bar: { kind: 'atMost', value: 200 },
        },
        {
          name: 'memory at 100 % above that at 10 %',
          value: late - early,
          unit: 'MB',
          bar: { kind: 'atMost', value: 50 },
        },
        { name: 'idle memory', value: idle, unit: 'MB' },
      ];
    } finally {
      await agent.close();
      await deployment.close();
      await sandbox.process.stop();
    }
  },
};

/** One verified call, so that the account connector shares the site's budget. */
async function prove({ url, token, account, installation }: Deployment, dispatcher: Agent): Promise<void> {
  const answer = await request(`${url}/v1/accounts/${account}/connectors/${installation}/test`, {
    method: 'POST',
    dispatcher,
    headers: { authorization: `Bearer ${token}` },
  });
  await answer.body.dump();
}

async function throughTandem({ url, token, account, installation, server }: Deployment, dispatcher: Agent) {
  const started = performance.now();
  const answer = await request(`${url}/v1/accounts/${account}/connectors/${installation}/calls`, {
    method: 'POST',
    dispatcher,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/x-ndjson' },
    body: JSON.stringify({ method: 'timeEntries.list', input: { perPage: pageSize } }),
  });
  // One bit for each id is all that telling them apart takes.
  const seen = new Uint8Array(2_000_000);
  const memory: number[] = [];
  let records = 0;
  let distinct = 0;
  let rest = '';
  let last = '';
  for await (const chunk of answer.body) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      last = line;
      const id = Number(/"time_entry_id":(\d+)/.exec(line)?.[1] ?? 0);
      if (id > 0) {
        records += 1;
        distinct += seen[id] === 0 ? 1 : 0;
        seen[id] = 1;
        if (records % 50_000 === 0 && records >= 100_000) {
          memory.push(await residentMegabytes(server.pid));
        }
      }
    }
  }
  if (!last.startsWith('{"end"')) {
    throw new Error(`The stream ended with: ${last.slice(0, 300)}`);
  }
  return { records, distinct, memory, rate: records / ((performance.now() - started) / 1000) };
}

const pageShape = z.object({ data: z.array(z.unknown()) });

/** What anybody would write: ask page after page, write each record as a line. */
async function bareLoop({ url, credentials }: BenchSandbox, dispatcher: Agent, records: number): Promise<number> {
  const pages = Math.ceil(records / pageSize / 4);
  const started = performance.now();
  let bytes = 0;
  for (let page = 1; page <= pages; page += 1) {
    const { body } = await request(`${url}/bench/api/v2/timeEntries/list`, {
      method: 'POST',
      dispatcher,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        apiKey: credentials.apiKey,
        company_account_id: 'bench',
        lang: 'eng',
        page,
        per_page: pageSize,
      }),
    });
    for (const row of pageShape.parse(await body.json()).data) {
      bytes += `${JSON.stringify(row)}\n`.length;
    }
  }
  if (bytes === 0) {
    throw new Error('The bare loop read nothing.');
  }
  return (pages * pageSize) / ((performance.now() - started) / 1000);
}
