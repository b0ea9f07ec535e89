import type { Method, MethodContext, RetryClass, WireRequest } from '@tandem/connector-kit';
import { describe, expect, it } from 'vitest';
import { scoroMethod } from './scoro-methods.ts';

type Input = Readonly<Record<string, unknown>>;

/** What a method sees of a call, with nothing behind it: look-ups find nothing, requests are kept. */
function context(given: Partial<MethodContext> = {}): MethodContext & { readonly sent: WireRequest[] } {
  const sent: WireRequest[] = [];
  return {
    properties: new Map([['companyAccountId', 'acme']]),
    site: { key: 'live/acme', base: 'https://acme.example', display: 'acme' },
    mode: 'apiKey',
    sessionFacts: {},
    values: 'clean',
    unknownFields: 'refuse',
    page: undefined,
    signal: AbortSignal.timeout(10_000),
    cache: { remember: (_key, _age, load) => load(), forget: () => undefined },
    warn: () => undefined,
    call: () => Promise.resolve([{ id: 'c_colour' }]),
    send: (request) => {
      sent.push(request);
      return Promise.resolve({ file_id: 7 });
    },
    sent,
    ...given,
  };
}

function method(key: string): Method {
  const found = scoroMethod(key);
  if (found === undefined) throw new Error(`There is no ${key}.`);
  return found;
}

async function request(key: string, input: Input, given: Partial<MethodContext> = {}): Promise<WireRequest> {
  expect(method(key).input().safeParse(input).error).toBeUndefined();
  return method(key).request(input, context(given));
}

function retryOf(key: string, input: Input = {}): RetryClass {
  const { retry } = method(key);
  return typeof retry === 'function' ? retry(input) : retry;
}

function refuses(key: string, input: Input): boolean {
  return !method(key).input().safeParse(input).success;
}

describe('lists', () => {
  it('ask for a page with the filter beside the request, since Scoro ignores one inside', async () => {
    const page = { number: 2, size: 25 };
    const sent = await request(
      'tasks.list',
      { filter: { project_id: [1, 2], is_completed: false }, detailed: true, include_subtasks: true },
      { page },
    );
    expect(sent.path).toBe('/tasks/list');
    expect(sent.body).toMatchObject({
      request: { include_subtasks: 1 },
      filter: { project_id: [1, 2], is_completed: 0 },
      page: 2,
      per_page: 25,
      detailed_response: true,
    });
  });

  it('read rows into clean records and leave out those that a filter did not mean', async () => {
    const input = { filter: { company_id: 5 } };
    const rows = [
      { event_id: 1, company_id: 5, is_completed: 1 },
      { event_id: 2, company_id: 6, is_completed: 0 },
    ];
    const read = await method('tasks.list').read(rows, input, context());
    expect(read.data).toEqual([{ event_id: 1, company_id: 5, is_completed: true }]);
    expect(read.warnings).toEqual([expect.objectContaining({ code: 'filter_rechecked' })]);
    const raw = await method('tasks.list').read(rows, input, context({ values: 'raw' }));
    expect(raw.data).toEqual([rows[0]]);
  });

  it('deliver an answer that is no list as it came, with a warning', async () => {
    const read = await method('tasks.list').read({ total: 1 }, {}, context());
    expect(read).toEqual({ data: { total: 1 }, warnings: [expect.objectContaining({ code: 'value_unexpected' })] });
    expect((await method('tasks.list').read(null, {}, context())).data).toEqual([]);
  });

  it('take the one row of the company account without a list around it', async () => {
    const read = await method('companyAccount.list').read({ company_name: 'Smith &amp; Sons' }, {}, context());
    expect(read.data).toEqual([{ company_name: 'Smith & Sons' }]);
  });

  it('need a user for a saved view, and offer none where only the API key serves', () => {
    expect(method('tasks.list').modeFor?.({ bookmarkId: 3 })).toBe('userAuth');
    expect(method('tasks.list').modeFor?.({})).toBeUndefined();
    expect(refuses('priceLists.list', { bookmarkId: 3 })).toBe(true);
  });

  it('of relations have no action, and their parameters in the request', async () => {
    const sent = await request('relations.list', { object_id: 3, type: 'contacts' });
    expect(sent).toMatchObject({ path: '/relations', body: { request: { object_id: 3, type: 'contacts' } } });
    expect(refuses('relations.list', { object_id: 3 })).toBe(true);
  });

  it('of search send their phrase in both places, since which of them Scoro reads is not known', async () => {
    const sent = await request('search.list', { search_phrase: 'office' }, { mode: 'userAuth' });
    expect(sent.body).toMatchObject({ request: { search_phrase: 'office' }, filter: { search_phrase: 'office' } });
  });

  it('of comments name the record, and can take the HTML away', async () => {
    const sent = await request('comments.list', { module: 'tasks', object_id: 3, html: false });
    expect(sent.body).toMatchObject({ request: { module: 'tasks', object_id: 3, html: 0 } });
  });

  it('of phases are served by the path of projects too', async () => {
    expect((await request('projects.phases', { filter: { project_id: 3 } })).path).toBe('/projects/phases');
    const rows = [
      { id: 1, project_id: 3 },
      { id: 2, project_id: 4 },
    ];
    expect((await method('projects.phases').read(rows, { filter: { project_id: 3 } }, context())).data).toEqual([
      { id: 1, project_id: 3 },
    ]);
  });
});

describe('single records', () => {
  it('are asked for by an id that is never zero, since modify/0 creates', () => {
    for (const id of [0, '0', '00', -1, '', '../users', 1.5]) {
      expect(refuses('tasks.update', { id, record: {} })).toBe(true);
    }
    expect(refuses('tasks.update', { id: '12', record: {} })).toBe(false);
  });

  it.each([null, undefined, [], {}])('are not found where the answer was good and held %j', async (data) => {
    await expect(async () => method('tasks.get').read(data, { id: 1 }, context())).rejects.toMatchObject({
      code: 'upstream_not_found',
    });
  });

  it('come back from a write as stored, or as null where Scoro sent none', async () => {
    expect((await method('tasks.update').read({ event_id: 1, is_completed: 1 }, { id: 1 }, context())).data).toEqual({
      event_id: 1,
      is_completed: true,
    });
    expect((await method('timeEntries.update').read(undefined, { id: 1 }, context())).data).toBeNull();
    expect((await method('tasks.delete').read({ anything: 1 }, { id: 1 }, context())).data).toBeNull();
  });
});

describe('writes', () => {
  it('send custom fields in the array form, and refuse ones that the site has not', async () => {
    const sent = await request('tasks.create', { record: { event_name: 'Call', custom_fields: { c_colour: 'red' } } });
    expect(sent).toMatchObject({
      path: '/tasks/modify',
      body: { request: { event_name: 'Call', custom_fields: [{ id: 'c_colour', value: 'red' }] } },
    });
    await expect(request('tasks.create', { record: { custom_fields: { c_color: 'red' } } })).rejects.toMatchObject({
      facts: { errors: [{ field: 'record.custom_fields.c_color', nearest: ['c_colour'] }] },
    });
  });

  it('turn times with an offset into the time of the site', async () => {
    const record = { start_datetime: '2026-07-01T07:00:00Z' };
    const sent = await request('tasks.update', { id: 5, record }, { sessionFacts: { timeZone: 'Europe/Tallinn' } });
    expect(sent).toMatchObject({
      path: '/tasks/modify/5',
      body: { request: { start_datetime: '2026-07-01T10:00:00' } },
    });
    await expect(request('tasks.update', { id: 5, record })).rejects.toMatchObject({
      facts: { errors: [{ field: 'record.start_datetime' }] },
    });
  });

  it.each(['timeEntries', 'comments'])('of %s need a user: named, or signed in', async (module) => {
    const record = { event_id: 1, module: 'tasks', object_id: 1 };
    const own =
      module === 'comments' ? { module: record.module, object_id: record.object_id } : { event_id: record.event_id };
    const create = method(`${module}.create`);
    expect(create.modeFor?.({ record: own })).toBe('userAuth');
    expect(create.modeFor?.({ record: { ...own, user_id: 3 } })).toBeUndefined();
    await expect(request(`${module}.create`, { record: own })).rejects.toMatchObject({
      code: 'input_invalid',
      facts: { errors: [{ field: 'record.user_id', code: 'required' }] },
    });
    await expect(request(`${module}.create`, { record: own }, { mode: 'userAuth' })).resolves.toHaveProperty(
      'path',
      `/${module}/modify`,
    );
  });

  it('of time entries ask for the record back', async () => {
    expect((await request('timeEntries.create', { record: { event_id: 1, user_id: 2 } })).body).toMatchObject({
      return_data: 1,
    });
  });

  it('of comments name the record in every write', () => {
    expect(refuses('comments.update', { id: 1, record: { comment: 'Again' } })).toBe(true);
    expect(refuses('comments.update', { id: 1, record: { comment: 'Again', module: 'tasks', object_id: 2 } })).toBe(
      false,
    );
  });

  it('take the budget type of a project when it is created, and never again', () => {
    expect(refuses('projects.create', { record: { project_name: 'Office', budget_type: 'simple' } })).toBe(false);
    expect(refuses('projects.update', { id: 1, record: { budget_type: 'simple' } })).toBe(true);
  });

  it('of unconfirmed modules take any member, and an operator can correct the path', async () => {
    const properties = new Map([['modulePaths', { properties: 'realEstates' }]]);
    const sent = await request(
      'properties.create',
      { record: { nobodyKnows: [1] } },
      { properties: new Map([...context().properties, ...properties]) },
    );
    expect(sent).toMatchObject({ path: '/realEstates/modify', body: { request: { nobodyKnows: [1] } } });
    expect(method('properties.create').unconfirmed).toContain('attested');
  });
});

describe('custom modules', () => {
  it('stand under the path that the input names, with custom fields flat on the wire', async () => {
    const input = { customModule: 'vehicles', record: { status: 'x', custom_fields: { c_colour: 'red' } } };
    expect(await request('customModuleItems.create', input)).toMatchObject({
      path: '/vehicles/modify',
      body: { request: { status: 'x', c_colour: 'red' } },
    });
    const listed = await request('customModuleItems.list', {
      customModule: 'crm/vehicles',
      filter: { custom_fields: { c_colour: 'red' } },
    });
    expect(listed).toMatchObject({ path: '/crm/vehicles/list', body: { filter: { c_colour: 'red' } } });
    const read = await method('customModuleItems.list').read([{ item_id: 1, c_colour: 'red' }], input, context());
    expect(read.data).toEqual([{ item_id: 1, custom_fields: { c_colour: 'red' } }]);
  });

  it.each(['userAuth', 'userauth', 'userAuth/modify', '../tasks', 'a b', ''])(
    'never stand under %j',
    (customModule) => {
      expect(refuses('customModuleItems.list', { customModule })).toBe(true);
    },
  );
});

describe('the retry class', () => {
  it.each<[string, Input, RetryClass]>([
    ['tasks.list', {}, 'safe'],
    ['invoices.pdf', { id: 1 }, 'safe'],
    ['tasks.create', {}, 'unsafe'],
    ['tasks.update', { id: 1, record: {} }, 'repeatable'],
    ['tasks.delete', { id: 1 }, 'repeatable'],
    ['invoices.update', { id: 1, record: { lines: [{ id: 3 }] } }, 'repeatable'],
    ['invoices.update', { id: 1, record: { lines: [{ id: 3 }, { product_id: 1 }] } }, 'unsafe'],
    ['projects.update', { id: 1, record: { phases: [{ title: 'New' }] } }, 'unsafe'],
    ['timeEntries.setDone', { id: 1 }, 'unsafe'],
    ['usersLaborCost.modify', { record: {} }, 'unsafe'],
    ['usersLaborCost.modify', { id: 1, record: {} }, 'repeatable'],
    ['relations.modify', { record: {} }, 'unsafe'],
    ['webhooks.subscribe', {}, 'unsafe'],
    ['webhooks.unsubscribe', { id: 1 }, 'repeatable'],
    ['calendar.batchModify', {}, 'unsafe'],
    ['custom.request', { module: 'tasks', action: 'list', effect: 'read' }, 'safe'],
    ['custom.request', { module: 'tasks', action: 'list' }, 'unsafe'],
    ['custom.request', { module: 'tasks', action: 'modify', effect: 'update' }, 'unsafe'],
    ['custom.request', { module: 'tasks', action: 'modify', id: 0, effect: 'update' }, 'unsafe'],
    ['custom.request', { module: 'tasks', action: 'modify', id: 3, effect: 'update' }, 'repeatable'],
  ])('of %s with %j is %s', (key, input, retry) => {
    expect(retryOf(key, input)).toBe(retry);
  });
});

describe('special methods', () => {
  it('send a batch as an array, and tell of members that were refused', async () => {
    const input = {
      records: [
        { event_name: 'Kick-off', start_datetime: '2026-01-30T09:00:00' },
        { event_id: 4, is_personal: true },
      ],
    };
    const sent = await request('calendar.batchModify', input);
    expect(sent).toMatchObject({
      path: '/calendar/batchModify',
      body: { request: [input.records[0], { event_id: 4, is_personal: 1 }] },
    });
    const answer = [
      { object: { event_id: 1 }, action: 'create', errors: [] },
      { object: null, action: 'modify', errors: ['no right'] },
    ];
    const read = await method('calendar.batchModify').read(answer, input, context());
    expect(read.data).toEqual(answer);
    expect(read.warnings).toEqual([expect.objectContaining({ code: 'members_failed', field: 'records.1' })]);
  });

  it('upload a file in pieces, each base64 of its own, one after the other', async () => {
    const base64 = Buffer.alloc(7_500_001, 'scoro').toString('base64');
    const calls = context();
    const create = method('files.create');
    const result = await create.steps?.({ record: { name: 'big.bin', base64, uploaded_by: 2 } }, calls);
    const pieces = calls.sent.map(
      (one) => JSON.parse(JSON.stringify(one.body)) as { readonly request: Record<string, unknown> },
    );
    expect(
      pieces.map(({ request: piece }) => [
        piece['chunk_no'],
        piece['chunks_total'],
        piece['size'],
        piece['name'],
        piece['uploaded_by'],
      ]),
    ).toEqual([
      [1, 3, 7_500_001, 'big.bin', 2],
      [2, 3, 7_500_001, 'big.bin', 2],
      [3, 3, 7_500_001, 'big.bin', 2],
    ]);
    expect(
      Buffer.concat(pieces.map(({ request: piece }) => Buffer.from(String(piece['chunk_data']), 'base64'))).toString(
        'base64',
      ),
    ).toBe(base64);
    expect(result?.data).toEqual({ file_id: 7 });
  });

  it.each(['no base64!', 'QUJ', 'QUJD\n'])('upload no file from %j', async (base64) => {
    await expect(method('files.create').steps?.({ record: { name: 'a', base64 } }, context())).rejects.toMatchObject({
      code: 'input_invalid',
    });
  });

  it('upload no file without a name or content', () => {
    expect(refuses('files.create', { record: { base64: 'QUJD' } })).toBe(true);
    expect(refuses('files.create', { record: { name: 'a.txt' } })).toBe(true);
  });

  it('read answers by their declared form', async () => {
    const read = await method('invoices.pdf').read(
      { template_id: '3', datetime_created: '2026-01-31 10:00:00', pdf_link: 'https://a?b=1&amp;c=2' },
      { id: 1 },
      context(),
    );
    expect(read.data).toEqual({
      template_id: 3,
      datetime_created: '2026-01-31T10:00:00',
      pdf_link: 'https://a?b=1&c=2',
    });
    expect((await method('timeEntries.setDone').read(undefined, { id: 1 }, context())).data).toBeNull();
  });
});

describe('a custom request', () => {
  it('sends any module, action and body as it is', async () => {
    const sent = await request('custom.request', {
      module: 'newThing',
      action: 'list',
      id: 4,
      request: { a: [1] },
      filter: { b: 'c' },
      page: 2,
      detailed: true,
    });
    expect(sent).toMatchObject({
      path: '/newThing/list/4',
      body: { request: { a: [1] }, filter: { b: 'c' }, page: 2, per_page: 25, detailed_response: true },
    });
  });

  it.each<Input>([
    { module: 'userAuth', action: 'modify' },
    { module: 'USERAUTH', action: 'modify' },
    { module: 'tasks/../userAuth', action: 'modify' },
    { module: 'tasks', action: 'list?x' },
    { module: 'tasks', action: 'list', request: { apiKey: 'x' } },
    { module: 'tasks', action: 'list', request: [{ deep: { user_token: 'x' } }] },
    { module: 'tasks', action: 'list', filter: { password: 'x' } },
    { module: 'tasks', action: 'list', apiKey: 'x' },
  ])('refuses %j', (input) => {
    expect(refuses('custom.request', input)).toBe(true);
  });
});
