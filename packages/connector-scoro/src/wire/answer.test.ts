import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Verdict } from '@tandem/connector-kit';
import { judge } from './answer.ts';

function reply(status: number, body: unknown, headers: Record<string, string> = {}, hasId = false): Verdict {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return judge({ status, text, headers: new Map(Object.entries(headers)) }, { hasId });
}

function error(statusCode: unknown, messages: unknown = null): object {
  return { status: 'ERROR', statusCode, messages };
}

function messagesOf(verdict: Verdict): readonly string[] {
  return verdict.is === 'success' ? [] : verdict.words.messages;
}

describe('a reply is a success', () => {
  it('with HTTP 2xx, JSON and a status of OK, as recorded', () => {
    const recorded =
      '{"status":"OK","statusCode":200,"messages":null,"data":{"contact_id":12,"name":"J\\u00e4rve \\/ O\\u00dc"}}';
    expect(reply(200, recorded)).toEqual({ is: 'success', data: { contact_id: 12, name: 'Järve / OÜ' } });
  });

  it('with the code as text, without data, with a byte order mark, with a status in lower case', () => {
    expect(reply(200, { status: 'OK', statusCode: '200', messages: null })).toEqual({ is: 'success', data: null });
    expect(reply(200, `\uFEFF${JSON.stringify({ status: 'ok', data: [1] })}`)).toEqual({ is: 'success', data: [1] });
  });

  it('by its code where the status is missing', () => {
    expect(reply(200, { statusCode: '200', data: [] })).toEqual({ is: 'success', data: [] });
  });

  it('never by HTTP 200 alone, and never with another HTTP status', () => {
    expect(reply(200, { status: 'ERROR', statusCode: 200, data: { id: 1 } }).is).toBe('refused');
    expect(reply(200, { messages: null, data: { id: 1 } }).is).toBe('invalid');
    expect(reply(500, { status: 'OK', statusCode: 200, data: [] }).is).toBe('unavailable');
    expect(reply(302, { status: 'OK', statusCode: 200, data: [] }).is).toBe('invalid');
  });
});

describe('a refusal', () => {
  it('is read from the body of HTTP 200, as recorded', () => {
    const verdict = reply(
      200,
      '{"status":"ERROR","statusCode":400,"messages":{"error":["error deleting, check relations"]}}',
      {},
      true,
    );
    expect(verdict).toEqual({
      is: 'refused',
      words: { httpStatus: 200, statusCode: 400, messages: ['error deleting, check relations'] },
    });
  });

  it.each([
    [200, 401, 'rejected'],
    [401, 401, 'rejected'],
    [200, '403', 'rejected'],
    [403, 400, 'rejected'],
    [200, 408, 'tooSlow'],
    [408, 408, 'tooSlow'],
    [200, 429, 'limited'],
    [200, '429', 'limited'],
    [429, 429, 'limited'],
    [429, 400, 'limited'],
    [200, 404, 'notFound'],
    [404, 400, 'notFound'],
    [200, 500, 'unavailable'],
    [502, 502, 'unavailable'],
    [200, '504', 'unavailable'],
    [500, 400, 'refused'],
    [400, 400, 'refused'],
    [422, 422, 'refused'],
    [200, 'nonsense', 'refused'],
    [200, null, 'refused'],
  ] as const)('with HTTP %s and code %j is %s', (httpStatus, code, is) => {
    expect(reply(httpStatus, error(code, { error: ['no'] })).is).toBe(is);
  });

  it('that says the use is suspended was not processed; another server error may have been', () => {
    expect(reply(200, error(503))).toMatchObject({ is: 'unavailable', processed: 'no' });
    expect(reply(503, error(503))).toMatchObject({ is: 'unavailable', processed: 'no' });
    expect(reply(503, { message: 'Service Unavailable' })).toMatchObject({ is: 'unavailable', processed: 'unknown' });
    expect(reply(500, error(500))).toMatchObject({ is: 'unavailable', processed: 'unknown' });
  });

  it('in words of not found speaks of the record only where the request named one', () => {
    const words = error(400, { error: ['Task not found'] });
    expect(reply(200, words, {}, true).is).toBe('notFound');
    expect(reply(200, words, {}, false).is).toBe('refused');
    expect(reply(200, error(400, 'Record does not exist'), {}, true).is).toBe('notFound');
  });

  it('of an inactive author is not taken for a missing comment', () => {
    expect(reply(200, error(400, { error: ['User not found or is inactive'] }), {}, true).is).toBe('refused');
  });
});

describe('the messages', () => {
  it.each([
    ['null', null, []],
    ['a text', 'no', ['no']],
    ['an empty text', ' ', []],
    ['a list', ['a', 'b', 'a'], ['a', 'b']],
    ['error with a list', { error: ['a', 'b'] }, ['a', 'b']],
    ['error with a text', { error: 'a' }, ['a']],
    ['error with fields', { error: { event_id: 'is required' } }, ['event_id: is required']],
    [
      'error with lists by field',
      { error: { name: ['too long', 'not unique'] } },
      ['name: too long', 'name: not unique'],
    ],
    ['nested fields', { error: { lines: { 0: { price: ['invalid'] } } } }, ['lines.price: invalid']],
    ['a map of fields', { event_id: 'is required' }, ['event_id: is required']],
    ['a list printed by PHP as an object', { error: { 0: 'a', 2: 'b' } }, ['a', 'b']],
    ['a number', 5, ['5']],
    ['an empty list', [], []],
  ])('are read from %s', (_shape, messages, expected) => {
    expect(messagesOf(reply(200, error(400, messages)))).toEqual(expected);
  });

  it('are also read from errors, error and message', () => {
    expect(messagesOf(reply(200, { ...error(400), errors: { name: 'missing' } }))).toEqual(['name: missing']);
    expect(messagesOf(reply(200, { ...error(400), message: 'from 2016' }))).toEqual(['from 2016']);
    expect(messagesOf(reply(200, { ...error(400), error: ['x'] }))).toEqual(['x']);
  });

  it('are bounded, whatever is sent', () => {
    const many = messagesOf(
      reply(
        200,
        error(
          400,
          Array.from({ length: 200 }, (_, index) => `${index}${'x'.repeat(2000)}`),
        ),
      ),
    );
    expect(many.length).toBeLessThanOrEqual(50);
    expect(Math.max(...many.map((text) => text.length))).toBeLessThanOrEqual(1000);
    let deep: unknown = 'end';
    for (let depth = 0; depth < 500; depth += 1) deep = { error: deep };
    expect(messagesOf(reply(200, error(400, deep)))).toEqual([]);
  });
});

describe('a reply that is no envelope', () => {
  it.each([
    ['an HTML page', 200, '<html><title>Scoro</title></html>', { blocked: false, retryOnce: true }],
    ['an HTML page with a server error', 500, '<html>', { blocked: false, retryOnce: true }],
    ['an HTML page for a wrong subdomain', 404, '<!doctype html>', { blocked: false, retryOnce: true }],
    ['broken JSON', 200, '{"status":"OK","data":[', { blocked: false, retryOnce: true }],
    ['a block by the network in front', 403, 'error code: 1010', { blocked: true, retryOnce: false }],
    ['a block without text', 403, '', { blocked: true, retryOnce: false }],
    ['nothing', 200, '', { blocked: false, retryOnce: false }],
    ['a redirect', 302, '', { blocked: false, retryOnce: false }],
    ['a redirect with a page', 301, '<html>', { blocked: false, retryOnce: false }],
    ['JSON that is a list', 200, '[]', { blocked: false, retryOnce: true }],
    ['JSON that is null', 200, 'null', { blocked: false, retryOnce: true }],
    ['an object of something else', 200, '{"hello":"world"}', { blocked: false, retryOnce: true }],
  ])('is invalid: %s', (_what, status, text, facts) => {
    expect(reply(status, text)).toMatchObject({ is: 'invalid', ...facts });
  });

  it('is a server error where there is no body, and a limit where HTTP says so', () => {
    expect(reply(502, '')).toMatchObject({ is: 'unavailable', processed: 'unknown' });
    expect(reply(408, '').is).toBe('tooSlow');
    expect(reply(429, 'slow down').is).toBe('limited');
  });

  it('is quoted with a short head only', () => {
    const [head] = messagesOf(reply(200, `<html>${'\n x'.repeat(5000)}`));
    expect(head?.length).toBeLessThanOrEqual(160);
    expect(head).not.toContain('\n');
  });
});

describe('a limit', () => {
  it('of the day is told by the remaining requests, and says when they return', () => {
    const headers = { 'x-daily-requests-remaining': '0', 'x-daily-requests-reset': '3600', 'x-ratelimit-reset': '1' };
    expect(reply(429, error(429), headers)).toMatchObject({ is: 'limited', day: true, waitMs: 3_600_000 });
  });

  it('of the window waits for what the headers say, a second at least', () => {
    expect(reply(429, error(429), { 'x-ratelimit-reset': '2' })).toMatchObject({ day: false, waitMs: 2000 });
    expect(reply(429, error(429), { 'x-ratelimit-reset': '0' })).toMatchObject({ day: false, waitMs: 1000 });
    expect(reply(429, error(429), { 'retry-after': '7', 'x-ratelimit-reset': '2' })).toMatchObject({ waitMs: 7000 });
  });

  it('takes Retry-After as a date by the clock of the server', () => {
    const headers = { date: 'Tue, 24 Nov 2026 10:00:00 GMT', 'retry-after': 'Tue, 24 Nov 2026 10:00:05 GMT' };
    expect(reply(429, error(429), headers)).toMatchObject({ waitMs: 5000 });
  });

  it('says nothing of a wait that no header tells', () => {
    expect(reply(429, error(429))).toMatchObject({ day: false, waitMs: undefined });
    expect(reply(429, error(429), { 'x-daily-requests-remaining': '' })).toMatchObject({ day: false });
  });
});

describe('judging', () => {
  it('finds a verdict for any reply, and a success only in an envelope that says so', () => {
    const bodies = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record(
          { status: fc.anything(), statusCode: fc.anything(), messages: fc.anything(), data: fc.anything() },
          { requiredKeys: [] },
        )
        .map((body) => JSON.stringify(body) ?? ''),
    );
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), bodies, fc.boolean(), (status, text, hasId) => {
        const verdict = judge({ status, text, headers: new Map() }, { hasId });
        if (verdict.is !== 'success') return;
        expect(status).toBeGreaterThanOrEqual(200);
        expect(status).toBeLessThan(300);
        expect(text).toMatch(/ok|200/i);
      }),
      { numRuns: 1000 },
    );
  });
});
