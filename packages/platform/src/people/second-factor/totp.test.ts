import { revealSecret, Secret } from '@tandem/connector-kit';
import { describe, expect, it } from 'vitest';
import { newTotpSecret, stepOfCode, totpUri } from './totp.ts';

describe('codes of an authenticator', () => {
  // RFC 6238, appendix B, cut to the six digits that authenticators show.
  const secret = new Secret('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('are those of the standard at second %i', (second, code) => {
    const at = (seconds: number): Date => new Date(seconds * 1000);
    const step = Math.floor(second / 30);
    expect(stepOfCode(secret, code, at(second))).toBe(step);
    expect(stepOfCode(secret, code, at(second + 30))).toBe(step);
    expect(stepOfCode(secret, code, at(second - 30))).toBe(step);
    expect(stepOfCode(secret, code, at(second + 60))).toBeUndefined();
  });

  it('come from secrets of 160 bits, in an address that authenticators take', () => {
    const [one, other] = [newTotpSecret(), newTotpSecret()];
    expect(revealSecret(one)).toMatch(/^[A-Z2-7]{32}$/);
    expect(revealSecret(one)).not.toBe(revealSecret(other));
    const uri = new URL(totpUri(one, 'anna@example.com'));
    expect(`${uri.protocol}//${uri.host}`).toBe('otpauth://totp');
    expect(decodeURIComponent(uri.pathname)).toBe('/Tandem:anna@example.com');
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'Tandem',
      secret: revealSecret(one),
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });

  it('are nothing but six digits', () => {
    for (const code of ['', '28708', '2870820', 'abcdef', '287o82'])
      expect(stepOfCode(secret, code, new Date(59_000))).toBeUndefined();
  });
});
