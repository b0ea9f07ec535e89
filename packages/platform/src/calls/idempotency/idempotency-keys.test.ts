import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recoverCalls } from '../nodes/recover-calls.ts';
import { startCallsPlatform, type CallsPlatform, type Installed } from '../testing/calls-platform.ts';

let tandem: CallsPlatform;
let acme: Installed;
let keys = 0;

beforeAll(async () => {
  tandem = await startCallsPlatform({ limits: { tryMs: 1_000, deadlineMs: 2_000, waitMs: 500 } });
  acme = await tandem.install('acme');
});
afterAll(() => tandem.close());

const newKey = () => `key-${(keys += 1)}`;
const create = (key: string, name = 'Once', auth = 'userAuth') =>
  acme.call(
    { method: 'tasks.create', input: { record: { event_name: name } }, auth },
    { headers: { 'idempotency-key': key } },
  );
const creates = async () => (await acme.requests()).counts['tasks/modify'] ?? 0;

describe('an Idempotency-Key', () => {
  it('makes the same request answer the same once more, without sending it', async () => {
    const key = newKey();
    const first = await create(key);
    const text = await first.text();
    const sent = await creates();
    const second = await create(key);
    expect(first.status).toBe(200);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await second.text()).toBe(text);
    expect(await creates()).toBe(sent);
  });

  it('keeps the answer encrypted', async () => {
    const key = newKey();
    await create(key, 'canary-answer');
    const row = await tandem.platform.database
      .selectFrom('idempotency_keys')
      .selectAll()
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    expect(row.state).toBe('done');
    expect(row.answer?.includes('canary-answer')).toBe(false);
  });

  it('belongs to one body, however its members are ordered', async () => {
    const key = newKey();
    const headers = { 'idempotency-key': key };
    await acme.call(
      { method: 'tasks.create', auth: 'userAuth', input: { record: { event_name: 'a', description: 'b' } } },
      { headers },
    );
    const reordered = await acme.call(
      { input: { record: { description: 'b', event_name: 'a' } }, auth: 'userAuth', method: 'tasks.create' },
      { headers },
    );
    expect(reordered.headers.get('idempotency-replayed')).toBe('true');
    const other = await create(key, 'something else');
    expect(other.status).toBe(409);
    expect(await other.json()).toMatchObject({ code: 'conflict' });
  });

  it('belongs to one account connector', async () => {
    const other = await tandem.install('second');
    const key = newKey();
    await create(key);
    const answer = await other.call(
      { method: 'tasks.create', input: { record: { event_name: 'Once' } }, auth: 'userAuth' },
      { headers: { 'idempotency-key': key } },
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get('idempotency-replayed')).toBeNull();
  });

  it('lets one of many run at the same time; the others are told to come back', async () => {
    const key = newKey();
    await acme.control({ faults: [{ kind: 'latency', module: 'tasks', ms: 400, count: 1 }] });
    const sent = await creates();
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(key)));
    const refused = answers.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(7);
    expect(refused.every((answer) => Number(answer.headers.get('retry-after')) > 0)).toBe(true);
    expect(await creates()).toBe(sent + 1);
    expect((await create(key)).headers.get('idempotency-replayed')).toBe('true');
  });

  it.each([
    ['a refusal', [{ kind: 'messages', shape: 'error-text', count: 1 }], 422, true],
    ['an unknown outcome', [{ kind: 'reset', when: 'after', count: 1 }], 502, true],
    ['a rate limit', [{ kind: 'rate-limited', reset: 60, retryAfter: 'seconds', seconds: 60, count: 1 }], 429, false],
    ['a rejected credential', [{ kind: 'error', statusCode: 403, count: 2 }], 424, false],
  ])('after %s', async (_what, faults, status, stays) => {
    const key = newKey();
    const fresh = await tandem.install(`after-${keys}`);
    const order = { method: 'tasks.create', input: { record: { event_name: 'Again' } }, auth: 'userAuth' };
    await fresh.call({ method: 'tasks.list', input: { perPage: 1 }, auth: 'userAuth' });
    await fresh.control({ faults: faults.map((fault) => ({ ...fault, module: 'tasks', action: 'modify' })) });
    const first = await fresh.call(order, { headers: { 'idempotency-key': key } });
    expect(first.status).toBe(status);
    await fresh.control({ faults: [] });
    const again = await fresh.call(order, { headers: { 'idempotency-key': key } });
    expect(again.headers.get('idempotency-replayed')).toBe(stays ? 'true' : null);
    if (!stays) return;
    expect(again.status).toBe(status);
    expect(await again.text()).toBe(await first.text());
    expect(again.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('is free again after input that did not fit, and after nobody answered the connection', async () => {
    const key = newKey();
    const headers = { 'idempotency-key': key };
    expect(
      (await acme.call({ method: 'tasks.create', input: { record: { event_nmae: 'x' } } }, { headers })).status,
    ).toBe(422);
    expect((await create(key)).status).toBe(200);
  });

  it('is held as long as its call is on record as running, also where its node was found dead meanwhile', async () => {
    const key = newKey();
    const { database } = tandem.platform;
    const { id } = (await (await create(key)).json()) as { id: string };
    await database
      .updateTable('idempotency_keys')
      .set({ state: 'running', answer: null, answer_status: null, node_id: 'nod_gone' })
      .where('key', '=', key)
      .execute();
    await database.updateTable('calls').set({ status: 'running' }).where('id', '=', id).execute();
    await recoverCalls(database);
    const held = await database.selectFrom('idempotency_keys').select('state').where('key', '=', key).execute();
    expect(held).toEqual([{ state: 'running' }]);
    await database.updateTable('calls').set({ node_id: 'nod_gone' }).where('id', '=', id).execute();
    const sent = await creates();
    const again = await create(key);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await again.json()).toMatchObject({ code: 'outcome_unknown', call: id });
    expect(await creates()).toBe(sent);
  });

  it('must be printable and short', async () => {
    expect((await create('x'.repeat(256))).status).toBe(400);
    expect((await create('two words')).status).toBe(400);
  });
});
