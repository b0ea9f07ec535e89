import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { conditionSchema, valueSchema } from './value-schema.ts';

function problems(value: unknown): string[] {
  const outcome = valueSchema.safeParse(value);
  return outcome.success
    ? []
    : outcome.error.issues.map(({ path, message }) => `${path.map(String).join('/')}: ${message}`);
}

const sound = [
  null,
  12.5,
  'text',
  [1, [2, null]],
  { name: 'x', nested: { list: [{ $path: 'record.id' }] } },
  { $literal: { $path: 'is meant as it is' } },
  { $path: 'steps.find.data[0]["odd name"]', through: [{ use: 'trim' }, { use: 'split', by: ',' }], otherwise: '' },
  { $formula: 'record.a + 1' },
  { $each: { $path: 'record.lines' }, as: 'line', where: { left: 1, is: 'exists' }, value: { $path: 'line.price' } },
  { $when: { all: [{ any: [] }, { not: { formula: 'true' } }] }, then: 1, else: 2 },
  { $join: ['a', { $path: 'record.b' }], with: ', ' },
  { $lookUp: { $path: 'record.state' }, in: { open: 1, done: 2 }, otherwise: 0 },
  { $through: [{ use: 'default', value: [] }], of: { $path: 'record.list' } },
  { $merge: [{ $path: 'record' }, { more: true }] },
];

const malformed: readonly (readonly [unknown, string])[] = [
  [{ a: { $pth: 'x' } }, 'a/$pth: is no mark there is.'],
  [{ a: { $pth: 'x' } }, 'Nearest: $path.'],
  [{ $path: 'a..b' }, '$path: cannot be read from character 2 on.'],
  [{ $path: 5 }, '$path: must be a path'],
  [{ $path: 'a', $formula: 'b' }, 'has the marks $path and $formula'],
  [{ $path: 'a', throuh: [] }, 'throuh: does not belong beside "$path". Nearest: through.'],
  [{ $each: [1] }, 'needs "value" beside "$each".'],
  [{ $each: [1], as: 'a b', value: 1 }, 'as: must be a name'],
  [{ $path: 'a', through: [{ use: 'trimm' }] }, 'through/0/use: is no transform there is. Nearest: trim'],
  [{ $path: 'a', through: [{ use: 'split' }] }, 'through/0/by:'],
  [{ $path: 'a', through: [{ use: 'default' }] }, 'through/0/value: must be given.'],
  [{ $path: 'a', through: [{ use: 'dateTime', timeZone: 'Mars/Base' }] }, 'must be a time zone'],
  [{ $when: { left: 1, is: 'equal', right: 1 }, then: 1 }, '$when/is: is no comparison there is. Nearest: equals'],
  [{ $when: { left: 1, is: 'equals' }, then: 1 }, 'needs "right" beside "is": "equals".'],
  [{ $when: { left: 1, is: 'exists', right: 1 }, then: 1 }, '$when/right: does not belong'],
  [{ $when: true, then: 1 }, '$when: must be a condition'],
  [[{ $join: 'a' }], '0/$join: must be a list.'],
  [{ $lookUp: 'a', in: [] }, 'in: must be an object'],
  [{ a: Number.NaN }, 'a: is nothing that JSON knows.'],
  [{ a: { $literal: () => 1 } }, 'a/$literal: is nothing that JSON knows.'],
];

describe('valueSchema', () => {
  it.each(sound.map((value) => [JSON.stringify(value), value]))('takes %s as it is', (_, value) => {
    expect(valueSchema.parse(value)).toEqual(value);
  });

  it.each(malformed)('tells what is wrong with %j, and where', (value, words) => {
    expect(problems(value).join('\n')).toContain(words);
  });

  it('ends soon with what is deep, wide or large', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 5000; level += 1) deep = { value: deep };
    expect(problems(deep)).toEqual([expect.stringContaining('is nested more than 40 deep')]);
    expect(problems(Array.from({ length: 30_000 }, () => 0))).toEqual([expect.stringContaining('20000 parts')]);
    expect(problems({ a: 'x'.repeat(600_000) })).toEqual([expect.stringContaining('characters')]);
    expect(problems({ $literal: deep })).toEqual([expect.stringContaining('is nested more than 40 deep')]);
    const wrong = Array.from({ length: 1000 }, () => ({ $x: 1 }));
    expect(problems(wrong)).toHaveLength(50);
  });

  it('shows as a JSON Schema that agrees on all of these', () => {
    const schema = z.toJSONSchema(z.object({ value: valueSchema.optional().describe('x'), when: conditionSchema }), {
      io: 'input',
    });
    const fits = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    const when = { left: 1, is: 'exists' };
    for (const value of sound) expect(fits({ value, when }), JSON.stringify(value)).toBe(true);
    expect(fits({ value: { $pth: 'x' }, when })).toBe(false);
    expect(fits({ value: { $path: 'a', through: [{ use: 'trimm' }] }, when })).toBe(false);
    expect(fits({ value: 1, when: { left: 1, is: 'equals' } })).toBe(false);
    expect(JSON.stringify(schema)).not.toContain('__schema');
  });
});

describe('conditionSchema', () => {
  it('takes conditions, and says what one looks like', () => {
    const condition = { any: [{ left: { $path: 'a' }, is: 'equals', right: 'x', ignoreCase: true }] };
    expect(conditionSchema.parse(condition)).toEqual(condition);
    expect(conditionSchema.safeParse({ when: 1 }).error?.issues[0]?.message).toContain('must be a condition');
  });
});
