import { defaultCallLimits } from '@tandem/connector-kit';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Calls } from './calls/calls.ts';
import type { Verb } from './http/route.ts';
import { startTestPlatform, type TestPlatform } from './testing/test-platform.ts';

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly requestBody?: object;
  readonly responses: Record<string, unknown>;
}

let platform: TestPlatform;
let operations: { readonly verb: Verb; readonly path: string; readonly operation: Operation }[] = [];
let ours: { id: string; token: string };
let theirs: { id: string; token: string };
let ids: { installation: string; token: string; user: string };

beforeAll(async () => {
  platform = await startTestPlatform({
    createCalls: async (needs) =>
      new Calls({ ...needs, alone: true, limits: defaultCallLimits, proxy: undefined, retentionDays: 1 }),
  });
  const document = (await platform.call('GET', '/v1/openapi.json')).json<{
    paths: Record<string, Record<string, Operation>>;
  }>();
  operations = Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({ verb: verb.toUpperCase() as Verb, path, operation })),
  );
  ours = await platform.account('Ours');
  theirs = await platform.account('Theirs');
  const installed = await platform.call('POST', `/v1/accounts/${theirs.id}/connectors`, {
    body: { connector: 'test', properties: { host: 'acme', key: 'k' } },
  });
  const user = await platform.call('POST', '/v1/users', {
    body: { email: 'a@example.com', name: 'A', role: 'viewer' },
  });
  const token = await platform.call('POST', '/v1/tokens', { body: { name: 't', role: 'viewer' } });
  ids = {
    installation: installed.json<{ id: string }>().id,
    user: user.json<{ id: string }>().id,
    token: token.json<{ id: string }>().id,
  };
});
afterAll(() => platform.close());

const never = {
  account: 'acc_00000000000000000000000000000000',
  installation: 'ins_00000000000000000000000000000000',
  call: 'cal_00000000000000000000000000000000',
  user: 'usr_0',
  token: 'tok_0',
};

function fill(path: string, values: Record<string, string>): string {
  return path.replaceAll(
    /\{(\w+)\}/g,
    (_all, name: string) => values[name] ?? { connector: 'test', method: 'things.list' }[name] ?? `${name}_1`,
  );
}

const bodies: Readonly<Record<string, object>> = { executeCall: { method: 'things.list', input: { id: 1 } } };

const send = ({ verb, operation }: (typeof operations)[number], path: string, token: string) =>
  platform.call(verb, path, {
    as: { token },
    ...(verb === 'GET' || verb === 'DELETE' ? {} : { body: bodies[operation.operationId] ?? {} }),
  });

describe('every route of the OpenAPI document', () => {
  it('is there, and they are many', () => {
    expect(operations.length).toBeGreaterThan(30);
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  });

  it('gives a token of account A with ids of account B the same 404 as with ids that never were', async () => {
    const routes = operations.filter(({ path }) => path.includes('{account}'));
    expect(routes.length).toBeGreaterThan(8);
    for (const route of routes) {
      const { path } = route;
      const what = `${route.verb} ${path}`;
      const theirIds = { account: theirs.id, installation: ids.installation, call: never.call };
      const answers = [
        await send(route, fill(path, theirIds), ours.token),
        await send(route, fill(path, never), ours.token),
        await send(route, fill(path, { ...never, account: theirs.id }), ours.token),
      ];
      // Within its own account, what is another's is not there either.
      if (/\{(installation|call)\}/.test(path)) {
        answers.push(await send(route, fill(path, { ...theirIds, account: ours.id }), ours.token));
        answers.push(await send(route, fill(path, { ...never, account: ours.id }), ours.token));
      }
      for (const answer of answers)
        expect([what, answer.statusCode, answer.body]).toEqual([what, 404, answers[0]?.body]);
      expect(answers[0]?.json(), what).toMatchObject({ code: 'not_found' });
    }
    const left = await platform.call('GET', `/v1/accounts/${theirs.id}/connectors`);
    expect(left.json<{ items: object[] }>().items).toHaveLength(1);
  });

  it('lets a token of an account at the library and its own account, and at nothing else', async () => {
    const open = new Set([
      'getMe',
      'deleteSession',
      'listConnectors',
      'getConnector',
      'listMethods',
      'getMethod',
      'listAccounts',
      'listInstalledConnectors',
      'listCalls',
    ]);
    for (const route of operations) {
      const { verb, path, operation } = route;
      if (path.includes('{account}') || operation.security.length === 0) continue;
      const { statusCode } = await send(route, fill(path, ids), ours.token);
      const what = `${verb} ${path} ${operation.operationId}`;
      if (open.has(operation.operationId)) expect([what, statusCode < 300]).toEqual([what, true]);
      else expect([what, statusCode]).toEqual([what, 404]);
    }
  });

  it('that lists what accounts have shows a token of an account its own alone', async () => {
    for (const path of ['/v1/accounts', '/v1/account-connectors']) {
      const theirOwn = await platform.call('GET', path, { as: { token: theirs.token } });
      expect(theirOwn.json<{ items: object[] }>().items).toHaveLength(1);
      const answer = await platform.call('GET', path, { as: { token: ours.token } });
      expect(answer.body).not.toContain(theirs.id);
    }
  });

  it('asks for a credential, unless it says that it needs none', async () => {
    const isPublic = new Set([
      'getHealth',
      'getReady',
      'getOpenapi',
      'createSession',
      'openSignInLink',
      'getOpenSignInLink',
      'finishSignInLink',
      'finishSession',
      'getSignIn',
      'beginOidcSignIn',
      'finishOidcSignIn',
      'openSetupLink',
      'getOpenSetupLink',
      'saveSetupLinkProperties',
      'testSetupLink',
      'finishSetupLink',
    ]);
    for (const { verb, path, operation } of operations) {
      const answer = await platform.call(verb, fill(path, { ...ids, account: ours.id }), { as: 'nobody' });
      expect([operation.operationId, operation.security.length === 0]).toEqual([
        operation.operationId,
        isPublic.has(operation.operationId),
      ]);
      if (operation.security.length > 0)
        expect([operation.operationId, answer.statusCode]).toEqual([operation.operationId, 401]);
    }
  });

  it('that changes something refuses a viewer, except for what is the viewer’s own', async () => {
    for (const { verb, path, operation } of operations) {
      if (verb === 'GET' || operation.security.length === 0) continue;
      if (path.startsWith('/v1/me')) continue;
      if (['deleteSession', 'executeCall', 'cancelCall'].includes(operation.operationId)) continue;
      const answer = await platform.call(verb, fill(path, { ...ids, account: theirs.id }), {
        as: 'viewer',
        ...(verb === 'DELETE' ? {} : { body: {} }),
      });
      expect([operation.operationId, answer.statusCode]).toEqual([operation.operationId, 403]);
    }
  });

  it('never answers 500 to names that are attacks', async () => {
    const hostile = [
      '%00',
      '__proto__',
      'constructor',
      '..%2f..',
      "'%20or%201=1--",
      '%F0%9F%92%A9',
      'a'.repeat(150),
      '%E2%80%AE',
    ];
    for (const { verb, path } of operations) {
      for (const name of hostile) {
        if (!path.includes('{')) continue;
        const answer = await platform.call(
          verb,
          path.replaceAll(/\{\w+\}/g, name),
          verb === 'GET' || verb === 'DELETE' ? {} : { body: {} },
        );
        expect([verb, path, name, answer.statusCode < 500]).toEqual([verb, path, name, true]);
      }
    }
  });
});

describe('the OpenAPI document', () => {
  it('holds valid schemas of 2020-12 alone, and every error as problem details', async () => {
    const { components } = (await platform.call('GET', '/v1/openapi.json')).json<{
      components: { schemas: Record<string, object> };
    }>();
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const [name, schema] of Object.entries(components.schemas))
      expect([name, ajv.validateSchema(schema)]).toEqual([name, true]);
    for (const { operation } of operations) {
      expect(operation.responses).toMatchObject({ default: { content: { 'application/problem+json': {} } } });
    }
  });
});

describe('pages', () => {
  it('say what runs, and show the reference, without a script', async () => {
    const root = await platform.call('GET', '/v1/health', { as: 'nobody' });
    expect(root.json()).toEqual({ status: 'ok' });
    for (const path of ['/', '/reference']) {
      const page = await platform.app.inject(path);
      expect(page.statusCode).toBe(200);
      expect(page.headers['content-type']).toMatch(/^text\/html/);
      const policy = String(page.headers['content-security-policy']);
      const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1];
      expect(policy).not.toContain('unsafe');
      expect(policy).toContain("frame-ancestors 'none'");
      expect(page.body).toContain(
        `<style nonce="${nonce?.replaceAll(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`) ?? '?'}">`,
      );
      expect(page.body).not.toContain('<script');
    }
    const reference = (await platform.app.inject('/reference')).body;
    for (const { path } of operations) expect(reference).toContain(path);
    expect(reference).toContain('credential_missing');
  });
});
