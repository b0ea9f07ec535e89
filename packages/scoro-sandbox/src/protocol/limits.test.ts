import { describe, expect, it } from 'vitest';
import type { Company, Received } from '../testing/test-sandbox.ts';
import { TestSandbox } from '../testing/test-sandbox.ts';

const limited = new TestSandbox({ limits: 'on' });
const unlimited = new TestSandbox();
const names = [
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'x-daily-requests-limit',
  'x-daily-requests-remaining',
  'x-daily-requests-reset',
];

async function nextWindow(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 2_000 - (Date.now() % 2_000) + 5);
  });
}

async function burst(company: Company, requests: number): Promise<Received[]> {
  await nextWindow();
  return Promise.all(Array.from({ length: requests }, () => company.call('depot/list', { per_page: 1 })));
}

describe('PROTOCOL 7, limits', () => {
  it('7 every reply carries both limits, refusals too', async () => {
    const company = await limited.company();
    for (const path of ['depot/list', 'nonsense/list', 'contacts/delete/1001']) {
      const { headers } = await company.call(path);
      for (const name of names) expect(headers.get(name)).toMatch(/^\d+$/);
    }
  });

  it('7 the plan gives the requests per 2 seconds: 40 for Pro; the next is HTTP 429', async () => {
    const company = await limited.company();
    const answers = await burst(company, 45);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(40);
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused).toHaveLength(5);
    expect(refused[0]?.body).toEqual({ status: 'ERROR', statusCode: 429, messages: { error: ['Too many requests'] } });
    expect(refused[0]?.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(Number(refused[0]?.headers.get('x-ratelimit-reset'))).toBeGreaterThanOrEqual(1);
    await nextWindow();
    expect((await company.call('depot/list')).status).toBe(200);
  });

  it.each([
    ['essential', 25],
    ['ultimate', 80],
  ])('7 the plan %s has %s', async (plan, limit) => {
    const company = await limited.company({ plan });
    expect((await company.call('depot/list')).headers.get('x-ratelimit-limit')).toBe(String(limit));
  });

  it('7 the limit is per site: another company is not touched', async () => {
    const [one, other] = [
      await limited.company({ requestsPerWindow: 1 }),
      await limited.company({ requestsPerWindow: 1 }),
    ];
    expect((await burst(one, 3)).filter((answer) => answer.status === 429).length).toBe(2);
    expect((await other.call('depot/list')).status).toBe(200);
  });

  it('7 429 may stand in the body of a 200, and Retry-After may be there', async () => {
    const company = await limited.company({ requestsPerWindow: 1, rateLimitStyle: 'body', retryAfter: 'seconds' });
    const refused = (await burst(company, 2)).find((answer) => answer.body['statusCode'] === 429);
    expect(refused?.status).toBe(200);
    expect(refused?.headers.get('retry-after')).toMatch(/^[12]$/);
    await company.set({ retryAfter: 'date' });
    const dated = (await burst(company, 2)).find((answer) => answer.body['statusCode'] === 429);
    expect(Date.parse(dated?.headers.get('retry-after') ?? '')).toBeGreaterThan(Date.now() - 1_000);
  });

  it('7 the day is counted: 10,000 by default, at its end x-daily-requests-remaining is 0 until midnight UTC', async () => {
    const company = await limited.company();
    expect((await company.call('depot/list')).headers.get('x-daily-requests-limit')).toBe('10000');
    await company.set({ requestsPerDay: 3 });
    await company.call('depot/list');
    await company.call('depot/list');
    const refused = await company.call('depot/list');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-daily-requests-remaining')).toBe('0');
    expect(Number(refused.headers.get('x-daily-requests-reset'))).toBeLessThanOrEqual(86_400);
    await company.reset();
    expect((await company.call('depot/list')).status).toBe(200);
  });

  it('7 limits off refuses nothing and still sends numbers', async () => {
    const company = await unlimited.company({ requestsPerWindow: 1, requestsPerDay: 1 });
    const answers = await Promise.all(Array.from({ length: 60 }, () => company.call('depot/list')));
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
    expect(answers[0]?.headers.get('x-ratelimit-remaining')).toBe('1000000');
  });

  it('7 no setting takes the limits away', async () => {
    const company = await limited.company();
    await expect(company.set({ requestsPerWindow: 1_000 })).rejects.toThrow('requestsPerWindow');
  });
});
