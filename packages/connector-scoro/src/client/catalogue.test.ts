import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Method } from '@tandem/connector-kit';
import { startSandbox, type RunningSandbox } from '@tandem/scoro-sandbox';
import { scoroConnector } from '../connector.ts';
import type { Answer, CallOptions, ScoroClient } from './client-types.ts';
import { scoro } from './scoro.ts';

type Input = Readonly<Record<string, unknown>>;
type Mode = 'apiKey' | 'userAuth';
type Row = Readonly<Record<string, unknown>>;

let sandbox: RunningSandbox;
let receiver: Server;
let acme: ScoroClient;
let known: KnownRecords;

/** Records of the sandbox that examples are made to point to. */
interface KnownRecords {
  readonly task: number;
  readonly event: number;
  readonly customModule: string;
  readonly customField: string;
}

async function lookAround(): Promise<KnownRecords> {
  const [task] = (await acme.tasks.list({ perPage: 1 }).page()).rows;
  const [event] = (await acme.calendar.list({ perPage: 1 }).page()).rows;
  const customModule = z.string().parse((await acme.customModules.list().page()).rows[0]?.path);
  const [item] = (await acme.customModuleItems.list({ customModule, perPage: 1 }).page()).rows;
  const [customField = ''] = Object.keys(item?.custom_fields ?? {});
  return {
    task: z.number().parse(task?.event_id),
    event: z.number().parse(event?.event_id),
    customModule,
    customField,
  };
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, limits: 'off' });
  // Where webhooks are sent: answers every probe, and proves its host (PROTOCOL.md 10.2).
  receiver = createServer((request, response) => {
    request.resume();
    response.end('scoro.txt');
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const credentials = z
    .object({
      companyName: z.string(),
      companyAccountId: z.string(),
      apiKey: z.string(),
      username: z.string(),
      password: z.string(),
    })
    .parse(await (await fetch(`${sandbox.url}/catalogue/credentials.json`)).json());
  acme = scoro({ ...credentials, sandboxUrl: sandbox.url });
  known = await lookAround();
});

afterAll(async () => {
  await acme?.close();
  receiver?.close();
  await sandbox?.close();
});

type AnyCall = (method: string, input: Input, options: CallOptions) => Promise<Answer<unknown>>;

/** Any method by its key; the keys come from the connector's own list, which the types do not know to be theirs. */
function call(method: string, input: Input, options: CallOptions): Promise<Answer<unknown>> {
  return (acme.call as unknown as AnyCall)(method, input, options);
}

const moduleOf = (method: { readonly key: string }): string => method.key.slice(0, method.key.indexOf('.'));

function methodOf(module: string, verb: string): Method | undefined {
  return scoroConnector.method(`${module}.${verb}`);
}

function exampleOf(method: Method): Input {
  const example = method.example();
  const record: Input = { ...Object(example['record']), ...adjustedRecords[method.key]?.() };
  return {
    ...example,
    ...('record' in example && { record }),
    ...('customModule' in example && { customModule: known.customModule }),
    ...adjustments[method.key]?.(),
  };
}

/** What an example cannot know: an address of this machine, a record of this site. */
const adjustments: Readonly<Record<string, () => Input>> = {
  'webhooks.subscribe': () => ({ url: receiverUrl() }),
  'calendar.batchModify': () => ({ records: [{ event_id: known.event, start_datetime: '2026-01-31T09:30:00' }] }),
};

const adjustedRecords: Readonly<Record<string, () => Input>> = {
  'timeEntries.create': () => ({ event_id: known.task }),
  'timeEntries.update': () => ({ event_id: known.task }),
  'customModuleItems.create': () => ({ custom_fields: { [known.customField]: 'Example' } }),
  'customModuleItems.update': () => ({ custom_fields: { [known.customField]: 'Other' } }),
};

function receiverUrl(): string {
  const address = receiver.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/hook`;
}

/** An id of a record that is there: one made for the purpose where the module makes any, else the first of its list. */
async function idFor(method: Method, options: CallOptions): Promise<unknown> {
  const module = moduleOf(method);
  const create = methodOf(module, 'create') ?? methodOf(module, 'subscribe');
  const list = methodOf(module, 'list');
  const pathMembers = Object.fromEntries(Object.entries(exampleOf(method)).filter(([name]) => name === 'customModule'));
  const fresh = create !== undefined && method.effect !== 'read';
  const rows = fresh
    ? [(await call(create.key, exampleOf(create), options)).data]
    : list === undefined
      ? []
      : (await call(list.key, { ...pathMembers, perPage: 5 }, options)).data;
  const [row] = z.array(z.unknown()).parse(rows);
  const id = list?.paging?.rowId(row) ?? (row as Row | undefined)?.['id'];
  return typeof id === 'string' && /^\d+$/.test(id) ? Number(id) : id;
}

async function inputFor(method: Method, options: CallOptions): Promise<Input> {
  const example = exampleOf(method);
  return 'id' in example ? { ...example, id: await idFor(method, options) } : example;
}

const cases = scoroConnector.methods
  .filter(({ key }) => key !== 'custom.request')
  .flatMap((facts) => facts.modes.map((mode) => ({ key: facts.key, mode: mode as Mode })));

describe('every method, with each credential it takes', () => {
  it.each(cases)('$key with $mode does what it says, and its data fits its schema', async ({ key, mode }) => {
    const method = scoroConnector.method(key);
    if (method === undefined) throw new Error(`no method ${key}`);
    const options: CallOptions = { auth: mode };
    const input = await inputFor(method, options);
    expect(method.input().safeParse(input).error).toBeUndefined();
    if (method.givesFile) {
      const file = await acme.files.download(z.number().parse(input['id']), options);
      for await (const bytes of file.bytes) expect(bytes.length).toBeGreaterThan(0);
      return;
    }
    const { data, warnings } = await call(key, input, options);
    expect(method.output().safeParse(data).error).toBeUndefined();
    expect(warnings.filter(({ code }) => code !== 'unconfirmed')).toEqual([]);
  });

  it('has a schema that stands as JSON Schema, in and out', () => {
    for (const { key } of scoroConnector.methods) {
      const method = scoroConnector.method(key);
      if (method === undefined) throw new Error(`no method ${key}`);
      expect(z.toJSONSchema(method.input(), { io: 'input' })).toHaveProperty('type', 'object');
      expect(z.toJSONSchema(method.output(), { io: 'output' })).toBeTypeOf('object');
    }
  });
});
