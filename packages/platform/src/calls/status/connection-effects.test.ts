import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCallsPlatform, type CallsPlatform } from '../testing/calls-platform.ts';

let tandem: CallsPlatform;
let companies = 0;

beforeAll(async () => {
  tandem = await startCallsPlatform({ limits: { tryMs: 1_000, deadlineMs: 8_000, waitMs: 5_000 } });
});
afterAll(() => tandem.close());

const fresh = (over?: Readonly<Record<string, unknown>>) => tandem.install(`company-${(companies += 1)}`, over);
const list = { method: 'tasks.list', input: { perPage: 1 } };

describe('what a call does to the status', () => {
  it('verifies its mode by a success', async () => {
    const acme = await fresh();
    expect(await acme.read()).toMatchObject({ status: 'ready' });
    await acme.call(list);
    expect(await acme.read()).toMatchObject({ status: 'connected', lastSuccessAt: expect.any(String) });
  });

  it('verifies its mode where the call itself was refused for what it asks', async () => {
    const acme = await fresh();
    await acme.control({ faults: [{ kind: 'messages', module: 'tasks' }] });
    expect((await acme.call({ ...list, auth: 'apiKey' })).status).toBe(422);
    expect(await acme.read()).toMatchObject({ status: 'connected', lastError: null });
    await acme.call({ ...list, auth: 'apiKey' });
    expect((await acme.requests()).counts['companyAccount/list']).toBe(1);
  });

  it('writes nothing for a success that tells nothing new', async () => {
    const acme = await fresh();
    await acme.call(list);
    const { lastSuccessAt } = await acme.read();
    await acme.call(list);
    expect((await acme.read()).lastSuccessAt).toBe(lastSuccessAt);
  });

  it('fails by a key that never worked and is rejected', async () => {
    const acme = await fresh({ apiKey: 'not-the-key-of-this-company' });
    const answer = await acme.call({ ...list, auth: 'apiKey' });
    expect(answer.status).toBe(424);
    expect(await acme.read()).toMatchObject({
      status: 'failed',
      statusDetail: expect.stringMatching(/API Key/),
      lastError: { code: 'credential_rejected' },
    });
    expect((await acme.call({ ...list, auth: 'userAuth' })).status).toBe(200);
  });

  it('stays when a key that worked is rejected once, but the verifying call goes through', async () => {
    const acme = await fresh();
    await acme.call(list);
    await acme.control({ faults: [{ kind: 'error', statusCode: 403, module: 'tasks' }] });
    const answer = await acme.call(list);
    expect(answer.status).toBe(424);
    expect(await acme.read()).toMatchObject({ status: 'connected', lastError: { code: 'credential_rejected' } });
    const { counts } = await acme.requests();
    expect(counts['companyAccount/list']).toBe(1);
    await acme.call(list);
    expect((await acme.requests()).counts['companyAccount/list']).toBe(1);
  });

  it('fails when the verifying call is refused too', async () => {
    const acme = await fresh();
    await acme.call(list);
    await acme.control({ faults: [{ kind: 'error', statusCode: 401, credential: 'apiKey' }] });
    await acme.call(list);
    expect(await acme.read()).toMatchObject({ status: 'failed' });
  });

  it('fails by a refused login, which is not tried again until Test is pressed', async () => {
    const acme = await fresh({ apiKey: undefined, password: 'wrong-password' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => acme.call(list)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 424));
    expect((await acme.requests()).logins + ((await acme.requests()).counts['userAuth/modify'] ?? 0)).toBeGreaterThan(
      0,
    );
    expect((await acme.requests()).counts['userAuth/modify']).toBe(1);
    expect(await acme.read()).toMatchObject({ status: 'failed' });
    await acme.call(list);
    expect((await acme.requests()).counts['userAuth/modify']).toBe(1);

    const report = await tandem.send('POST', `${acme.path}/test`);
    expect(await report.json()).toMatchObject({
      status: 'failed',
      modes: {
        userAuth: { status: 'failed', problem: { code: 'credential_rejected' } },
        apiKey: { status: 'notConfigured' },
      },
    });
    expect((await acme.requests()).counts['userAuth/modify']).toBe(2);
    await tandem.send('PATCH', acme.path, { body: { properties: { password: acme.credentials.password } } });
    expect((await acme.call(list)).status).toBe(200);
    expect(await acme.read()).toMatchObject({ status: 'connected' });
  });

  it('does not try a wrong password of the partner once per account', async () => {
    const acme = await fresh({ apiKey: undefined, password: 'wrong-for-all' });
    await acme.call(list);
    const second = await tandem.send('POST', '/v1/accounts', { body: { name: 'The same site' } });
    const { id } = (await second.json()) as { id: string };
    const { companyName, companyAccountId, username } = acme.credentials;
    const installed = await tandem.send('POST', `/v1/accounts/${id}/connectors`, {
      body: {
        connector: 'scoro',
        properties: { environment: 'sandbox', companyName, companyAccountId, username, password: 'wrong-for-all' },
      },
    });
    const other = (await installed.json()) as { id: string };
    const answer = await tandem.send('POST', `/v1/accounts/${id}/connectors/${other.id}/calls`, { body: list });
    expect(answer.status).toBe(424);
    expect((await acme.requests()).counts['userAuth/modify']).toBe(1);
  });

  it('stays when a user lacks a right, and so does the session', async () => {
    const company = `limited-${companies}`;
    const acme = await tandem.install(company, {
      apiKey: undefined,
      username: `mark.saar@${company}.example`,
      password: `limited-${company}`,
    });
    expect((await acme.call(list)).status).toBe(200);
    const answer = await acme.call({ method: 'invoices.list' });
    expect(answer.status).toBe(424);
    expect(await answer.json()).toMatchObject({ code: 'credential_rejected', hint: expect.stringMatching(/right/) });
    expect(await acme.read()).toMatchObject({ status: 'connected' });
    const { counts } = await acme.requests();
    expect((await acme.call(list)).status).toBe(200);
    expect((await acme.requests()).counts['userAuth/modify']).toBe(counts['userAuth/modify']);
  });

  it('stays when the network is in trouble, which is told as the last error', async () => {
    const acme = await fresh();
    await acme.call(list);
    await acme.control({ faults: [{ kind: 'html', module: 'tasks' }] });
    expect((await acme.call(list)).status).toBe(502);
    expect(await acme.read()).toMatchObject({ status: 'connected', lastError: { code: 'upstream_invalid_response' } });
  });
});

describe('one login for many', () => {
  it('happens once for fifty calls at the same time, also after the session has expired', async () => {
    const acme = await fresh({ apiKey: undefined });
    // The first success lets it share the budget of the site.
    await acme.call(list);
    const first = await Promise.all(Array.from({ length: 50 }, () => acme.call(list)));
    expect(first.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
    expect((await acme.requests()).logins).toBe(1);
    await acme.control({ expireTokens: true });
    const second = await Promise.all(Array.from({ length: 50 }, () => acme.call(list)));
    expect(second.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
    expect((await acme.requests()).logins).toBe(2);
  });
});

describe('Test', () => {
  it('verifies each configured mode by a real call, and tells what it found', async () => {
    const acme = await fresh();
    const answer = await tandem.send('POST', `${acme.path}/test`);
    expect(await answer.json()).toMatchObject({
      status: 'connected',
      modes: { apiKey: { status: 'ok' }, userAuth: { status: 'ok' } },
      companyAccountId: { value: acme.company, source: 'given' },
      companyAccounts: [{ id: acme.company }, {}],
      timeZone: expect.stringMatching(/\//),
      clockSkewSeconds: expect.closeTo(0, -0.5),
      quota: { window: { limit: expect.any(Number) } },
    });
    expect((await acme.call({ ...list, auth: 'userAuth' })).status).toBe(200);
    expect((await acme.requests()).logins).toBe(1);
  });

  it('verifies a setup alone, and keeps no session of it', async () => {
    const credentials = (await (await fetch(`${tandem.sandbox.url}/partner/credentials.json`)).json()) as Record<
      string,
      string
    >;
    const properties = Object.fromEntries(
      Object.entries({ ...credentials, environment: 'sandbox' }).map(([name, value]) => [
        name,
        { value, access: 'editable' },
      ]),
    );
    expect((await tandem.send('PUT', '/v1/connectors/scoro/setup', { body: { properties } })).status).toBe(200);
    const answer = await tandem.send('POST', '/v1/connectors/scoro/setup/test');
    expect(await answer.json()).toMatchObject({
      status: 'connected',
      modes: { apiKey: { status: 'ok' }, userAuth: { status: 'ok' } },
    });
    await tandem.send('DELETE', '/v1/connectors/scoro/setup');
  });
});
