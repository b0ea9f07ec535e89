import { describe, expect, it } from 'vitest';
import { checkFormula } from './check-formula.ts';
import { longestFormula } from './formula-limits.ts';

describe('checkFormula', () => {
  it.each([
    'record.a + 1',
    '$sum(lines.(price * quantity))',
    '$match(a, /^x{3}\\d+(?:b|c)$/i)',
    '$map(a, function($x) { $x })',
  ])('finds nothing wrong with %s', (text) => {
    expect(checkFormula(text)).toEqual([]);
  });

  it.each<[string, string, number]>([
    ['1 +', 'Unexpected end of expression', 3],
    ['a ~> ~> b', 'cannot be used as a unary operator', 7],
    ['1 + $eval("2")', 'Formulas have no $eval.', 4],
    ['$formatNumber(1, "#")', 'Formulas have no $formatNumber.', 0],
    ['$f := $eval', 'Formulas have no $eval.', 6],
    ['$match(a, /(?=b)c/)', 'This pattern cannot be used', 10],
    ['$match(a, /(b)\\1/)', 'This pattern cannot be used', 10],
    ['$match(a, /b{5000}/)', 'no more than 1000 repeats', 10],
    ['1'.repeat(longestFormula + 1), 'longer than', longestFormula],
  ])('says what is wrong with %s, and where', (text, detail, position) => {
    expect(checkFormula(text)).toEqual([{ detail: expect.stringContaining(detail), position }]);
  });

  it('leaves a pattern that is slow to compile to the process of formulas', () => {
    const started = performance.now();
    checkFormula(`$match(a, /${'a{1000}'.repeat(140)}/)`);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
