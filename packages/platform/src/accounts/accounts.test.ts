import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPlatform, type TestPlatform } from '../testing/test-platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

interface Page {
  items: { id: string; name: string }[];
  nextCursor: string | null;
}

const make = (body: object) => platform.call('POST', '/v1/accounts', { as: 'builder', body });

describe('accounts', () => {
  it('are made, read, renamed and deleted', async () => {
    const made = await make({ name: '  Acme  ', externalId: 'customer-1' });
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      id: expect.stringMatching(/^acc_[0-9a-f]{32}$/),
      name: 'Acme',
      externalId: 'customer-1',
    });
    const { id } = made.json<{ id: string }>();
    expect((await platform.call('GET', `/v1/accounts/${id}`, { as: 'viewer' })).json()).toEqual(made.json());
    const renamed = await platform.call('PATCH', `/v1/accounts/${id}`, {
      as: 'builder',
      body: { name: 'Acme Ltd', externalId: null },
    });
    expect(renamed.json()).toMatchObject({ name: 'Acme Ltd', externalId: null });
    expect((await platform.call('DELETE', `/v1/accounts/${id}`, { as: 'viewer' })).statusCode).toBe(403);
    expect((await platform.call('DELETE', `/v1/accounts/${id}`, { as: 'builder' })).statusCode).toBe(204);
    expect((await platform.call('GET', `/v1/accounts/${id}`)).statusCode).toBe(404);
    const log = (await platform.call('GET', `/v1/audit?account=${id}`)).json<{
      items: { action: string; subject: { name: string } }[];
    }>();
    expect(log.items.map(({ action, subject }) => `${action} ${subject.name}`)).toEqual([
      'account.delete Acme Ltd',
      'account.update Acme Ltd',
      'account.create   Acme  '.replace('  Acme  ', 'Acme'),
    ]);
  });

  it('have names and external ids of their own', async () => {
    await make({ name: 'Unique', externalId: 'e1' });
    expect((await make({ name: 'UNIQUE' })).json()).toMatchObject({ code: 'conflict', errors: [{ field: 'name' }] });
    expect((await make({ name: 'Another', externalId: 'e1' })).json()).toMatchObject({
      code: 'conflict',
      errors: [{ field: 'externalId' }],
    });
  });

  it.each([
    [{}],
    [{ name: '' }],
    [{ name: ' ' }],
    [{ name: 'a\nb' }],
    [{ name: 'x'.repeat(101) }],
    [{ name: 'x', extra: 1 }],
    [[]],
    [null],
  ])('refuse %j', async (body) => {
    expect((await make(body as object)).json()).toMatchObject({ code: 'request_malformed' });
  });

  it('are listed by name, searched, and in pages', async () => {
    for (const name of ['bravo 100%', 'Alpha', 'charlie', 'Delta'])
      await make({ name: `List ${name}`, externalId: name });
    const all = (await platform.call('GET', '/v1/accounts?q=list ')).json<Page>();
    expect(all.items.map(({ name }) => name)).toEqual(['List Alpha', 'List bravo 100%', 'List charlie', 'List Delta']);
    expect((await platform.call('GET', '/v1/accounts?q=100%25')).json<Page>().items).toHaveLength(1);
    expect((await platform.call('GET', '/v1/accounts?q=%25')).json<Page>().items).toHaveLength(1);
    expect((await platform.call('GET', '/v1/accounts?externalId=charlie')).json<Page>().items).toHaveLength(1);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = (
        await platform.call('GET', `/v1/accounts?q=list&limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`)
      ).json<Page>();
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all.items.map(({ name }) => name));
  });

  it('take their key along when they are deleted, so that nothing of theirs opens again', async () => {
    const { id } = await platform.account('Doomed');
    const place = { record: 'x', field: 'y' };
    const ciphertext = await platform.vault.encrypt({ kind: 'account', accountId: id }, place, 'text');
    expect((await platform.vault.decrypt({ kind: 'account', accountId: id }, place, ciphertext)).toString()).toBe(
      'text',
    );
    await platform.call('DELETE', `/v1/accounts/${id}`);
    await expect(platform.vault.decrypt({ kind: 'account', accountId: id }, place, ciphertext)).rejects.toThrow();
    expect(await platform.database.selectFrom('data_keys').selectAll().where('account_id', '=', id).execute()).toEqual(
      [],
    );
  });

  it('show a bound token itself alone, and let it neither make nor remove any', async () => {
    const { id, token } = await platform.account('Bound');
    expect(
      (await platform.call('GET', '/v1/accounts', { as: { token } })).json<Page>().items.map((item) => item.id),
    ).toEqual([id]);
    expect((await platform.call('POST', '/v1/accounts', { as: { token }, body: { name: 'New' } })).statusCode).toBe(
      404,
    );
    expect((await platform.call('DELETE', `/v1/accounts/${id}`, { as: { token } })).statusCode).toBe(403);
  });
});
