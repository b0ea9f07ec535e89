import { monitorEventLoopDelay } from 'node:perf_hooks';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FormulaError } from './formula-error.ts';
import { FormulaRunner } from './formula-runner.ts';

const limits = { timeoutMs: 40, deadlineMs: 700, memory: 64 };
/** What the machine may add to a deadline: starting a process again, and the other tests beside this one. */
const slack = 20_000;

const input = {
  a: 'a'.repeat(30_000),
  list: Array.from({ length: 300 }, (_, index) => index),
  deep: JSON.parse('{"x":'.repeat(90) + '1' + '}'.repeat(90)),
  date: `${'1'.repeat(60)}x`,
};

/** Formulas that take all they can get, and the errors that they may end with. */
const corpus: readonly (readonly [string, string])[] = [
  ['endless recursion', '($f := function($n) { $f($n + 1) }; $f(1))'],
  ['endless recursion on the stack', '($f := function($n) { 1 + $f($n) }; $f(1))'],
  ['two that call each other', '($f := function() { $g() }; $g := function() { $f() }; $f())'],
  ['a fixed point', '(λ($f) { $f($f) })(λ($f) { $f($f) })'],
  ['nested ranges', '[1..1000].([1..1000].([1..1000]))'],
  ['a huge range', '[1..1e7]'],
  ['an endless range', '[1..1e300]'],
  ['maps within maps', '$map(list, function($a) { $map(list, function($b) { $map(list, function($c) { $c }) }) })'],
  ['a product of lists', 'list@$a.list@$b.list@$c.($a + $b + $c)'],
  ['all descendants of all descendants', '**.**.**.**.**'],
  ['a catastrophic pattern', '$match(a & "b", /^(a+)+$/)'],
  ['a catastrophic alternation', '$replace(a, /(a|a|aa)*b/, "")'],
  ['a pattern slow to compile', `$match(a, /${'[^b]{900}'.repeat(100)}/)`],
  ['an empty pattern', '$match(a, /x*/)'],
  ['a text that doubles', '$reduce([1..100], function($t) { $t & $t }, "xxxxxxxx")'],
  ['a list that doubles', '$reduce([1..100], function($t) { $append($t, $t) }, [1..100])'],
  [
    'an object that grows',
    '($f := function($o, $n) { $f($merge([$o, {$string($n): [1..1000]}]), $n + 1) }; $f({}, 1))',
  ],
  ['a padded text', '$pad("x", 1e9)'],
  ['a replacement that grows', '$replace($pad("x", 4e6, "x"), "x", $pad("y", 1000, "y"))'],
  ['a split that grows', '$map([1..1000], function($n) { $split($pad("x", 4e6, "x"), "") })'],
  ['a million lists', '[1..10000].[[1..10000]]'],
  ['texts kept in a list', '$map([1..10000], function($n) { $pad($string($n), 1e6) })'],
  ['the sort of all', '$sort([1..10000], function($a, $b) { $count($sort([1..10000])) > 0 })'],
  ['a large power', '$power(10, 10000)'],
  ['a date picture', '$toMillis(date, "[f1][f1][f1][f1]")'],
  ['a date that is long', '$toMillis(date)'],
  ['a text evaluated', '$eval("$eval(\\"1\\")")'],
  ['a number picture', '$formatNumber(1, "#".$pad("#", 100000, "#"))'],
  ['numbers in words', '$formatInteger(1e20, "w")'],
  ['parts of an encoded text', '$decodeUrlComponent("%")'],
  ['a text of a deep value', '$string(deep)'],
  ['the prototype', '{"__proto__": {"x": 1}} ~> |$|{"constructor": {"prototype": 1}}|'],
  ['a function as a value', '$map(list, $sum)'],
  ['brackets', '['.repeat(3000)],
  ['functions', 'function($a){'.repeat(300)],
  ['parents', `a${'.b.%'.repeat(700)}`],
];

/** Formulas put together from what hurts, one in the other. */
const { expression } = fc.letrec<{ expression: string; leaf: string }>((tie) => ({
  leaf: fc.constantFrom(
    'a',
    'list',
    'deep',
    '**',
    '$$',
    '1',
    '"x"',
    '[1..999]',
    '{}',
    '%',
    '$',
    '/(a+)+b/',
    '__proto__',
    '`constructor`',
    '-1e308',
    '',
  ),
  expression: fc.oneof(
    { maxDepth: 4, depthSize: 'large', withCrossShrink: true },
    tie('leaf'),
    fc
      .tuple(
        fc.constantFrom('.', ' & ', ' ~> ', '..', ' in ', ' and ', ' / ', '@$v.', '^', ' := '),
        tie('expression'),
        tie('expression'),
      )
      .map(([sign, left, right]) => `${left}${sign}${right}`),
    fc
      .tuple(
        fc.constantFrom(
          '$map',
          '$filter',
          '$reduce',
          '$append',
          '$merge',
          '$replace',
          '$match',
          '$split',
          '$pad',
          '$join',
          '$sort',
          '$zip',
          '$eval',
          '$toMillis',
          '$string',
          '$number',
          '$distinct',
          '$spread',
          '$lookup',
          '$each',
        ),
        tie('expression'),
        tie('expression'),
      )
      .map(([name, left, right]) => `${name}(${left}, ${right})`),
    tie('expression').map((body) => `function($x, $y) { ${body} }`),
    tie('expression').map((body) => `($f := function($x) { $f(${body}) }; $f(1))`),
    tie('expression').map((body) => `[${body}][${body}]`),
    tie('expression').map((body) => `{"__proto__": ${body}, "k": ${body}}`),
    fc.string({ maxLength: 40, unit: 'binary' }),
  ),
}));

describe('hostile formulas', () => {
  let runner: FormulaRunner;
  const loop = monitorEventLoopDelay({ resolution: 10 });
  beforeAll(async () => {
    runner = new FormulaRunner({ processes: 2, limits });
    await Promise.all([runner.evaluate('1', {}), runner.evaluate('1', {})]);
    loop.enable();
  });
  afterAll(async () => {
    await runner.close();
  });

  /** Whether it ended with a value or a named error. Throws anything else, and what came too late. */
  async function ends(text: string): Promise<void> {
    const started = performance.now();
    try {
      await runner.evaluate(text, input);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
    }
    const took = performance.now() - started;
    if (took > limits.deadlineMs + slack) throw new Error(`took ${took} ms: ${text.slice(0, 200)}`);
  }

  it.each(corpus)('end with a value or a named error: %s', async (_, text) => {
    await ends(text);
    expect(await runner.evaluate('list[0] + 1', input)).toBe(1);
  });

  it('end with a value or a named error: a thousand of them, put together at random', async () => {
    const texts = fc.sample(expression, { numRuns: 1000, seed: 4711 });
    const next = texts.values();
    const lanes = Array.from({ length: 2 }, async () => {
      for (const text of next) await ends(text);
    });
    await Promise.all(lanes);
    expect(await runner.evaluate('list[0] + 1', input)).toBe(1);
  });

  it('end by the deadline where they cannot be stopped otherwise', async () => {
    const stubborn = new FormulaRunner({ processes: 1, limits: { timeoutMs: 60_000, deadlineMs: 200 } });
    const endless = stubborn.evaluate('($f := function($n) { $f($n + 1) }; $f(1))', {});
    await expect(endless).rejects.toMatchObject({ code: 'formula_timeout' });
    expect(await stubborn.evaluate('1', {})).toBe(1);
    await stubborn.close();
  });

  it('end where they need more memory than there is, and take nothing else with them', async () => {
    const patient = new FormulaRunner({ processes: 1, limits: { timeoutMs: 30_000, deadlineMs: 60_000, memory: 32 } });
    const greedy = patient.evaluate('$map([1..10000], function($n) { $pad($string($n), 4e6) })', {});
    await expect(greedy).rejects.toMatchObject({ code: 'formula_too_large' });
    expect(await patient.evaluate('1', {})).toBe(1);
    await patient.close();
  });

  it('do not stall the server', () => {
    loop.disable();
    expect(loop.percentile(99) / 1e6).toBeLessThan(100);
    expect(loop.max / 1e6).toBeLessThan(1000);
  });
});
