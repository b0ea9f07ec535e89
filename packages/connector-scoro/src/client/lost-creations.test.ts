import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { PropertyValues } from '@tandem/connector-kit';
import { startSandbox, type RunningSandbox } from '@tandem/scoro-sandbox';
import { searchCreated } from '../created/search-created.ts';
import type { Module } from '../modules/define-module.ts';
import * as modules from '../modules/modules.ts';
import type { Answer, CallOptions, ScoroClient } from './client-types.ts';
import { scoro } from './scoro.ts';

type Row = Readonly<Record<string, unknown>>;
type AnyCall = (method: string, input: unknown, options?: CallOptions) => Promise<Answer<unknown>>;

const here: PropertyValues = new Map([['timeZone', 'Europe/Berlin']]);
const nowhere: PropertyValues = new Map();

let sandbox: RunningSandbox;
let acme: ScoroClient;
let site: string;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, limits: 'off' });
  site = `${sandbox.url}/created`;
  const credentials = z
    .object({
      companyName: z.string(),
      companyAccountId: z.string(),
      apiKey: z.string(),
      username: z.string(),
      password: z.string(),
    })
    .parse(await (await fetch(`${site}/credentials.json`)).json());
  acme = scoro({ ...credentials, sandboxUrl: sandbox.url });
});
afterEach(() => control({ faults: [], settings: { projectsWithoutStatus: 'all', flatBillableDuration: 'value' } }));
afterAll(async () => {
  await acme?.close();
  await sandbox?.close();
});

async function control(wish: object): Promise<void> {
  const answer = await fetch(`${site}/control`, { method: 'POST', body: JSON.stringify(wish) });
  if (!answer.ok) throw new Error(await answer.text());
}

const call: AnyCall = (method, input, options) => (acme.call as unknown as AnyCall)(method, input, options);

/** A creation of which nobody knows whether it took effect. */
async function lost(module: string, record: Row): Promise<Date> {
  const since = new Date();
  await control({ faults: [{ kind: 'reset', when: 'after', module, action: 'modify', count: 1 }] });
  await expect(call(`${module}.create`, { record })).rejects.toMatchObject({ code: 'outcome_unknown' });
  await control({ faults: [] });
  return since;
}

/** What is found of it, as whoever looks for it finds it: in rows of the list, then in the whole records. */
async function find(
  module: string,
  record: Row,
  since: Date,
  properties = nowhere,
): Promise<readonly { readonly record: Row; readonly matches: boolean | undefined }[]> {
  const search = searchCreated(`${module}.create`, { record }, since, properties);
  if (search === undefined) throw new Error('Nothing to look for.');
  const { data } = await call(search.method, search.input);
  const rows = z.array(z.record(z.string(), z.unknown())).parse(data);
  const found = await Promise.all(
    rows
      .filter((row) => search.matches(row) !== false)
      .map(async (row) => {
        const order = search.read?.(row);
        const whole = order === undefined ? row : (await call(order.method, order.input)).data;
        return { record: z.record(z.string(), z.unknown()).parse(whole), matches: search.matches(whole) };
      }),
  );
  return found.filter(({ matches }) => matches !== false);
}

const line = (comment: string) => ({ product_id: 1, comment, amount: 2, price: '100.00' });

const records: readonly (readonly [string, Row, Row])[] = [
  [
    'tasks',
    { event_name: 'Call "Tamm & Co"', project_id: 201, datetime_due: '2026-12-01T17:00:00' },
    { project_id: 202 },
  ],
  [
    'timeEntries',
    {
      event_id: 50_001,
      user_id: 1,
      start_datetime: '2026-11-02T09:00:00',
      duration: '01:30:20',
      description: '<p>Preparing the offer</p>',
    },
    { description: 'Something else' },
  ],
  ['contacts', { name: 'Lumi & Pojad OÜ', contact_type: 'company', tags: ['VIP'] }, { name: 'Lumi OÜ' }],
  [
    'invoices',
    { company_id: 1001, date: '2026-11-15', currency: 'EUR', lines: [line('Consulting')] },
    { company_id: 1006 },
  ],
  ['projects', { project_name: 'New office', company_id: 1001 }, { project_name: 'New offices' }],
  [
    'calendar',
    { event_name: 'Weekly', start_datetime: '2026-11-02T09:00:00', cal_user: [1] },
    { start_datetime: '2026-11-09T09:00:00' },
  ],
  ['comments', { module: 'tasks', object_id: 50_001, comment: 'Done at last.', user_id: 1 }, { comment: 'Not yet.' }],
  ['quotes', { company_id: 1001, description: 'As discussed on the phone' }, { description: 'As written' }],
  ['expenses', { comment: 'Taxi to the airport', date: '2026-11-15' }, { comment: 'Lunch' }],
  ['products', { name: 'Desk lamp', price: 12.5 }, { name: 'Desk' }],
  ['activities', { name: 'Gardening' }, { name: 'Cooking' }],
];

const all: readonly Module[] = Object.values(modules);
const searched = all
  .filter(
    ({ key, fields, example, actions }) =>
      Object.hasOwn(actions, 'create') &&
      searchCreated(`${key}.create`, { record: { ...example, ...texts({ fields }) } }, new Date(), nowhere) !==
        undefined,
  )
  .map((module) => [module.key, module] as const);

/** Something in each text that can be written, with what Scoro gives back in other forms. */
function texts({ fields }: Pick<Module, 'fields'>): Row {
  const prose = Object.entries(fields).filter(
    ([name, { kind, readOnly }]) =>
      readOnly !== true && (kind === 'richText' || (kind === 'text' && /name$|^title$/.test(name))),
  );
  return Object.fromEntries(prose.map(([name]) => [name, 'R&D <b>"Tõnu\'s"</b> plan']));
}

async function someTask(): Promise<number> {
  const { data } = await call('tasks.list', { perPage: 1 });
  return z.array(z.looseObject({ event_id: z.number() })).parse(data)[0]?.event_id ?? 0;
}

describe('what a create has made whose answer was lost', () => {
  it.each(records)('is found again in %s, and nothing else', async (module, sent, other) => {
    const record = await settled(module, sent);
    const apart = { ...record, ...other };
    await call(`${module}.create`, { record: apart });
    expect(await find(module, record, new Date(), here)).toEqual([]);
    const since = await lost(module, record);
    expect(await find(module, record, since, here)).toMatchObject([{ matches: true }]);
    await call(`${module}.create`, { record });
    expect(await find(module, record, since, here)).toMatchObject([{ matches: true }, { matches: true }]);
  });

  it.each(searched)('is never taken for another record in %s', async (key, module) => {
    const ids = {
      company_id: 1001,
      person_id: 1003,
      project_id: 201,
      event_id: await someTask(),
      object_id: await someTask(),
    };
    const record = Object.fromEntries(
      Object.entries({ ...module.example, ...texts(module) }).map(([name, value]) => [
        name,
        Object.hasOwn(ids, name) ? Reflect.get(ids, name) : value,
      ]),
    );
    const since = new Date();
    const { data } = await call(`${key}.create`, { record });
    const made = z.record(z.string(), z.unknown()).parse(data)[module.idField ?? ''];
    const found = await find(key, record, since);
    expect(found.map((one) => one.record[module.idField ?? ''])).toContain(made);
  });

  it('is told from others with the same head by its lines', async () => {
    const record = (comment: string) => ({ company_id: 1011, lines: [line('Travel'), line(comment)] });
    const since = await lost('invoices', record('July'));
    expect(await find('invoices', record('August'), since)).toEqual([]);
    expect(await find('invoices', record('July'), since)).toMatchObject([{ matches: true }]);
  });

  it('is found though somebody has deleted it', async () => {
    const record = { event_name: 'Made and deleted' };
    const since = await lost('tasks', record);
    const [made] = await find('tasks', record, since);
    await call('tasks.delete', { id: made?.record['event_id'] });
    const search = searchCreated('tasks.create', { record }, since, nowhere);
    const { data } = await call('tasks.list', search?.input);
    expect(
      z
        .array(z.unknown())
        .parse(data)
        .filter((row) => search?.matches(row) === true),
    ).toHaveLength(1);
  });

  it('is found where a list holds projects in progress alone unless it is asked for others', async () => {
    await control({ settings: { projectsWithoutStatus: 'inprogress' } });
    const record = { project_name: 'Not begun', status: 'pending' };
    const since = await lost('projects', record);
    expect(await find('projects', record, since, here)).toMatchObject([{ matches: true }]);
  });

  it('is found where rows of a list carry another value than the record', async () => {
    await control({ settings: { flatBillableDuration: 'zero' } });
    const record = await settled('timeEntries', {
      event_id: 50_001,
      user_id: 1,
      description: 'Billed',
      duration: '02:00:00',
      billable_duration: '01:00:00',
    });
    const since = await lost('timeEntries', record);
    expect(await find('timeEntries', record, since)).toMatchObject([{ matches: true }]);
  });

  it('may be a record that differs in what Scoro may have changed', async () => {
    const since = await lost('products', { name: 'Chair', price: '99.00' });
    expect(await find('products', { name: 'Chair', price: '100.00' }, since, here)).toMatchObject([
      { matches: undefined },
    ]);
  });

  it('may be any that equals it where the time it was made at has no known zone', async () => {
    const since = await lost('products', { name: 'Sofa' });
    expect(await find('products', { name: 'Sofa' }, since, nowhere)).toMatchObject([{ matches: undefined }]);
  });
});

/** A task that there is stands in place of that of the examples. */
async function settled(module: string, record: Row): Promise<Row> {
  if (module !== 'timeEntries' && module !== 'comments') return record;
  return { ...record, [module === 'comments' ? 'object_id' : 'event_id']: await someTask() };
}
