import { describe, expect, it } from 'vitest';
import { Limits } from '../limits/limits.ts';
import { newSite } from '../testing/new-site.ts';
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
const noon = Date.parse('2026-11-24T12:00:00Z');

/** Asks until the limits refuse; with one request per window that is soon. */
async function refusal(company: Company): Promise<Received> {
  for (;;) {
    const answers = await Promise.all([company.call('depot/list'), company.call('depot/list')]);
    const refused = answers.find((answer) => answer.body['statusCode'] === 429);
    if (refused !== undefined) return refused;
  }
}

describe('PROTOCOL 7, limits', () => {
  it('7 every reply carries both limits, refusals too', async () => {
    const company = await limited.company();
    for (const path of ['depot/list', 'nonsense/list', 'contacts/delete/1001']) {
      const { headers } = await company.call(path);
      for (const name of names) expect(headers.get(name)).toMatch(/^\d+$/);
    }
  });

  it('7 40 requests per 2 seconds for Pro; the next is refused until the next window', () => {
    const [limits, site] = [new Limits(true), newSite(0.01)];
    const standings = Array.from({ length: 45 }, (_, turn) => limits.count(site, noon + turn));
    expect(standings.map((standing) => standing.refused)).toEqual([
      ...Array<boolean>(40).fill(false),
      ...Array<boolean>(5).fill(true),
    ]);
    expect(standings[0]?.headers).toEqual({
      'x-ratelimit-limit': '40',
      'x-ratelimit-remaining': '39',
      'x-ratelimit-reset': '2',
      'x-daily-requests-limit': '10000',
      'x-daily-requests-remaining': '9999',
      'x-daily-requests-reset': '43200',
    });
    expect(standings.at(-1)?.headers).toMatchObject({
      'x-ratelimit-remaining': '0',
      'x-daily-requests-remaining': '9960',
    });
    expect(limits.count(site, noon + 1_999).headers['x-ratelimit-reset']).toBe('1');
    expect(limits.count(site, noon + 2_000).refused).toBe(false);
  });

  it('7 the day is counted, and returns at midnight UTC', () => {
    const [limits, site] = [new Limits(true), newSite(0.01)];
    site.change({ requestsPerDay: 3 });
    const evening = Date.parse('2026-11-24T23:59:50Z');
    expect([0, 1, 2, 3].map((turn) => limits.count(site, evening + turn).refused)).toEqual([false, false, false, true]);
    expect(limits.count(site, evening + 4_000)).toMatchObject({
      refused: true,
      wait: 6,
      headers: { 'x-daily-requests-remaining': '0', 'x-daily-requests-reset': '6' },
    });
    expect(limits.count(site, evening + 10_000).refused).toBe(false);
  });

  it.each([
    ['essential', 25],
    ['standard', 30],
    ['ultimate', 80],
  ])('7 the plan %s has %s', async (plan, limit) => {
    const company = await limited.company({ plan });
    expect((await company.call('depot/list')).headers.get('x-ratelimit-limit')).toBe(String(limit));
  });

  it('7 exceeded is HTTP 429', async () => {
    const company = await limited.company({ requestsPerWindow: 1 });
    const { status, body, headers } = await refusal(company);
    expect(status).toBe(429);
    expect(body).toEqual({ status: 'ERROR', statusCode: 429, messages: { error: ['Too many requests'] } });
    expect(headers.get('x-ratelimit-remaining')).toBe('0');
    expect(headers.get('retry-after')).toBeNull();
  });

  it('7 429 may stand in the body of a 200, and Retry-After may be there in both forms', async () => {
    const company = await limited.company({ requestsPerWindow: 1, rateLimitStyle: 'body', retryAfter: 'seconds' });
    const refused = await refusal(company);
    expect(refused.status).toBe(200);
    expect(refused.headers.get('retry-after')).toMatch(/^[12]$/);
    await company.set({ retryAfter: 'date' });
    expect(Date.parse((await refusal(company)).headers.get('retry-after') ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  it('7 the limit is per site: another company is not touched', () => {
    const [limits, one, other] = [new Limits(true), newSite(0.01), newSite(0.01)];
    one.change({ requestsPerWindow: 1 });
    expect([limits.count(one, noon).refused, limits.count(one, noon).refused]).toEqual([false, true]);
    expect(limits.count(other, noon).refused).toBe(false);
  });

  it('7 a reset gives the day back', async () => {
    const company = await limited.company({ requestsPerDay: 1 });
    await company.call('depot/list');
    expect((await company.call('depot/list')).status).toBe(429);
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
