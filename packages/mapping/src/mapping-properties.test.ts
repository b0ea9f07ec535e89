import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkValue } from './check/check-value.ts';
import type { JsonSchema } from './check/shape.ts';
import { compileValue } from './evaluate/evaluator.ts';
import type { Value } from './grammar/value.ts';
import { MappingError } from './limits/mapping-error.ts';
import { transformCatalogue } from './transforms/transform.ts';

const names = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
const paths = fc
  .tuple(
    fc.constantFrom('r', 's', 'item', '__proto__'),
    fc.array(
      fc.oneof(
        names.map((name) => `.${name}`),
        fc.constantFrom('[0]', '[1]'),
      ),
      { maxLength: 2 },
    ),
  )
  .map(([root, steps]) => root + steps.join(''));

const transforms: fc.Arbitrary<unknown> = fc.oneof(
  fc
    .constantFrom(
      'trim',
      'upperCase',
      'lowerCase',
      'parseJson',
      'base64',
      'urlEncode',
      'number',
      'text',
      'boolean',
      'round',
      'date',
      'join',
      'first',
      'last',
      'count',
      'sum',
      'unique',
      'sort',
      'keys',
      'values',
      'entries',
      'json',
    )
    .map((use) => ({ use })),
  fc.constantFrom<unknown>(
    { use: 'split', by: 'a' },
    { use: 'replace', find: 'a', by: 'bb' },
    { use: 'slice', from: -2 },
    { use: 'padStart', length: 5 },
    { use: 'number', decimal: ',', as: 'decimal' },
    { use: 'base64', decode: true },
    { use: 'add', value: '0.1' },
    { use: 'subtract', value: 1 },
    { use: 'multiply', value: '1e9' },
    { use: 'divide', value: 0 },
    { use: 'date', format: 'unixSeconds', timeZone: 'Europe/Tallinn' },
    { use: 'dateTime', timeZone: 'America/New_York', form: 'utc' },
    { use: 'formatDate', pattern: 'DD.MM.YYYY HH:mm', format: 'D.M.YYYY' },
    { use: 'addDuration', duration: 'P1M' },
    { use: 'duration', from: 'clock', to: 'hours' },
    { use: 'duration', from: 'seconds', to: 'iso' },
    { use: 'at', position: -1 },
    { use: 'sort', by: 'a', descending: true },
    { use: 'sum', of: 'b' },
    { use: 'default', value: 'x' },
  ),
);

const { value } = fc.letrec<{ value: unknown; condition: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.oneof(
      fc.constantFrom<unknown>('', 'text', '12.5', '2026-01-31', '01:30', 5, 1.5, true, null),
      fc.record({ $path: paths }),
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 3 }),
    fc.record(
      { $path: paths, through: fc.array(transforms, { maxLength: 2 }), otherwise: tie('value') },
      { requiredKeys: ['$path'] },
    ),
    fc.record(
      { $each: tie('value'), where: tie('condition'), value: tie('value') },
      { requiredKeys: ['$each', 'value'] },
    ),
    fc.record({ $when: tie('condition'), then: tie('value'), else: tie('value') }, { requiredKeys: ['$when', 'then'] }),
    fc.record(
      { $join: fc.array(tie('value'), { maxLength: 3 }), with: fc.constant(', ') },
      { requiredKeys: ['$join'] },
    ),
    fc.record(
      { $lookUp: tie('value'), in: fc.dictionary(names, tie('value'), { maxKeys: 2 }), otherwise: tie('value') },
      { requiredKeys: ['$lookUp', 'in'] },
    ),
    fc.record({ $through: fc.array(transforms, { maxLength: 2 }), of: tie('value') }),
    fc.record({ $merge: fc.array(tie('value'), { maxLength: 3 }) }),
  ),
  condition: fc.oneof(
    { maxDepth: 2 },
    fc.record({
      left: tie('value'),
      is: fc.constantFrom('equals', 'notEquals', 'contains', 'startsWith', 'greaterThan', 'atMost', 'in'),
      right: tie('value'),
    }),
    fc.record({ left: tie('value'), is: fc.constantFrom('empty', 'exists', 'missing') }),
    fc.record({ all: fc.array(tie('condition'), { maxLength: 2 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));

const { schema } = fc.letrec<{ schema: JsonSchema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom<JsonSchema>(
      { type: 'string' },
      { type: 'number' },
      { type: 'integer' },
      { type: 'boolean' },
      { type: ['string', 'null'] },
      { enum: ['text', ''] },
    ),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc
      .tuple(fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('schema'), { maxKeys: 3 }), fc.subarray(['a', 'b', 'c']))
      .map(([properties, required]) => ({
        type: 'object',
        properties: { ...properties },
        required: required.filter((name) => Object.hasOwn(properties, name)),
        additionalProperties: false,
      })),
    fc.tuple(tie('schema'), tie('schema')).map((anyOf) => ({ anyOf })),
  ),
}));

/** Some data that fits a schema. */
function fitting(of: JsonSchema, random: () => number): unknown {
  const { type, properties, required, items, anyOf } = of;
  const one = (choices: readonly unknown[]): unknown => choices[Math.floor(random() * choices.length)];
  if (Array.isArray(anyOf)) return fitting(one(anyOf) as JsonSchema, random);
  if (Array.isArray(of['enum'])) return one(of['enum']);
  switch (Array.isArray(type) ? one(type) : type) {
    case 'string':
      return one(['', 'text', '12.5', '2026-01-31', ' a ']);
    case 'number':
      return one([0, 1.5, -3]);
    case 'integer':
      return one([0, 7]);
    case 'boolean':
      return random() < 0.5;
    case 'null':
      return null;
    case 'array':
      return Array.from({ length: Math.floor(random() * 3) }, () => fitting(items as JsonSchema, random));
    case 'object': {
      const kept = Object.entries(properties as Readonly<Record<string, JsonSchema>>).filter(
        ([name]) => (required as string[]).includes(name) || random() < 0.5,
      );
      return Object.fromEntries(kept.map(([name, member]) => [name, fitting(member, random)]));
    }
    default:
      return one([null, 'x', 1, [], {}, [{ a: 1 }]]);
  }
}

describe('mappings', () => {
  it('are total: every value over every context ends with a value or a named error', () => {
    fc.assert(
      fc.property(value, fc.dictionary(fc.constantFrom('r', 's'), fc.jsonValue()), (definition, context) => {
        try {
          const { value: made } = compileValue(definition as Value).evaluate(context) as { value: unknown };
          JSON.stringify(made);
        } catch (error) {
          if (!(error instanceof MappingError)) throw error;
        }
      }),
      { numRuns: 1500 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('fit their target wherever the check finds nothing, for all data that fits its schemas', () => {
    const ajv = new Ajv2020({ strict: false, addUsedSchema: false });
    let clean = 0;
    fc.assert(
      fc.property(
        value,
        schema,
        schema,
        schema,
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (definition, r, s, target, stream) => {
          const random = (): number => stream.next().value ?? 0;
          if (checkValue(definition, { context: { r, s }, target }).length > 0) return;
          clean += 1;
          const context = { r: fitting(r, random), s: fitting(s, random) };
          const { value: made } = compileValue(definition as Value).evaluate(context) as { value: unknown };
          expect(ajv.validate(target, made), JSON.stringify({ definition, context, target, made })).toBe(true);
        },
      ),
      { numRuns: 6000 },
    );
    expect(clean, 'cases that the check passed').toBeGreaterThan(100);
  });

  it('are described: every transform has a label, a summary, and its parameters', () => {
    expect(transformCatalogue.length).toBeGreaterThan(30);
    for (const { use, label, summary, parameters } of transformCatalogue) {
      expect(
        [label, summary].every((words) => words.length > 2),
        use,
      ).toBe(true);
      for (const parameter of parameters)
        expect(parameter.kind === 'choice', use).toBe(parameter.choices !== undefined);
    }
  });
});
