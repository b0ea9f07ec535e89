import { z } from 'zod';
import { Secret, type PropertyValue } from '@tandem/connector-kit';
import { describeConformance, type Misbehaviour } from '@tandem/connector-kit/conformance';
import { startSandbox } from '@tandem/scoro-sandbox';
import { scoroConnector } from '../connector.ts';

const faults: Readonly<Record<Misbehaviour, Readonly<Record<string, unknown>>>> = {
  rateLimited: { kind: 'rate-limited', reset: 1 },
  dayUsedUp: { kind: 'quota-used-up' },
  serverError: { kind: 'error', statusCode: 500 },
  stall: { kind: 'stall', stage: 'headers' },
  html: { kind: 'html' },
  lyingBody: { kind: 'error', statusCode: 400, style: 'body' },
  emptyBody: { kind: 'empty-body' },
  brokenJson: { kind: 'broken-json' },
  oversized: { kind: 'oversized' },
  truncated: { kind: 'truncated' },
  resetBefore: { kind: 'reset', when: 'before' },
  resetAfter: { kind: 'reset', when: 'after' },
  redirect: { kind: 'redirect' },
};

describeConformance(scoroConnector, async () => {
  const sandbox = await startSandbox({ port: 0, limits: 'off' });
  const site = `${sandbox.url}/acme`;
  const credentials = z
    .object({ companyAccountId: z.string(), apiKey: z.string(), username: z.string(), password: z.string() })
    .parse(await (await fetch(`${site}/credentials.json`)).json());
  const common: [string, PropertyValue][] = [
    ['companyName', 'acme'],
    ['companyAccountId', credentials.companyAccountId],
    ['environment', 'sandbox'],
  ];
  const byMode: Readonly<Record<string, readonly [string, PropertyValue][]>> = {
    apiKey: [['apiKey', new Secret(credentials.apiKey)]],
    userAuth: [
      ['username', credentials.username],
      ['password', new Secret(credentials.password)],
    ],
  };
  const setFaults = async (list: readonly unknown[]): Promise<void> => {
    const answer = await fetch(`${site}/control`, {
      method: 'POST',
      body: JSON.stringify({ faults: list }),
      headers: { 'content-type': 'application/json' },
    });
    if (!answer.ok) throw new Error(`The sandbox took no faults: ${await answer.text()}`);
  };
  return {
    connector: scoroConnector,
    operator: { environments: new Map([['sandbox', sandbox.url]]) },
    properties: (modes) => new Map([...common, ...modes.flatMap((mode) => byMode[mode] ?? [])]),
    misbehave: (how, count) => setFaults([{ ...faults[how], ...(count !== undefined && { count }) }]),
    behave: () => setFaults([]),
    requestsSeen: async () =>
      z.object({ total: z.number() }).parse(await (await fetch(`${site}/control/requests`)).json()).total,
    samples: {
      list: { method: 'tasks.list', input: { perPage: 2 } },
      get: { method: 'users.get', input: { id: 1 } },
      missing: { method: 'users.get', input: { id: 999_999_999 } },
      create: { method: 'contacts.create', input: { record: { name: 'Lumi OÜ' } } },
    },
    wrong: {
      mode: 'apiKey',
      properties: new Map([...common, ['apiKey', new Secret('ScoroAPI_wrong')]]),
      sample: { method: 'users.get', input: { id: 1 } },
    },
    close: () => sandbox.close(),
  };
});
