import { describe, expect, it } from 'vitest';
import type { FormulaRequest, Formulas } from '../formula/formulas.ts';
import type { Condition, Value } from '../grammar/value.ts';
import { MappingError } from '../limits/mapping-error.ts';
import { compileCondition, compileValue, evaluateCondition, evaluateValue } from './evaluator.ts';

const context = {
  record: {
    id: 7,
    name: ' Anna ',
    empty: '',
    nothing: null,
    price: '12.50',
    state: 'open',
    tags: ['b', 'a', 'b'],
    lines: [
      { name: 'Desk', price: '10.00', quantity: 2 },
      { name: 'Chair', price: '2.50', quantity: 4 },
      { name: 'Lamp', price: null },
    ],
    'odd name': { 'x.y': 1 },
  },
  steps: { find: { data: [{ id: 'first' }] } },
};

async function value(definition: unknown, data: Readonly<Record<string, unknown>> = context): Promise<unknown> {
  const { value: made } = await evaluateValue(definition as Value, data);
  return made;
}

async function holds(condition: unknown, data: Readonly<Record<string, unknown>> = context): Promise<boolean> {
  return (await evaluateCondition(condition as Condition, data)).holds;
}

describe('a value', () => {
  it.each<[string, unknown, unknown]>([
    ['a literal', { a: [1, { b: null }] }, { a: [1, { b: null }] }],
    ['what is meant as it is', { $literal: { $path: 'record.id' } }, { $path: 'record.id' }],
    ['a path', { $path: 'record.id' }, 7],
    ['a path with a position', { $path: 'steps.find.data[0].id' }, 'first'],
    ['a path with an odd name', { $path: 'record["odd name"]["x.y"]' }, 1],
    ['a path that leads nowhere', { $path: 'record.lines[9].name.x' }, undefined],
    ['a path of an unknown root', { $path: 'nowhere.id' }, undefined],
    ['a path to the length of a list, which is no member', { $path: 'record.tags.length' }, undefined],
    ['what stands instead of nothing', { $path: 'record.nothing', otherwise: { $path: 'record.id' } }, 7],
    ['an empty text, which is something', { $path: 'record.empty', otherwise: 'x' }, ''],
    ['a path through transforms', { $path: 'record.name', through: [{ use: 'trim' }, { use: 'upperCase' }] }, 'ANNA'],
    [
      'an object without the members that are nothing',
      { a: { $path: 'record.id' }, b: { $path: 'record.missing' }, c: { $path: 'record.nothing' } },
      { a: 7, c: null },
    ],
    ['a list in which nothing is null', [{ $path: 'record.missing' }, 1], [null, 1]],
    [
      'a list made of each item',
      { $each: { $path: 'record.lines' }, value: { title: { $path: 'item.name' }, of: { $path: 'record.id' } } },
      [
        { title: 'Desk', of: 7 },
        { title: 'Chair', of: 7 },
        { title: 'Lamp', of: 7 },
      ],
    ],
    [
      'only the items wanted',
      {
        $each: { $path: 'record.lines' },
        as: 'line',
        where: { left: { $path: 'line.quantity' }, is: 'atLeast', right: 3 },
        value: { $path: 'line.name' },
      },
      ['Chair'],
    ],
    [
      'lists within lists, with items of their own names',
      {
        $each: [{ list: [1, 2] }, { list: [3] }],
        as: 'outer',
        value: {
          $each: { $path: 'outer.list' },
          as: 'inner',
          value: [{ $path: 'inner' }, { $path: 'outer.list[0]' }],
        },
      },
      [
        [
          [1, 1],
          [2, 1],
        ],
        [[3, 3]],
      ],
    ],
    [
      'the inner of two items with the same name',
      { $each: [[1, 2]], value: { $each: { $path: 'item' }, value: { $path: 'item' } } },
      [[1, 2]],
    ],
    ['nothing of each of nothing', { $each: { $path: 'record.missing' }, value: 1 }, undefined],
    ['a choice', { $when: { left: { $path: 'record.state' }, is: 'equals', right: 'open' }, then: 1, else: 2 }, 1],
    ['the other choice', { $when: { left: { $path: 'record.id' }, is: 'missing' }, then: 1, else: 2 }, 2],
    ['no member where there is no other choice', { a: { $when: { any: [] }, then: 1 } }, {}],
    [
      'a joined text',
      { $join: [{ $path: 'record.state' }, { $path: 'record.missing' }, 5, '', true], with: ', ' },
      'open, 5, true',
    ],
    ['a looked-up value', { $lookUp: { $path: 'record.state' }, in: { open: 1, done: { $path: 'record.id' } } }, 1],
    ['a value that is not in the table', { $lookUp: 'constructor', in: { open: 1 }, otherwise: 0 }, 0],
    ['nothing looked up', { $lookUp: { $path: 'record.missing' }, in: { open: 1 } }, undefined],
    [
      'any value through transforms',
      { $through: [{ use: 'sum', of: 'price' }], of: { $path: 'record.lines' } },
      '12.5',
    ],
    ['nothing made something', { $through: [{ use: 'default', value: [] }], of: { $path: 'record.missing' } }, []],
    [
      'merged objects, the later ones winning',
      { $merge: [{ a: 1, b: 1 }, { $path: 'record.missing' }, { b: { $path: 'record.id' } }] },
      { a: 1, b: 7 },
    ],
  ])('makes %s', async (_, definition, made) => {
    expect(await value(definition)).toEqual(made);
  });

  it.each<[string, unknown, unknown, string]>([
    ['a transform', { a: { $path: 'record.state', through: [{ use: 'number' }] } }, { a: null }, 'a.through[0]'],
    ['a list', { $each: { $path: 'record.state' }, value: 1 }, null, '$each'],
    ['a part of a text', { $join: ['a', { $path: 'record.lines' }] }, 'a', '$join[1]'],
    ['a key', { $lookUp: { $path: 'record.lines' }, in: {} }, null, '$lookUp'],
    ['an object to merge', { $merge: [{ a: 1 }, 5] }, { a: 1 }, '$merge[1]'],
    ['an order', { $when: { left: [], is: 'lessThan', right: 1 }, then: 1, else: 2 }, 2, '$when'],
  ])('goes on with a warning where %s does not fit', async (_, definition, made, at) => {
    const outcome = await evaluateValue(definition as Value, context);
    expect(outcome.value).toEqual(made);
    expect(outcome.warnings).toEqual([{ code: 'value_unfit', at, detail: expect.any(String), times: 1 }]);
  });

  it('takes what stands instead where a transform left nothing, and counts the warnings of a place', async () => {
    const outcome = await evaluateValue(
      {
        $each: { $path: 'record.tags' },
        value: { $path: 'item', through: [{ use: 'number' }], otherwise: 0 },
      },
      context,
    );
    expect(outcome.value).toEqual([0, 0, 0]);
    expect(outcome.warnings).toEqual([expect.objectContaining({ at: 'value.through[0]', times: 3 })]);
  });

  it('is made at once where there are no formulas', () => {
    const evaluator = compileValue({ a: { $path: 'record.id' } });
    expect(evaluator.hasFormulas).toBe(false);
    expect(evaluator.evaluate(context)).toEqual({ value: { a: 7 }, warnings: [] });
  });

  it('is refused before it is compiled where it is malformed', () => {
    const definition = JSON.parse('{"a": [{"$paht": "x"}]}');
    expect(() => compileValue(definition)).toThrow(
      expect.objectContaining({
        code: 'value_malformed',
        problems: [{ at: 'a[0].$paht', detail: expect.any(String), nearest: expect.arrayContaining(['$path']) }],
      }),
    );
  });

  it('leaves the prototype alone, whatever the names are', async () => {
    const data = JSON.parse('{"record": {"__proto__": {"polluted": 1}, "constructor": "mine"}, "__proto__": {"x": 1}}');
    const definition = JSON.parse(
      '{"__proto__": {"polluted": {"$path": "record.constructor"}}, "merged": {"$merge": [{"$path": "record"}]}}',
    );
    const made = await value(definition, data);
    expect(JSON.stringify(made)).toBe(
      '{"__proto__":{"polluted":"mine"},"merged":{"__proto__":{"polluted":1},"constructor":"mine"}}',
    );
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    for (const path of ['constructor', 'record.toString', 'record.lines.constructor', '__proto__.constructor']) {
      expect(await value({ $path: path }), path).toBeUndefined();
    }
    expect(await value({ $lookUp: '__proto__', in: { a: 1 } })).toBeUndefined();
  });
});

describe('a condition', () => {
  it.each<[boolean, unknown, string, unknown]>([
    [true, 7, 'equals', '7.0'],
    [true, 'true', 'equals', true],
    [true, { a: [1], b: 2 }, 'equals', { b: 2, a: [1] }],
    [true, null, 'equals', null],
    [false, '', 'equals', null],
    [false, '01', 'equals', '1'],
    [true, 'a', 'notEquals', 'A'],
    [true, ['x', 5], 'contains', '5'],
    [true, 'invoice 12', 'contains', 12],
    [false, null, 'contains', 'x'],
    [true, 'abc', 'startsWith', 'ab'],
    [true, 'abc', 'endsWith', 'bc'],
    [true, '10', 'greaterThan', 9.5],
    [false, '10', 'greaterThan', '10.0'],
    [true, '10', 'atLeast', '10.0'],
    [true, '2026-01-31', 'lessThan', '2026-02-01T00:00:00'],
    [true, '2026-01-31T01:00:00+02:00', 'lessThan', '2026-01-31T00:00:00Z'],
    [true, 'b', 'atMost', 'b'],
    [false, null, 'lessThan', 1],
    [true, 'b', 'in', ['a', 'b']],
    [false, 'b', 'in', null],
  ])('is %s: %j %s %j', async (outcome, left, is, right) => {
    expect(await holds({ left: { $literal: left }, is, right: { $literal: right } })).toBe(outcome);
  });

  it.each<[boolean, unknown, string]>([
    [true, 'record.nothing', 'missing'],
    [true, 'record.other', 'missing'],
    [true, 'record.empty', 'exists'],
    [true, 'record.empty', 'empty'],
    [true, 'record.tags', 'notEmpty'],
    [false, 'record.nothing', 'notEmpty'],
  ])('is %s: %s %s', async (outcome, path, is) => {
    expect(await holds({ left: { $path: path }, is })).toBe(outcome);
  });

  it('may leave the case of letters aside', async () => {
    const condition = { left: 'ÕUN', is: 'contains', right: 'õ' };
    expect([await holds(condition), await holds({ ...condition, ignoreCase: true })]).toEqual([false, true]);
  });

  it('joins others by all, any and not', async () => {
    const yes = { left: 1, is: 'exists' };
    const no = { not: yes };
    expect(await holds({ all: [yes, { any: [no, yes] }, { not: no }] })).toBe(true);
    expect(await holds({ all: [yes, no] })).toBe(false);
    expect([await holds({ all: [] }), await holds({ any: [] })]).toEqual([true, false]);
    expect(compileCondition(yes as Condition).evaluate({})).toEqual({ holds: true, warnings: [] });
  });
});

describe('a value with formulas', () => {
  /** Answers the text and the names of each formula, and remembers how often it was asked. */
  function echo(): Formulas & { readonly rounds: (readonly FormulaRequest[])[] } {
    const rounds: (readonly FormulaRequest[])[] = [];
    return {
      rounds,
      run: (_, requests) => {
        rounds.push(requests);
        return Promise.resolve(
          requests.map(({ text, names }) => ({
            value: text.startsWith('=') ? JSON.parse(text.slice(1)) : { text, names },
          })),
        );
      },
    };
  }

  it('asks for all of them at once, each with the items around it', async () => {
    const formulas = echo();
    const { value: made } = await evaluateValue(
      { $each: [1, 2], as: 'a', value: { $each: [3], as: 'b', value: { $formula: 'f' } }, where: { formula: '=true' } },
      {},
      { formulas },
    );
    expect(made).toEqual([[{ text: 'f', names: { a: 1, b: 3 } }], [{ text: 'f', names: { a: 2, b: 3 } }]]);
    expect(formulas.rounds.map((round) => round.length)).toEqual([2, 2]);
  });

  it('does not ask for one that is not needed', async () => {
    const formulas = echo();
    const definition: Value = {
      a: { $when: { all: [{ left: null, is: 'exists' }, { formula: 'not asked' }] }, then: { $formula: 'nor this' } },
      b: { $when: { formula: '=1' }, then: 1, else: { $through: [{ use: 'count' }], of: { $formula: '=[1,2]' } } },
    };
    const { value: made, warnings } = await evaluateValue(definition, {}, { formulas });
    expect(made).toEqual({ b: 2 });
    expect(warnings).toEqual([expect.objectContaining({ at: 'b.$when', times: 1 })]);
    expect(formulas.rounds.flat().map(({ text }) => text)).toEqual(['=1', '=[1,2]']);
  });

  it('is given up with its signal', async () => {
    const signal = AbortSignal.abort(new Error('given up'));
    await expect(evaluateValue({ $formula: 'f' }, {}, { formulas: echo(), signal })).rejects.toThrow('given up');
  });
});

describe('limits', () => {
  const many = { list: Array.from({ length: 3000 }, (_, index) => index), text: 'x'.repeat(1_000_000) };
  const each = (value: Value): Value => ({ $each: { $path: 'list' }, value });

  it.each<[string, string, Value]>([
    ['value_too_large', 'a million parts', each({ $path: 'list' })],
    ['value_too_large', 'many characters', Array.from({ length: 20 }, () => ({ $path: 'text' }))],
    ['value_too_large', 'a long text', { $join: Array.from({ length: 20 }, () => ({ $path: 'text' })) }],
    ['value_too_costly', 'lists within lists', each(each({ $when: { any: [] }, then: 1 }))],
    [
      'value_too_costly',
      'much work on a text',
      each({ $path: 'text', through: [{ use: 'split', by: 'y' }, { use: 'count' }] }),
    ],
    [
      'value_too_large',
      'a text grown by replacing',
      { $path: 'text', through: [{ use: 'replace', find: 'x', by: 'x'.repeat(1000) }] },
    ],
  ])('end with %s: %s', (code, _, definition) => {
    const started = performance.now();
    expect(() => compileValue(definition).evaluate(many)).toThrow(expect.objectContaining({ code }));
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('end with a named error on data that is nested without end', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    for (const definition of [
      { $path: 'deep' },
      { $path: 'deep', through: [{ use: 'json' }] },
      { $when: { left: { $path: 'deep' }, is: 'equals', right: [1] }, then: 1 },
      { $path: 'deep', through: [{ use: 'unique' }] },
    ] satisfies Value[]) {
      expect(() => compileValue(definition).evaluate({ deep })).toThrow(MappingError);
    }
  });
});
