import { describe, expect, it } from 'vitest';
import { LinearPattern } from './linear-pattern.ts';

function all(pattern: RegExp, text: string): unknown[] {
  const linear = new LinearPattern(pattern);
  const found: unknown[] = [];
  for (let match = linear.exec(text); match !== null && found.length < 20; match = linear.exec(text)) {
    found.push({ index: match.index, groups: [...match] });
  }
  return found;
}

describe('LinearPattern', () => {
  it.each([
    [/a(b)?/g, 'abacab'],
    [/^x/gm, 'x\nx'],
    [/(?<year>\d{4})-(\d\d)/g, '2026-01 and 2025-12'],
    [/ÄÖ\u00fc/gi, 'äöü'],
    [/[^\s,]+/g, 'one, two'],
    [/never/g, 'text'],
  ])('finds what RegExp finds: %s in %j', (pattern, text) => {
    const expected = [...text.matchAll(pattern)].map((match) => ({ index: match.index, groups: [...match] }));
    expect(all(pattern, text)).toEqual(expected);
  });

  it('takes no longer for a pattern that is catastrophic elsewhere', () => {
    const started = performance.now();
    expect(all(/^(a+)+$/g, `${'a'.repeat(5000)}b`)).toEqual([]);
    expect(all(/(x|x|x)*y/g, 'x'.repeat(5000))).toEqual([]);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it.each([/(?=a)b/, /(?<!a)b/, /(a)\1/, new RegExp('a'.repeat(2000))])('refuses %s', (pattern) => {
    expect(() => new LinearPattern(pattern)).toThrow('regexp');
  });
});
