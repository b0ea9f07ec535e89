import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStorePlatform, type StorePlatform } from '../testing/store-platform.ts';

let platform: StorePlatform;
beforeAll(async () => {
  platform = await startStorePlatform();
});
afterAll(() => platform.close());

const draft = {
  format: 1,
  name: 'Copy',
  description: 'Copies things.',
  variables: [{ name: 'since', label: 'Since', kind: 'date', required: true }],
  connectors: { shop: { connector: 'test' } },
  trigger: {
    kind: 'poll',
    connector: 'shop',
    method: 'things.list',
    input: { id: 1 },
    everyMinutes: 5,
    firstRun: 'now',
  },
  steps: [{ key: 'create', kind: 'method', connector: 'shop', method: 'things.create', input: { id: 1 } }],
};
const second = {
  ...draft,
  steps: [
    { key: 'create', kind: 'method', connector: 'shop', method: 'things.create', input: { id: 2 } },
    { key: 'wait', kind: 'delay', seconds: 5 },
  ],
};

interface Template {
  readonly id: string;
  readonly updatedAt: string;
}

const send = (verb: 'POST' | 'PATCH', path: string, body?: object) =>
  platform.call(verb, path, { as: 'builder', ...(body === undefined ? {} : { body }) });
const read = (path: string) => platform.call('GET', path, { as: 'viewer' });

async function makeTemplate(name: string, { publish = true } = {}): Promise<Template> {
  const made = await send('POST', '/v1/templates', { draft, name });
  expect(made.statusCode, made.body).toBe(201);
  const template = made.json<Template>();
  if (publish) expect((await send('POST', `/v1/templates/${template.id}/publish`)).statusCode).toBe(200);
  return template;
}

/** An account with the connector and a cycle from the template that is live. */
async function install(template: string, name: string): Promise<{ readonly account: string; readonly cycle: string }> {
  const { id: account } = await platform.account(name);
  await platform.call('POST', `/v1/accounts/${account}/connectors`, {
    body: { connector: 'test', name: 'Shop', properties: { host: 'acme', key: 'k' } },
  });
  const made = await send('POST', `/v1/accounts/${account}/cycles`, {
    template,
    name: `Copy of ${name}`,
    variables: { since: '2026-01-01' },
  });
  expect(made.statusCode, made.body).toBe(201);
  const cycle = made.json<{ id: string }>().id;
  expect((await send('POST', `/v1/accounts/${account}/cycles/${cycle}/publish`)).statusCode).toBe(200);
  expect((await send('POST', `/v1/accounts/${account}/cycles/${cycle}/enable`)).statusCode).toBe(200);
  return { account, cycle };
}

describe('templates', () => {
  it('are made, changed, published, listed and deleted', async () => {
    const { id, updatedAt } = await makeTemplate('First', { publish: false });
    const path = `/v1/templates/${id}`;
    expect((await read(path)).json()).toMatchObject({
      name: 'First',
      description: 'Copies things.',
      trigger: 'poll',
      connectors: ['test'],
      liveVersion: null,
      installed: 0,
      changedSinceLive: true,
      draft: { ...draft, name: 'First' },
    });
    expect((await send('POST', '/v1/templates', { draft, name: 'FIRST' })).json()).toMatchObject({ code: 'conflict' });
    expect((await send('PATCH', path, { draft: second, name: 'First', ifUpdatedAt: updatedAt })).statusCode).toBe(200);
    expect((await send('PATCH', path, { draft, ifUpdatedAt: updatedAt })).json()).toMatchObject({ code: 'conflict' });
    expect((await send('POST', `${path}/publish`)).json()).toMatchObject({ liveVersion: 1, changedSinceLive: false });
    expect((await send('POST', `${path}/publish`)).json()).toMatchObject({ liveVersion: 1 });
    expect((await read(`${path}/versions`)).json()).toMatchObject({
      items: [{ number: 1, live: true, publishedBy: 'Test builder' }],
    });
    expect((await read(`${path}/versions/1`)).json()).toMatchObject({ document: { ...second, name: 'First' } });
    expect((await read('/v1/templates?q=irs')).json()).toMatchObject({ items: [{ id, name: 'First' }] });
    expect((await platform.call('DELETE', path, { as: 'viewer' })).statusCode).toBe(403);
    expect((await platform.call('DELETE', path, { as: 'builder' })).statusCode).toBe(204);
    expect((await read(path)).statusCode).toBe(404);
    const log = (await platform.call('GET', '/v1/audit')).json<{
      items: { action: string; subject: { name: string } }[];
    }>();
    expect(log.items.filter(({ subject }) => subject.name === 'First').map(({ action }) => action)).toEqual([
      'template.delete',
      'template.publish',
      'template.publish',
      'template.update',
      'template.create',
    ]);
  });

  it('are not published with errors, nor installed before they are published', async () => {
    const { id } = await makeTemplate('Broken', { publish: false });
    const { id: account } = await platform.account('Early');
    expect((await send('POST', `/v1/accounts/${account}/cycles`, { template: id })).json()).toMatchObject({
      code: 'conflict',
    });
    await send('PATCH', `/v1/templates/${id}`, { draft: { ...draft, trigger: { kind: 'schedule', cron: 'often' } } });
    expect((await send('POST', `/v1/templates/${id}/publish`)).json()).toMatchObject({
      code: 'conflict',
      errors: [{ field: 'draft.trigger.cron' }],
    });
  });

  it("show what updating would change in each cycle, and keep what is the cycle's own when it is done", async () => {
    const { id } = await makeTemplate('Spread');
    const one = await install(id, 'Spread one');
    const two = await install(id, 'Spread two');
    const path = `/v1/accounts/${one.account}/cycles/${one.cycle}`;
    await platform.call('PUT', `${path}/checkpoints/records`, { body: { at: '2026-05-05T00:00:00Z' } });
    const before = (await platform.call('GET', path)).json<Record<string, unknown>>();
    expect((await read(`/v1/templates/${id}/changes`)).json()).toMatchObject({
      items: [
        { cycle: one.cycle, from: 1, to: 1, changes: [], prerequisites: [] },
        { cycle: two.cycle, changes: [] },
      ],
    });
    await send('PATCH', `/v1/templates/${id}`, { draft: { ...second, name: 'Spread' } });
    await send('POST', `/v1/templates/${id}/publish`);
    expect((await read(`/v1/templates/${id}/changes?limit=1`)).json()).toMatchObject({
      items: [
        {
          cycle: one.cycle,
          name: 'Copy of Spread one',
          account: one.account,
          from: 1,
          to: 2,
          changes: [
            { at: 'steps.create.input.id', kind: 'changed', before: 1, after: 2 },
            { at: 'steps.wait', kind: 'added' },
          ],
          prerequisites: [],
        },
      ],
      nextCursor: expect.any(String),
    });
    platform.happened.length = 0;
    const updated = await send('POST', `/v1/templates/${id}/update`, { cycles: [one.cycle] });
    expect(updated.json()).toMatchObject({
      items: [{ cycle: one.cycle, from: 1, to: 2, published: true, prerequisites: [] }],
    });
    expect(platform.happened).toEqual(['published Copy of Spread one 2 while enabled']);
    const after = (await platform.call('GET', path)).json<Record<string, unknown>>();
    for (const kept of ['name', 'bindings', 'variables', 'checkpoints', 'enabled', 'hookUrl', 'state']) {
      expect(after[kept], kept).toEqual(before[kept]);
    }
    expect(after).toMatchObject({
      liveVersion: 2,
      changedSinceLive: false,
      template: { version: 2 },
      draft: { ...second, name: 'Copy of Spread one' },
    });
    expect((await platform.call('GET', `/v1/accounts/${two.account}/cycles/${two.cycle}`)).json()).toMatchObject({
      liveVersion: 1,
      template: { version: 1, liveVersion: 2 },
    });
    expect((await read(`/v1/templates/${id}`)).json()).toMatchObject({ installed: 2 });
  });

  it('leave what is live where an enabled cycle could not go on with the new version', async () => {
    const { id } = await makeTemplate('Wanting');
    const { account, cycle } = await install(id, 'Wanting');
    const more = [...draft.variables, { name: 'until', label: 'Until', kind: 'date', required: true }];
    await send('PATCH', `/v1/templates/${id}`, { draft: { ...draft, name: 'Wanting', variables: more } });
    await send('POST', `/v1/templates/${id}/publish`);
    const updated = await send('POST', `/v1/templates/${id}/update`, { cycles: [cycle] });
    expect(updated.json()).toMatchObject({
      items: [{ published: false, prerequisites: [{ code: 'variable_missing', at: 'variables.until' }] }],
    });
    const path = `/v1/accounts/${account}/cycles/${cycle}`;
    expect((await platform.call('GET', path)).json()).toMatchObject({
      liveVersion: 1,
      state: 'live',
      changedSinceLive: true,
      prerequisites: [],
    });
    await send('PATCH', path, { variables: { until: '2027-01-01' } });
    expect((await send('POST', `${path}/publish`)).json()).toMatchObject({ liveVersion: 2, state: 'live' });
  });

  it('update only cycles that are theirs, and leave cycles alone when they are deleted', async () => {
    const { id } = await makeTemplate('Owner');
    const other = await makeTemplate('Stranger');
    const { account, cycle } = await install(id, 'Owner');
    expect((await send('POST', `/v1/templates/${other.id}/update`, { cycles: [cycle] })).statusCode).toBe(404);
    await platform.call('DELETE', `/v1/templates/${id}`);
    expect((await platform.call('GET', `/v1/accounts/${account}/cycles/${cycle}`)).json()).toMatchObject({
      template: null,
      state: 'live',
    });
  });
});
