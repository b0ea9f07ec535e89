import { describe, expect, it } from 'vitest';
import { recordOf, rowsOf, TestSandbox } from '../../testing/test-sandbox.ts';

const sandbox = new TestSandbox();

describe('files', () => {
  it('are uploaded in chunks, downloaded whole, and related to records', async () => {
    const company = await sandbox.company();
    const parts = [Buffer.alloc(70_000, 'a'), Buffer.alloc(50_000, 'b'), Buffer.from('end')];
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    let file: unknown;
    for (const [place, part] of parts.entries()) {
      const { data } = await company.call('files/modify', {
        request: {
          name: 'big.bin',
          size,
          chunk_no: place + 1,
          chunks_total: 3,
          chunk_data: part.toString('base64'),
          uploaded_by: 1,
        },
      });
      file ??= recordOf(data)['file_id'];
      expect(recordOf(data)['file_id']).toBe(file);
    }
    expect((await company.call(`files/view/${String(file)}`)).data).toMatchObject({
      file_name: 'big.bin',
      file_type: 'bin',
      file_size: String(size),
      uploaded_by: 1,
    });
    expect((await company.call(`files/download/${String(file)}`)).text).toBe(Buffer.concat(parts).toString());
    await company.call(`files/addRelation/${String(file)}`, { request: { rel_type: 'tasks', rel_id: 20_001 } });
    expect(
      (await company.call(`files/addRelation/${String(file)}`, { request: { rel_type: 'tasks', rel_id: 20_002 } }))
        .data,
    ).toMatchObject({ relations: { tasks: [20_001, 20_002] } });
    expect(
      (await company.call(`files/removeRelation/${String(file)}`, { request: { rel_type: 'tasks', rel_id: 20_001 } }))
        .data,
    ).toMatchObject({ relations: { tasks: [20_002] } });
  });

  it.each([
    { chunk_data: '***' },
    { chunk_no: 2, chunks_total: 3 },
    { name: '' },
    { chunk_data: Buffer.alloc(5_000_001).toString('base64') },
  ])('an upload with %j is refused', async (wrong) => {
    const company = await sandbox.company();
    const request = {
      name: 'x.txt',
      size: 1,
      chunk_no: 1,
      chunks_total: 1,
      chunk_data: 'eA==',
      uploaded_by: 1,
      ...wrong,
    };
    expect((await company.call('files/modify', { request })).body).toMatchObject({ status: 'ERROR', statusCode: 400 });
  });

  it('chunks may be counted from 0; the same file twice is two files', async () => {
    const company = await sandbox.company();
    const send = async (chunk_no: number): Promise<unknown> =>
      recordOf(
        (
          await company.call('files/modify', {
            request: { name: 'n.txt', size: 2, chunk_no, chunks_total: 2, chunk_data: 'eA==', uploaded_by: 1 },
          })
        ).data,
      )['file_id'];
    const first = await send(0);
    expect(await send(1)).toBe(first);
    expect((await company.call(`files/download/${String(first)}`)).text).toBe('xx');
    expect(await send(0)).not.toBe(first);
  });
});

describe('documents', () => {
  it.each([
    ['invoices', 7001],
    ['quotes', 4001],
    ['orders', 5001],
    ['prepayments', 6001],
    ['purchaseOrders', 6501],
  ])('%s/pdf gives a link that works', async (module, id) => {
    const company = await sandbox.company();
    const { data } = await company.call(`${module}/pdf/${id}`);
    expect(data).toMatchObject({
      template_id: expect.any(Number),
      datetime_created: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    });
    const pdf = await fetch(String(recordOf(data)['pdf_link']));
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect((await pdf.text()).startsWith('%PDF-1.4')).toBe(true);
  });

  it('bills have no pdf', async () => {
    const company = await sandbox.company();
    expect((await company.call('bills/pdf/3001')).body).toMatchObject({ status: 'ERROR' });
  });
});

describe('related objects and relations', () => {
  it('getRelatedObjects groups by module, each with items and totals', async () => {
    const company = await sandbox.company();
    const project = recordOf((await company.call('projects/view/201')).data);
    const ofContact = recordOf(
      (await company.call(`contacts/getRelatedObjects/${String(project['company_id'])}`)).data,
    );
    expect(Object.keys(ofContact)).toEqual([
      'projects',
      'tasks',
      'calendar',
      'invoices',
      'prepayments',
      'bills',
      'quotes',
      'orders',
      'files',
    ]);
    expect(ofContact['projects']).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ project_id: 201 })]),
      totals: [],
    });
    const ofProject = recordOf((await company.call('projects/getRelatedObjects/201')).data);
    expect(ofProject['companies']).toMatchObject({ items: [{ contact_id: project['company_id'] }] });
    expect(rowsOf(recordOf(ofProject['tasks'])['items'])).toHaveLength(20);
  });

  it('relations are added, changed and taken away, without ids in the path', async () => {
    const company = await sandbox.company();
    const list = async (): Promise<unknown> =>
      rowsOf((await company.call('relations', { request: { object_id: 201, type: 'projects' } })).data)[0]?.[
        'related_objects'
      ] ?? [];
    expect(await list()).toEqual([]);
    await company.call('relations/modify', {
      request: {
        object_id: 201,
        type: 'projects',
        related_objects: [
          { id: 1001, relation: 'stakeholder', is_default: true },
          { id: 1002, relation: 'stakeholder' },
        ],
      },
    });
    await company.call('relations/delete', { request: { object_id: 201, type: 'projects', related_objects: [1002] } });
    expect(await list()).toEqual([{ id: 1001, relation: 'stakeholder', comment: '', is_default: 1 }]);
  });
});

describe('the rest', () => {
  it('addresses/list gives distinct values of each part', async () => {
    const company = await sandbox.company();
    const data = recordOf((await company.call('addresses/list')).data);
    expect(Object.keys(data)).toEqual(['country', 'city', 'street', 'county', 'municipality', 'zipcode']);
    expect(data['city']).toContainEqual({ city: 'Tallinn' });
    expect(rowsOf(data['country'])[0]).toEqual({ country_code: 'EST', country_name: 'Estonia' });
  });

  it.each(['request', 'filter'])('search reads its phrase from %s', async (place) => {
    const company = await sandbox.company();
    const token = await company.login();
    const hits = rowsOf(
      (await company.as(token, 'search/list', { [place]: { search_phrase: 'harbour', modules: ['contacts'] } })).data,
    );
    expect(hits.length).toBeGreaterThan(0);
    for (const hit of hits) expect(hit).toMatchObject({ module: 'contacts', name: expect.stringMatching(/harbour/i) });
    expect(
      rowsOf(
        (await company.as(token, 'search/list', { [place]: { search_phrase: 'harbour', full_result: true } })).data,
      )[0],
    ).toHaveProperty('object');
  });

  it('notifications of a user are the user’s own, an apiKey sees all or is refused', async () => {
    const company = await sandbox.company();
    const own = rowsOf((await company.as(await company.login(), 'notifications/list', { per_page: 100 })).data);
    expect(own.every((row) => row['user_id'] === 1)).toBe(true);
    expect(rowsOf((await company.call('notifications/list', { per_page: 100 })).data).length).toBeGreaterThan(
      own.length,
    );
    await company.set({ notificationsWithApiKey: 'refused', priceModulesNeedApiKey: true });
    expect((await company.call('notifications/list')).body).toMatchObject({ status: 'ERROR' });
    expect((await company.as(await company.login(), 'rolesPrices/list')).body).toMatchObject({ status: 'ERROR' });
  });

  it('users/settings of others may be refused', async () => {
    const company = await sandbox.company({ userSettingsOf: 'own' });
    const token = await company.login();
    expect((await company.as(token, 'users/settings/1')).body).toMatchObject({ status: 'OK' });
    expect((await company.as(token, 'users/settings/2')).body).toMatchObject({ status: 'ERROR', statusCode: 403 });
  });

  it('labour cost of a user is written by path or by user_id', async () => {
    const company = await sandbox.company();
    const labor_cost = [{ date: '2026-05-01', hour_cost: 31 }];
    for (const [path, request] of [
      ['usersLaborCost/modify/3', { labor_cost }],
      ['usersLaborCost/modify', { user_id: 3, labor_cost }],
    ] as const) {
      expect((await company.call(path, { request })).data).toEqual({ user_id: 3, labor_cost });
    }
  });

  it('cal_user is written as ids and read as users', async () => {
    const company = await sandbox.company();
    expect(
      (await company.call('calendar/modify', { request: { event_name: 'Meet', cal_user: [1, 2], resources: [3] } }))
        .data,
    ).toMatchObject({
      cal_user: [{ id: 1, full_name: 'Anna Tamm' }, { id: 2 }],
      resources: [{ resource_id: 3, resource_name: 'Projector' }],
    });
  });

  it('billable_time_type copies or clears billable_hours of tasks', async () => {
    const company = await sandbox.company();
    const write = async (request: object): Promise<unknown> =>
      (await company.call('tasks/modify/20001', { request })).data;
    expect(await write({ duration_planned: '02:00:00', billable_time_type: 'billable' })).toMatchObject({
      billable_hours: '02:00:00',
    });
    expect(await write({ billable_time_type: 'non_billable' })).toMatchObject({ billable_hours: '00:00:00' });
  });

  it('a new time entry adds to duration_actual of its task', async () => {
    const company = await sandbox.company();
    const id = String(
      recordOf((await company.call('tasks/modify', { request: { event_name: 'T' } })).data)['event_id'],
    );
    for (const duration of ['01:15:00', '00:30:00'])
      await company.call('timeEntries/modify', {
        request: { event_id: Number(id), user_id: 1, duration, start_datetime: '2026-05-04 09:00:00' },
      });
    const task = recordOf((await company.call(`tasks/view/${id}`)).data);
    expect(task).toMatchObject({ duration_actual: '01:45:00' });
    expect(rowsOf(task['time_entries'])[0]).toMatchObject({
      start_datetime: '2026-05-04T09:00:00+02:00',
      end_datetime: '2026-05-04T10:15:00+02:00',
      time_entry_date: '2026-05-04',
      event_type: 'task',
    });
  });
});
