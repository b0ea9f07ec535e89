import { afterEach, expect, it } from 'vitest';
import type { CallResult, Installation } from '../call/call-request.ts';
import type { Caller } from '../caller.ts';
import { type ErrorCode } from '../errors/error-table.ts';
import { TandemError } from '../errors/tandem-error.ts';
import type { ConformanceProtocol, ConformanceSubject, Misbehaviour, Sample } from './conformance-subject.ts';

const manyRequests = 1_000;

/** How calls end when the application is well, and when it is not. */
export function itBehaves(
  subject: () => ConformanceSubject,
  caller: () => Caller,
  { misbehaviours, withoutEffect = [] }: ConformanceProtocol,
): void {
  afterEach(() => subject().behave());

  const installation = (): Installation => ({
    id: 'ins_conformance',
    tenant: 'acc_1',
    verified: true,
    properties: subject().properties(subject().connector.modes.map((mode) => mode.name)),
  });
  const call = (
    sample: Sample,
    over: { readonly installation?: Installation; readonly signal?: AbortSignal } = {},
  ): Promise<CallResult> =>
    caller().call({ installation: installation(), ...sample, signal: AbortSignal.timeout(30_000), ...over });
  const failure = (promise: Promise<unknown>): Promise<ErrorCode | 'no error'> =>
    promise.then(
      () => 'no error' as const,
      (error: unknown) => {
        if (error instanceof TandemError) {
          return error.code;
        }
        throw error;
      },
    );

  it('answers a record and a page, with data that fits the schema', async () => {
    const { connector, samples } = subject();
    for (const sample of [samples.get, samples.list]) {
      const result = await call(sample);
      expect(connector.method(sample.method)?.output().safeParse(result.data).error).toBeUndefined();
      expect(result.upstream.requests).toBeGreaterThanOrEqual(1);
    }
  });

  it('streams every record of every page once', async () => {
    const ids: string[] = [];
    const { list } = subject().samples;
    const paging = subject().connector.method(list.method)?.paging;
    for await (const batch of caller()
      .stream({ installation: installation(), ...list, signal: AbortSignal.timeout(60_000) })
      .batches()) {
      ids.push(...batch.records.map((record) => paging?.rowId(record) ?? JSON.stringify(record)));
    }
    expect(ids.length).toBeGreaterThan(2);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says so where a record is not there', async () => {
    expect(await failure(call(subject().samples.missing))).toBe('upstream_not_found');
  });

  it('says so where a credential is wrong', async () => {
    const { wrong } = subject();
    const mine = { ...installation(), id: 'ins_wrong', properties: wrong.properties };
    expect(
      await failure(
        caller().call({ installation: mine, ...wrong.sample, auth: wrong.mode, signal: AbortSignal.timeout(10_000) }),
      ),
    ).toBe('credential_rejected');
  });

  const endings: readonly [Misbehaviour, ErrorCode, ErrorCode][] = [
    ['dayUsedUp', 'quota_exhausted', 'quota_exhausted'],
    ['serverError', 'upstream_unavailable', 'outcome_unknown'],
    ['stall', 'upstream_timeout', 'outcome_unknown'],
    ['html', 'upstream_invalid_response', 'outcome_unknown'],
    ['lyingBody', 'upstream_refused', 'upstream_refused'],
    ['emptyBody', 'upstream_invalid_response', 'outcome_unknown'],
    ['brokenJson', 'upstream_invalid_response', 'outcome_unknown'],
    ['oversized', 'upstream_invalid_response', 'outcome_unknown'],
    ['truncated', 'upstream_unavailable', 'outcome_unknown'],
    ['resetBefore', 'upstream_unavailable', 'outcome_unknown'],
    ['resetAfter', 'upstream_unavailable', 'outcome_unknown'],
    ['redirect', 'upstream_invalid_response', 'outcome_unknown'],
  ];

  const possible = (how: Misbehaviour): boolean => misbehaviours?.includes(how) ?? true;
  const expected = endings
    .filter(([how]) => possible(how))
    .map(([how, read, create]) => [how, read, withoutEffect.includes(how) ? read : create] as const);

  it.each(expected)(
    '%s ends a read as %s, and a create as %s, which is then sent once',
    async (how, readCode, createCode) => {
      const { samples } = subject();
      await call(samples.get);
      await subject().misbehave(how, manyRequests);
      expect(await failure(call(samples.get))).toBe(readCode);
      const before = await subject().requestsSeen();
      expect(await failure(call(samples.create))).toBe(createCode);
      if (createCode === 'outcome_unknown') {
        expect((await subject().requestsSeen()) - before).toBeLessThanOrEqual(1);
      }
    },
  );

  it('waits out a rate limit, for a create too', async () => {
    const { samples } = subject();
    await subject().misbehave('rateLimited', 1);
    expect((await call(samples.get)).upstream.requests).toBe(2);
    await subject().misbehave('rateLimited', 1);
    expect((await call(samples.create)).upstream.requests).toBe(2);
  });

  it('recovers by itself from one failure of a read', async () => {
    for (const how of (['serverError', 'truncated', 'resetBefore', 'html'] as const).filter(possible)) {
      await subject().misbehave(how, 1);
      expect((await call(subject().samples.get)).upstream.requests, how).toBe(2);
    }
  });

  it('ends at once when the caller goes away', async () => {
    await subject().misbehave('stall', manyRequests);
    const leaving = new AbortController();
    const promise = call(subject().samples.get, { signal: leaving.signal });
    setTimeout(() => leaving.abort(), 50);
    const started = performance.now();
    await expect(promise).rejects.toThrow();
    expect(performance.now() - started).toBeLessThan(2_000);
  });
}
