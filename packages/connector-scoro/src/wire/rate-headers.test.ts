import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readLimits } from './rate-headers.ts';

function read(headers: Record<string, string>) {
  return readLimits(new Map(Object.entries(headers)));
}

describe('the headers of the limits', () => {
  it('tell both windows', () => {
    expect(
      read({
        'x-ratelimit-limit': '40',
        'x-ratelimit-remaining': '39',
        'x-ratelimit-reset': '2',
        'x-daily-requests-limit': '10000',
        'x-daily-requests-remaining': '0',
        'x-daily-requests-reset': '3600',
      }),
    ).toEqual({
      window: { limit: 40, remaining: 39, resetSeconds: 2 },
      day: { limit: 10_000, remaining: 0, resetSeconds: 3600 },
    });
  });

  it('that are missing are not read as 0', () => {
    expect(read({})).toBeUndefined();
    expect(read({ 'x-ratelimit-remaining': '3' })).toEqual({ window: { remaining: 3 } });
  });

  it.each(['', ' ', 'many', '-1', '1.5', '40, 40', 'NaN', '1e3', '0x10', '9'.repeat(30)])(
    'that hold %j say nothing',
    (garbage) => {
      expect(read({ 'x-ratelimit-limit': garbage, 'x-daily-requests-remaining': garbage })).toBeUndefined();
    },
  );

  it('never set a limit of nothing, nor a reset that lies days ahead', () => {
    expect(read({ 'x-ratelimit-limit': '0', 'x-ratelimit-reset': '900000000' })).toBeUndefined();
  });

  it('give whole numbers of 0 or more, whatever they hold', () => {
    const names = fc.constantFrom(
      'x-ratelimit-limit',
      'x-ratelimit-remaining',
      'x-ratelimit-reset',
      'x-daily-requests-remaining',
    );
    fc.assert(
      fc.property(fc.dictionary(names, fc.oneof(fc.string(), fc.integer().map(String))), (headers) => {
        const reading = read(headers);
        for (const value of [...Object.values(reading?.window ?? {}), ...Object.values(reading?.day ?? {})]) {
          expect(Number.isInteger(value) && value >= 0).toBe(true);
        }
      }),
    );
  });
});
