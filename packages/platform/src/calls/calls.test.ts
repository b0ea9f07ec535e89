import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCallsPlatform, type CallsPlatform, type Installed } from './testing/calls-platform.ts';

let tandem: CallsPlatform;
let acme: Installed;

beforeAll(async () => {
  tandem = await startCallsPlatform();
  acme = await tandem.install('acme');
});
afterAll(() => tandem.close());

describe('executing a method', () => {
  it('answers data, page, credential and what it cost', async () => {
    const answer = await acme.call({ method: 'tasks.list', input: { perPage: 3 } });
    expect(await answer.json()).toMatchObject({
      id: expect.stringMatching(/^cal_/),
      method: 'tasks.list',
      status: 'succeeded',
      auth: 'apiKey',
      data: [{}, {}, {}],
      page: { number: 1, size: 3, hasMore: true },
      upstream: { requests: 1 },
    });
    expect(answer.status).toBe(200);
  });
});
