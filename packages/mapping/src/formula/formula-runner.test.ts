import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FormulaRunner } from './formula-runner.ts';

describe('FormulaRunner', () => {
  let runner: FormulaRunner;
  beforeAll(() => {
    runner = new FormulaRunner({ processes: 1, limits: { timeoutMs: 2000, deadlineMs: 10_000 } });
  });
  afterAll(async () => {
    await runner.close();
  });

  it.each<[string, Readonly<Record<string, unknown>>, unknown]>([
    [
      '$sum(lines.(price * quantity))',
      {
        lines: [
          { price: 2.5, quantity: 4 },
          { price: 1, quantity: 1 },
        ],
      },
      11,
    ],
    ['lines[price > 2].name', { lines: [{ price: 2.5, name: 'Desk' }] }, 'Desk'],
    ['missing.member', {}, undefined],
    ['null', {}, null],
    ['{"a": [1..3]}', {}, { a: [1, 2, 3] }],
    ['$replace(text, /(\\d+)-(\\d+)/, "$2-$1")', { text: 'no 12-34' }, 'no 34-12'],
    ['$split(text, /\\s*,\\s*/)', { text: 'a , b,c' }, ['a', 'b', 'c']],
    ['$pad("7", -3, "0") & $pad("x", 4, "ab")', {}, '007xaba'],
    ['$toMillis("2026-01-31T10:00:00+02:00")', {}, 1_769_846_400_000],
    ['$toMillis("2026-01-31T10:00:00") = $toMillis("2026-01-31T10:00:00Z")', {}, true],
    ['$fromMillis(0)', {}, '1970-01-01T00:00:00.000Z'],
    ['$type($now())', {}, 'string'],
    ['$sort(list, function($a, $b) { $a < $b })', { list: [1, 3, 2] }, [3, 2, 1]],
    ['$ ~> |lines|{"price": 0}|', { lines: [{ price: 2 }] }, { lines: [{ price: 0 }] }],
  ])('evaluates %s', async (text, input, result) => {
    expect(await runner.evaluate(text, input)).toEqual(result);
  });

  it.each<[string, string, string]>([
    ['1 +', 'formula_invalid', 'Unexpected end'],
    ['$eval("1")', 'formula_invalid', 'no $eval'],
    ['$lookup({"a": $eval}, "a")("1")', 'formula_invalid', 'no $eval'],
    ['$toMillis("2026", "[Y]")', 'formula_invalid', 'takes no picture'],
    ['$fromMillis(0, "[Y]")', 'formula_invalid', 'takes no picture'],
    ['$now("[Y]")', 'formula_invalid', 'takes no picture'],
    ['$formatNumber(1, "#0")', 'formula_invalid', 'no $formatNumber'],
    ['$match("a", /(?=a)/)', 'formula_invalid', 'pattern'],
    ['"a" + 1', 'formula_failed', 'must evaluate to a number'],
    ['$number(secret)', 'formula_failed', 'Unable to cast'],
    ['$undefinedFunction()', 'formula_failed', 'non-function'],
    ['function($x) { $x }', 'formula_failed', 'gave a function'],
    ['{"f": $sum}', 'formula_failed', 'gave a function'],
  ])('ends %s with %s', async (text, code, detail) => {
    const ended = runner.evaluate(text, { secret: 'canary-4711' });
    await expect(ended).rejects.toMatchObject({ name: 'FormulaError', code, message: expect.stringContaining(detail) });
    await ended.catch((error: unknown) => expect(String(error)).not.toContain('canary-4711'));
  });

  it('evaluates many over one context in one go, each with its own names, up to the first that fails', async () => {
    const outcomes = await runner.run({ rate: 2 }, [
      { text: 'item * rate', names: { item: 1 } },
      { text: 'item * rate', names: { item: 2 } },
      { text: 'item + "x"', names: { item: 3 } },
      { text: 'item', names: { item: 4 } },
    ]);
    expect(outcomes).toEqual([
      { value: 2 },
      { value: 4 },
      { error: expect.objectContaining({ code: 'formula_failed' }) },
    ]);
  });

  it('gives formulas nothing of the server: no environment, no globals, no prototypes', async () => {
    const input = JSON.parse('{"a": {"__proto__": {"x": 1}}, "list": [1]}');
    for (const text of [
      'process',
      'constructor',
      'a.constructor',
      'list.constructor',
      '$string.constructor',
      '"".constructor',
      '$lookup(a, "constructor")',
      '$lookup($, "hasOwnProperty")',
      'a.toString',
    ]) {
      expect(await runner.evaluate(text, input), text).toBeUndefined();
    }
    await runner.evaluate('$merge([{"__proto__": {"polluted": 1}}, a])', input).catch(() => undefined);
    await runner
      .evaluate('$ ~> |a|{"__proto__": {"polluted": 1}, "constructor": {"polluted": 1}}|', input)
      .catch(() => undefined);
    expect(await runner.evaluate('[{}.polluted, "".polluted, [].polluted]', {})).toEqual([]);
  });

  it('refuses a context that is too large or no JSON, before anything is sent', async () => {
    const large = { text: 'x'.repeat(17 * 1024 * 1024) };
    await expect(runner.evaluate('1', large)).rejects.toMatchObject({ code: 'formula_too_large' });
    const round: Record<string, unknown> = {};
    round['self'] = round;
    await expect(runner.evaluate('1', round)).rejects.toMatchObject({ code: 'formula_too_large' });
  });

  it('gives up what runs and what waits with its signal, and goes on with the next', async () => {
    const giveUp = new AbortController();
    const endless = '($f := function($n) { $f($n + 1) }; $f(1))';
    const running = runner.evaluate(endless, {}, giveUp.signal);
    const waiting = runner.evaluate('1', {}, giveUp.signal);
    const later = runner.evaluate('2', {});
    giveUp.abort(new Error('not wanted any more'));
    await expect(running).rejects.toThrow('not wanted any more');
    await expect(waiting).rejects.toThrow('not wanted any more');
    expect(await later).toBe(2);
  });

  it('fails what is asked of it once it is closed, and what was running', async () => {
    const closing = new FormulaRunner({ processes: 1 });
    const failed = closing.evaluate('1', {}).catch((error: unknown) => error);
    await closing.close();
    expect(await failed).toMatchObject({ code: 'formula_failed' });
    await expect(closing.evaluate('1', {})).rejects.toMatchObject({ code: 'formula_failed' });
  });
});
