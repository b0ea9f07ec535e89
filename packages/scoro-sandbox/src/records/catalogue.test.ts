import { describe, expect, it } from 'vitest';
import { recordOf, rowsOf, TestSandbox } from '../testing/test-sandbox.ts';
import { catalogue } from './catalogue.ts';

const sandbox = new TestSandbox();
const listable = catalogue.filter(
  (module) =>
    module.actions.includes('list') &&
    !['userAuth', 'addresses', 'comments', 'search', 'webhooks', 'relations'].includes(module.path),
);
const usual = ['list', 'view', 'modify', 'delete'];

/** What a create needs beyond nothing. */
const needed: { readonly [module: string]: object } = {
  comments: { module: 'tasks', object_id: 20_001, user_id: 1, comment: 'x' },
  timeEntries: { event_id: 20_001, user_id: 1 },
  files: { name: 'a.txt', size: 1, chunk_no: 1, chunks_total: 1, chunk_data: 'eA==', uploaded_by: 1 },
  usersLaborCost: { user_id: 2 },
};

describe('every module', () => {
  it('there are all of the catalogue', () => {
    expect(new Set(catalogue.map((module) => module.path)).size).toBe(62);
  });

  it.each(listable.map((module) => module.path))(
    '%s lists rows that its pages cover once, and views each by its id',
    async (path) => {
      const company = await sandbox.company();
      const module = catalogue.find((one) => one.path === path);
      const call =
        module?.credential === 'userToken'
          ? ((token) => company.as.bind(company, token))(await company.login())
          : company.call.bind(company);
      const rows = rowsOf((await call(`${path}/list`, { per_page: 100 })).data);
      expect(rows.length).toBeGreaterThan(0);
      const id = module?.id;
      if (id === undefined) return;
      expect(new Set(rows.map((row) => row[id])).size).toBe(rows.length);
      if (module?.actions.includes('view') !== true) return;
      for (const row of [rows[0], rows.at(-1)]) {
        const view = recordOf((await call(`${path}/view/${String(row?.[id])}`)).data);
        for (const [name, value] of Object.entries(row ?? {}))
          if (name !== 'lines' && name !== 'addresses' && name !== 'custom_fields')
            expect(view[name], `${path}.${name}`).toEqual(value);
      }
    },
  );

  it.each(
    catalogue
      .filter((module) => module.actions.includes('modify') && module.id !== undefined)
      .map((module) => module.path),
  )('%s creates, changes and deletes so that it sticks', async (path) => {
    const company = await sandbox.company();
    const module = catalogue.find((one) => one.path === path);
    const id = module?.id ?? '';
    const created = recordOf((await company.call(`${path}/modify`, { request: needed[path] ?? {} })).data);
    expect(created[id]).toEqual(expect.anything());
    const number = String(created[id]);
    expect((await company.call(`${path}/modify/${number}`, { request: {} })).body).toMatchObject({ status: 'OK' });
    if (module?.actions.includes('view') === true)
      expect((await company.call(`${path}/view/${number}`)).data).toMatchObject({ [id]: created[id] });
    if (module?.actions.includes('delete') !== true) return;
    expect((await company.call(`${path}/delete/${number}`)).body).toEqual({
      status: 'OK',
      statusCode: 200,
      messages: null,
    });
    expect((await company.call(`${path}/delete/${number}`)).body).toMatchObject({ status: 'ERROR' });
  });

  it.each(
    catalogue.filter((module) => module.actions.some((action) => usual.includes(action))).map((module) => module.path),
  )('%s refuses the actions it does not have', async (path) => {
    const company = await sandbox.company({ credentialRules: 'none' });
    const module = catalogue.find((one) => one.path === path);
    for (const action of usual.filter((one) => module?.actions.includes(one) !== true)) {
      expect((await company.call(`${path}/${action}/1`)).body).toMatchObject({ status: 'ERROR' });
    }
  });

  it('companies and persons are contacts of one type, under their own paths', async () => {
    const company = await sandbox.company();
    expect(
      rowsOf((await company.call('companies/list', { per_page: 100 })).data).every(
        (row) => row['contact_type'] === 'company',
      ),
    ).toBe(true);
    expect((await company.call('persons/view/1001')).body).toMatchObject({ status: 'ERROR' });
    expect((await company.call('persons/modify', { request: { name: 'P' } })).data).toMatchObject({
      contact_type: 'person',
    });
    await company.set({ aliasIds: 'id' });
    const [row] = rowsOf((await company.call('companies/list')).data);
    expect(row).toMatchObject({ id: 1001 });
    expect(row).not.toHaveProperty('contact_id');
  });
});
