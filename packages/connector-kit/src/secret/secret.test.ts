import { format, inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { revealSecret, Secret } from './secret.ts';

describe('Secret', () => {
  const secret = new Secret('ScoroAPI_cafe');

  it('prints as [secret] in strings, JSON, inspections and errors', () => {
    const shown = [
      String(secret),
      `${secret}`,
      `key ${secret}`,
      JSON.stringify({ secret, list: [secret] }),
      inspect({ deep: { secret } }, { depth: 9, showHidden: true }),
      format('%s %o %j', secret, secret, secret),
      new Error(`no: ${secret}`).stack ?? '',
      JSON.stringify(Object.entries(secret)),
    ];
    for (const text of shown) {
      expect(text).not.toContain('cafe');
    }
    expect(shown[0]).toBe('[secret]');
  });

  it('is opened by revealSecret alone', () => {
    expect(revealSecret(secret)).toBe('ScoroAPI_cafe');
    expect(Reflect.ownKeys(secret)).toEqual([]);
  });

  it('makes another secret that nobody sees either', () => {
    const made = secret.map((text) => `Bearer ${text}`);
    expect(String(made)).toBe('[secret]');
    expect(revealSecret(made)).toBe('Bearer ScoroAPI_cafe');
  });
});
