import {
  createCaller,
  createHttpClient,
  createSessions,
  createSiteBudgets,
  MemoryQuotaStore,
  MemorySessionStore,
  MemorySiteCaches,
  Secret,
} from '@tandem/connector-kit';
import { scoroConnector } from '@tandem/connector-scoro';
import { Agent, request } from 'undici';
import { startProgram } from './child.ts';
import type { Figure, Line } from './line.ts';
import { alternatingRatio, median, pace, type Pace } from './measure.ts';

const rounds = 5;
const roundMs = 1_500;
const alternations = 1_500;

/** `tasks.get` through the kit, beside the same exchange by `undici.request` alone. */
export const kitOverhead: Line = {
  name: 'kit-overhead',
  about: 'tasks.get through the kit against undici.request + JSON.stringify + body.json()',
  async run() {
    const slow = await compare(5, 1);
    const fast = await compare(0, 50);
    return [
      {
        name: 'rate against bare, 1 at a time, upstream 5 ms',
        value: slow.ratio,
        unit: 'x',
        bar: { kind: 'atLeast', value: 0.95 },
      },
      {
        name: 'rate against bare, 50 at a time, upstream 0 ms',
        value: fast.ratio,
        unit: 'x',
        bar: { kind: 'atLeast', value: 0.5 },
      },
      { name: 'calls per second, 50 at a time', value: fast.kitRate, unit: '/s' },
      { name: 'processor time per call, kit', value: fast.kitCpu, unit: 'µs' },
      { name: 'processor time per call, bare', value: fast.bareCpu, unit: 'µs' },
    ];
  },
};

async function compare(delayMs: number, concurrency: number) {
  const upstream = startProgram('./upstream.ts', [String(delayMs)]);
  const url = `http://127.0.0.1:${(await upstream.line(/^listening (\d+)$/))[1]}`;
  const agent = new Agent({ connections: 100 });
  const kit = kitAction(url);
  const bare = () => bareAction(url, agent);
  try {
    await pace(bare, concurrency, roundMs);
    await pace(kit.action, concurrency, roundMs);
    const pairs: { bare: Pace; kit: Pace }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      pairs.push({ bare: await pace(bare, concurrency, roundMs), kit: await pace(kit.action, concurrency, roundMs) });
    }
    return {
      ratio:
        concurrency === 1
          ? await alternatingRatio(kit.action, bare, alternations)
          : median(pairs.map((pair) => pair.kit.rate / pair.bare.rate)),
      kitRate: median(pairs.map((pair) => pair.kit.rate)),
      kitCpu: median(pairs.map((pair) => pair.kit.cpuMicroseconds)),
      bareCpu: median(pairs.map((pair) => pair.bare.cpuMicroseconds)),
    } satisfies Record<string, Figure['value']>;
  } finally {
    await kit.close();
    await agent.close();
    await upstream.stop();
  }
}

function kitAction(url: string) {
  const http = createHttpClient({ permittedHosts: scoroConnector.permittedHosts, exemptBases: [url] });
  const caller = createCaller({
    connector: scoroConnector,
    operator: { environments: new Map([['sandbox', url]]) },
    http,
    sessions: createSessions({ store: new MemorySessionStore() }),
    budgets: createSiteBudgets({
      store: new MemoryQuotaStore(),
      budget: { requests: Number.POSITIVE_INFINITY, windowMs: 2_000 },
    }),
    caches: new MemorySiteCaches(),
  });
  const installation = {
    id: 'ins_bench',
    tenant: 'acc_bench',
    verified: true,
    properties: new Map<string, string | Secret>([
      ['environment', 'sandbox'],
      ['companyName', 'acme'],
      ['companyAccountId', 'acme'],
      ['apiKey', new Secret('ScoroAPI_00000000000000000000')],
    ]),
  };
  const { signal } = new AbortController();
  return {
    action: () => caller.call({ installation, method: 'tasks.get', input: { id: 1 }, signal }),
    close: () => http.close(),
  };
}

async function bareAction(url: string, dispatcher: Agent): Promise<unknown> {
  const { body } = await request(`${url}/acme/api/v2/tasks/view/1`, {
    method: 'POST',
    dispatcher,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      apiKey: 'ScoroAPI_00000000000000000000',
      company_account_id: 'acme',
      lang: 'eng',
      request: {},
    }),
  });
  return body.json();
}
