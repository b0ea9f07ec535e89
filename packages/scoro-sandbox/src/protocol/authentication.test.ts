import { describe, expect, it } from 'vitest';
import { recordOf, rowsOf, TestSandbox } from '../testing/test-sandbox.ts';

const sandbox = new TestSandbox();
const apiKeyOnly = ['properties', 'meters', 'readings', 'priceLists', 'productGroups', 'depot'];
const userTokenOnly = ['bookmarks', 'webhooks'];

describe('PROTOCOL 3, authentication', () => {
  it('3.1 the apiKey looks like ScoroAPI_ and hex, and has full rights', async () => {
    const company = await sandbox.company();
    expect(company.credentials.apiKey).toMatch(/^ScoroAPI_[0-9a-f]{32}$/);
    expect((await company.call('invoices/list')).body).toMatchObject({ status: 'OK' });
  });

  it.each(['timeEntries', 'comments'])(
    '3.1 creating %s with an apiKey needs user_id, with a user_token it does not',
    async (module) => {
      const company = await sandbox.company();
      const request =
        module === 'comments'
          ? { module: 'tasks', object_id: 20001, comment: 'x' }
          : { event_id: 20001, duration: '00:30:00' };
      expect((await company.call(`${module}/modify`, { request })).body).toEqual({
        status: 'ERROR',
        statusCode: 400,
        messages: { error: ['user_id is required'] },
      });
      expect((await company.as(await company.login(), `${module}/modify`, { request })).data).toMatchObject({
        user_id: 1,
      });
    },
  );

  it('3.2 permissions, project_name, person_name and a project’s company_name appear with a user_token only', async () => {
    const company = await sandbox.company();
    const token = await company.login();
    for (const [path, members] of [
      ['tasks/view/20001', ['permissions', 'project_name', 'person_name']],
      ['calendar/view/20005', ['permissions', 'project_name', 'person_name']],
      ['projects/view/201', ['permissions', 'company_name']],
    ] as const) {
      const [key, user] = [recordOf((await company.call(path)).data), recordOf((await company.as(token, path)).data)];
      for (const member of members) {
        expect(key).not.toHaveProperty(member);
        expect(user).toHaveProperty(member);
      }
    }
  });

  it.each(apiKeyOnly)('3.3 %s needs the apiKey', async (module) => {
    const company = await sandbox.company();
    expect((await company.call(`${module}/list`)).body).toMatchObject({ status: 'OK' });
    expect((await company.as(await company.login(), `${module}/list`)).body).toMatchObject({
      status: 'ERROR',
      statusCode: 403,
    });
  });

  it.each(userTokenOnly)('3.3 %s needs the user_token', async (module) => {
    const company = await sandbox.company();
    expect((await company.call(`${module}/list`)).body).toMatchObject({ status: 'ERROR', statusCode: 403 });
    expect((await company.as(await company.login(), `${module}/list`)).body).toMatchObject({ status: 'OK' });
  });

  it('3.3 search needs the user_token; the code of the refusal is a switch', async () => {
    const company = await sandbox.company({ wrongCredentialCode: 401 });
    const request = { search_phrase: 'web' };
    expect((await company.call('search/list', { request })).body).toMatchObject({ status: 'ERROR', statusCode: 401 });
    expect((await company.as(await company.login(), 'search/list', { request })).body).toMatchObject({ status: 'OK' });
  });

  it('3.3 bookmark use with an apiKey is refused', async () => {
    const company = await sandbox.company();
    expect((await company.call('tasks/list', { bookmark: { bookmark_id: '114' } })).body).toMatchObject({
      status: 'ERROR',
      statusCode: 403,
    });
  });

  it('3.4 company_account_id is separate: a wrong one is refused, each of active_entities is accepted', async () => {
    const company = await sandbox.company({ companyAccountId: 'acme-master' });
    expect((await company.call('tasks/list', { company_account_id: company.name })).body).toMatchObject({
      status: 'ERROR',
      statusCode: 403,
    });
    const rows = rowsOf((await company.call('companyAccount/list', { company_account_id: 'acme-master' })).data);
    expect(rows).toHaveLength(1);
    const entities = rowsOf(rows[0]?.['active_entities']).map((entity) => entity['entity_id']);
    expect(entities).toEqual(['acme-master', `${company.name}-lv`]);
    for (const entity of entities)
      expect((await company.call('tasks/list', { company_account_id: entity })).body).toMatchObject({ status: 'OK' });
  });

  it('3.5 login takes parameters at the top and gives token and settings', async () => {
    const company = await sandbox.company();
    const { username, password } = company.credentials;
    const { body } = await company.raw(
      'userAuth/modify',
      JSON.stringify({
        lang: 'eng',
        company_account_id: company.name,
        username,
        password,
        device_type: 'computer',
        device_name: 'x',
        device_id: 'y',
        request: {},
      }),
    );
    expect(body).toMatchObject({
      status: 'OK',
      data: {
        settings: {
          user_id: 1,
          master_company_account: company.name,
          first_day_of_week: 1,
          timezone: 'Europe/Berlin',
          locale_number: { thousandSeparator: ' ', decimalSeparator: ',' },
          company_accounts: [{ account_id: company.name }, { account_id: `${company.name}-lv` }],
        },
      },
    });
    expect(recordOf(body['data'])['token']).toMatch(/^[0-9a-f]{40}$/);
  });

  it('3.5 parameters of the login inside request do not count', async () => {
    const company = await sandbox.company();
    const { username, password } = company.credentials;
    expect(
      (
        await company.raw(
          'userAuth/modify',
          JSON.stringify({ company_account_id: company.name, request: { username, password } }),
        )
      ).body,
    ).toMatchObject({ status: 'ERROR', statusCode: 400 });
  });

  it('3.5 the settings of the login equal users/settings', async () => {
    const company = await sandbox.company({ firstDayOfWeek: 'text' });
    const { username, password } = company.credentials;
    const login = await company.raw(
      'userAuth/modify',
      JSON.stringify({ company_account_id: company.name, username, password, request: {} }),
    );
    const { settings, token } = recordOf(login.data);
    expect(recordOf(settings)['first_day_of_week']).toBe('1');
    expect((await company.as(String(token), 'users/settings/1')).data).toEqual(settings);
  });

  it('3.5 a wrong password, an unknown user and an inactive user are refused', async () => {
    const company = await sandbox.company();
    for (const [username, password] of [
      [company.credentials.username, 'wrong'],
      ['nobody@x.example', 'x'],
      [`peeter.lepp@${company.name}.example`, `inactive-${company.name}`],
    ]) {
      expect(
        (
          await company.raw(
            'userAuth/modify',
            JSON.stringify({ company_account_id: company.name, username, password, request: {} }),
          )
        ).body,
      ).toMatchObject({ status: 'ERROR', statusCode: 401 });
    }
  });

  it('3.5 tokens expire when told to, or by age', async () => {
    const company = await sandbox.company();
    const token = await company.login();
    await company.control({ expireTokens: true });
    expect((await company.as(token, 'tasks/list')).body).toMatchObject({ status: 'ERROR', statusCode: 401 });
    const fresh = await company.login();
    expect((await company.as(fresh, 'tasks/list')).body).toMatchObject({ status: 'OK' });
    await company.set({ tokenLifeSeconds: 1 });
    await new Promise((resolve) => {
      setTimeout(resolve, 1_050);
    });
    expect((await company.as(fresh, 'tasks/list')).body).toMatchObject({ status: 'ERROR', statusCode: 401 });
  });
});

describe('AUTH.yaml and the rights of users', () => {
  it('a call with no credential, a wrong key, a wrong token', async () => {
    const company = await sandbox.company();
    const body = (more: object): string => JSON.stringify({ company_account_id: company.name, ...more });
    expect((await company.raw('tasks/list', body({}))).body).toMatchObject({ status: 'ERROR', statusCode: 401 });
    expect((await company.raw('tasks/list', body({ apiKey: 'ScoroAPI_0' }))).body).toMatchObject({
      status: 'ERROR',
      statusCode: 403,
    });
    expect((await company.raw('tasks/list', body({ user_token: 'nothing' }))).body).toMatchObject({
      status: 'ERROR',
      statusCode: 401,
    });
  });

  it.each(['apiKey', 'userToken'])(
    'with both credentials the switch says that the %s counts',
    async (bothCredentials) => {
      const company = await sandbox.company({ bothCredentials });
      const user_token = await company.login();
      const answer = await company.call('depot/list', { user_token });
      expect(answer.body).toMatchObject({ status: bothCredentials === 'apiKey' ? 'OK' : 'ERROR' });
      await company.set({ bothCredentials: 'refused' });
      expect((await company.call('tasks/list', { user_token })).body).toMatchObject({
        status: 'ERROR',
        statusCode: 400,
      });
    },
  );

  it('a user without the right gets 403 and keeps the session', async () => {
    const company = await sandbox.company();
    const token = await company.login(`mark.saar@${company.name}.example`, `limited-${company.name}`);
    expect((await company.as(token, 'invoices/list')).body).toMatchObject({ status: 'ERROR', statusCode: 403 });
    expect((await company.as(token, 'tasks/list')).body).toMatchObject({ status: 'OK' });
  });

  it('a user who only reads may not write', async () => {
    const company = await sandbox.company();
    const token = await company.login(`liis.kask@${company.name}.example`, `reader-${company.name}`);
    expect((await company.as(token, 'invoices/list')).body).toMatchObject({ status: 'OK' });
    expect((await company.as(token, 'tasks/modify', { request: { event_name: 'no' } })).body).toMatchObject({
      status: 'ERROR',
      statusCode: 403,
    });
  });

  it('rights can be taken from a user, modules from the plan', async () => {
    const company = await sandbox.company({
      denied: [{ user: 1, module: 'tasks', actions: ['delete'] }],
      withoutModules: ['quotes'],
    });
    const token = await company.login();
    expect((await company.as(token, 'tasks/delete/20001')).body).toMatchObject({ status: 'ERROR', statusCode: 403 });
    expect((await company.as(token, 'tasks/list')).body).toMatchObject({ status: 'OK' });
    expect((await company.call('quotes/list')).body).toMatchObject({ status: 'ERROR', statusCode: 403 });
  });

  it('a deactivated API refuses everything, the login too', async () => {
    const company = await sandbox.company({ apiActivated: false });
    expect((await company.call('tasks/list')).body).toMatchObject({ status: 'ERROR', statusCode: 403 });
    await expect(company.login()).rejects.toThrow();
  });

  it('credentialRules none lifts the rules of modules', async () => {
    const company = await sandbox.company({ credentialRules: 'none' });
    expect((await company.as(await company.login(), 'depot/list')).body).toMatchObject({ status: 'OK' });
    expect((await company.call('bookmarks/list')).body).toMatchObject({ status: 'OK' });
  });
});
