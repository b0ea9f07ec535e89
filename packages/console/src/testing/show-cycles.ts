import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Installed, Tandem } from './start-tandem.ts';

/** A screen by its title and where it is. */
export interface Screen {
  readonly title: string;
  readonly path: string;
}

const idShape = z.looseObject({ id: z.string() });
const runShape = z.looseObject({ id: z.string(), state: z.string(), waitingFor: z.string().nullable() });
const transactionsShape = z.looseObject({ items: z.array(idShape) });

const twin = { method: 'tasks.create', auth: 'userAuth', input: { record: { event_name: { $path: 'record.title' } } } };

const document = {
  format: 1,
  name: 'Orders to tasks',
  description: 'Makes a task of each order that is not too large.',
  variables: [
    { name: 'limit', label: 'Largest order', kind: 'number', required: true, help: 'Larger ones are refused.' },
    { name: 'since', label: 'Orders since', kind: 'date' },
  ],
  connectors: { scoro: { connector: 'scoro', label: 'Scoro of the customer' } },
  trigger: { kind: 'webhook', sample: { orders: [{ title: 'Order A-1', total: 20 }] } },
  steps: [
    {
      key: 'eachOrder',
      kind: 'loop',
      name: 'For each order',
      over: { list: { $path: 'trigger.orders' } },
      steps: [
        {
          key: 'tooLarge',
          kind: 'decision',
          name: 'Is it too large?',
          when: { left: { $path: 'record.total' }, is: 'greaterThan', right: { $path: 'variables.limit' } },
          then: [{ key: 'refuse', kind: 'end', outcome: 'failed', reason: 'The order is too large.' }],
          else: [
            {
              ...twin,
              key: 'create',
              kind: 'method',
              name: 'Create the task',
              connector: 'scoro',
              onError: { retry: { afterSeconds: [1] } },
              lookUp: {
                method: 'tasks.list',
                input: { filter: { event_name: { $path: 'sent.record.event_name' } } },
                match: { 'record.event_name': 'event_name' },
              },
            },
          ],
        },
      ],
    },
  ],
};

const poll = {
  format: 1,
  name: 'Changed tasks',
  connectors: { scoro: { connector: 'scoro' } },
  trigger: { kind: 'poll', connector: 'scoro', method: 'tasks.list', everyMinutes: 5, firstRun: 'now' },
  steps: [{ key: 'note', kind: 'transform', value: { $path: 'record.event_name' } }],
};

const told = {
  ...poll,
  name: 'New tasks',
  trigger: { kind: 'webhook', subscribe: { connector: 'scoro', records: 'tasks', changes: ['created'] } },
};

/**
 * Cycles in all their ways: a template that is ahead of where it is installed, a cycle with runs of which one has a failed and an undecided
 * transaction, one that polls, one that Scoro tells, and one that lacks what it needs; and the screens that show them.
 */
export async function showCycles(tandem: Tandem, { account, installation }: Installed): Promise<readonly Screen[]> {
  const send = (verb: string, path: string, body?: unknown) => tandem.send(idShape, verb, `/v1${path}`, body);
  const template = await send('POST', '/templates', { draft: document });
  await send('POST', `/templates/${template.id}/publish`);
  const wish = { template: template.id, bindings: { scoro: installation }, variables: { limit: 100 } };
  const cycle = await send('POST', `/accounts/${account}/cycles`, wish);
  const at = `/accounts/${account}/cycles/${cycle.id}`;
  await send('POST', `${at}/publish`);
  await send('POST', `${at}/enable`);
  await send('PATCH', `/templates/${template.id}`, { draft: { ...document, description: 'Another one.' } });
  await send('POST', `/templates/${template.id}/publish`);
  const lacking = await send('POST', `/accounts/${account}/cycles`, { template: template.id, name: 'Not ready' });
  const polling = await send('POST', `/accounts/${account}/cycles`, { document: poll });
  await send('POST', '/templates', { draft: poll });
  const listening = await send('POST', `/accounts/${account}/cycles`, { document: told });
  const toldAt = `/accounts/${account}/cycles/${listening.id}`;
  await send('POST', `${toldAt}/publish`);
  await send('POST', `${toldAt}/enable`);

  // More than one record equals what is sent, and its answer is lost: only a person can tell.
  const calls = `/v1/accounts/${account}/connectors/${installation}/calls`;
  const input = { record: { event_name: 'Order T-2' } };
  for (const _ of [1, 2]) await tandem.send(z.unknown(), 'POST', calls, { ...twin, input });
  await tandem.control('acme', {
    faults: [{ kind: 'reset', when: 'after', module: 'tasks', action: 'modify', count: 1 }],
  });
  const orders = [
    { title: 'Order T-2', total: 20 },
    { title: 'Order B-7', total: 5_000 },
  ];
  const run = await send('POST', `${at}/runs`, { event: { orders } });
  const runAt = `/accounts/${account}/runs/${run.id}`;
  while ((await tandem.send(runShape, 'GET', `/v1${runAt}`)).waitingFor !== 'decision') await wait(200);
  const { items } = await tandem.send(transactionsShape, 'GET', `/v1${runAt}/transactions?state=undecided`);
  const [undecided] = items;

  return [
    { title: 'Templates', path: '/templates' },
    { title: 'Orders to tasks', path: `/templates/${template.id}` },
    { title: 'Install Orders to tasks', path: `/templates/${template.id}/install?account=${account}` },
    { title: 'Orders to tasks', path: at },
    { title: 'Orders to tasks', path: `${at}/runs` },
    { title: 'Orders to tasks', path: `${at}/settings` },
    { title: 'Orders to tasks', path: `${at}/versions` },
    { title: 'Orders to tasks', path: `${at}/edit` },
    { title: 'Orders to tasks', path: `/templates/${template.id}/edit` },
    { title: 'Not ready', path: `/accounts/${account}/cycles/${lacking.id}` },
    { title: 'Changed tasks', path: `/accounts/${account}/cycles/${polling.id}` },
    { title: 'New tasks', path: toldAt },
    { title: 'Runs', path: '/activity/runs' },
    { title: 'Run of Orders to tasks', path: runAt },
    { title: 'Record 1', path: `${runAt}/transactions/${undecided?.id ?? ''}` },
  ];
}
