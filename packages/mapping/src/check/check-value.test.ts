import { describe, expect, it } from 'vitest';
import { checkCondition, checkValue } from './check-value.ts';
import type { JsonSchema } from './shape.ts';

const line = {
  type: 'object',
  properties: { name: { type: 'string' }, price: { type: ['string', 'null'] }, quantity: { type: 'number' } },
  required: ['name', 'price', 'quantity'],
  additionalProperties: false,
};
const context: Readonly<Record<string, JsonSchema>> = {
  record: {
    $defs: { node: { type: 'object', properties: { id: { type: 'integer' }, child: { $ref: '#/$defs/node' } } } },
    type: 'object',
    properties: {
      id: { type: 'integer' },
      name: { type: 'string' },
      note: { type: 'string' },
      state: { enum: ['open', 'done'] },
      lines: { type: 'array', items: line },
      company: {
        anyOf: [{ type: 'null' }, { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] }],
      },
      tree: { $ref: '#/$defs/node' },
      open: {},
    },
    required: ['id', 'name', 'state', 'lines', 'company', 'tree', 'open'],
    additionalProperties: false,
  },
};
const target: JsonSchema = {
  type: 'object',
  properties: {
    title: { type: 'string' },
    number: { type: 'integer' },
    price: { type: ['number', 'null'] },
    kind: { enum: ['small', 'large'] },
    tags: { type: 'array', items: { type: 'string' } },
    rows: { type: 'array', items: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] } },
    tree: { $ref: '#' },
  },
  required: ['title'],
  additionalProperties: false,
};

function found(value: unknown): string[] {
  return checkValue(value, { context, target }).map(
    ({ level, code, at, nearest = [] }) => `${level} ${code} ${at}${nearest.length > 0 ? ` (${nearest[0]})` : ''}`,
  );
}

describe('checkValue', () => {
  it.each<[string, unknown]>([
    ['what fits', { title: { $path: 'record.name' }, number: { $path: 'record.id' }, kind: 'small', tags: ['a'] }],
    [
      'a list made of a list',
      { title: '', rows: { $each: { $path: 'record.lines' }, value: { text: { $path: 'item.name' } } } },
    ],
    ['what a formula may give', { title: { $formula: '$sum(record.lines.quantity)' } }],
    ['what is not known', { title: { $path: 'record.open.whatever' }, price: { $path: 'record.id' } }],
    ['what stands instead of nothing', { title: { $path: 'record.note', otherwise: '-' } }],
    ['a default', { title: { $path: 'record.note', through: [{ use: 'default', value: '' }, { use: 'trim' }] } }],
    ['a table', { title: '', kind: { $lookUp: { $path: 'record.state' }, in: { open: 'small' }, otherwise: 'large' } }],
    ['merged objects', { $merge: [{ title: 'x' }, { number: 1 }] }],
    ['schemas that hold themselves', { title: '', tree: { title: '', tree: { title: '' } } }],
    ['nothing where the place may be left out', { title: 'x', number: { $path: 'record.tree.id' } }],
    ['an empty list', { title: 'x', rows: [] }],
  ])('finds nothing in %s', (_, value) => {
    expect(found(value).filter((problem) => !problem.startsWith('warning may_be_nothing title'))).toEqual([]);
  });

  it.each<[string, unknown, string[]]>([
    ['a malformed definition', { title: { $pth: 'record.id' } }, ['error value_malformed title.$pth ($path)']],
    ['an unknown root', { title: { $path: 'recrd.name' } }, ['error path_unknown title.$path (record)']],
    ['an unknown member', { title: { $path: 'record.nam' } }, ['error path_unknown title.$path (name)']],
    ['a list taken for its item', { title: { $path: 'record.lines.name' } }, ['error path_unknown title.$path']],
    [
      'an unknown member of an item',
      { title: '', rows: { $each: { $path: 'record.lines' }, as: 'line', value: { text: { $path: 'line.nmae' } } } },
      ['error path_unknown rows.value.text.$path (name)'],
    ],
    ['another kind', { title: { $path: 'record.id' } }, ['error type_unfit title']],
    ['a literal of another kind', { title: 5 }, ['error type_unfit title']],
    [
      'perhaps another kind',
      { title: '', number: { $path: 'record.lines[0].quantity' } },
      ['warning type_unfit number'],
    ],
    ['a value that is no choice', { title: '', kind: 'smal' }, ['error type_unfit kind (small)']],
    ['a text for a choice', { title: '', kind: { $path: 'record.name' } }, ['warning type_unfit kind']],
    ['an unknown member of the target', { title: '', titel: 1 }, ['error member_unknown titel (title)']],
    ['a missing member', { number: 1 }, ['error required_missing ']],
    ['a member that may be missing', { title: { $path: 'record.note' } }, ['warning may_be_nothing title']],
    ['null where none may be', { title: { $path: 'record.lines[0].price' } }, ['warning may_be_nothing title']],
    ['only null', { title: null }, ['error type_unfit title']],
    ['a list of something else', { title: '', tags: [1] }, ['error type_unfit tags']],
    [
      'a transform of another kind',
      { title: { $path: 'record.lines', through: [{ use: 'trim' }] } },
      ['error type_unfit title.through[0]'],
    ],
    [
      'a transform that may fail',
      { title: '', number: { $path: 'record.name', through: [{ use: 'number' }] } },
      ['warning may_be_nothing number', 'warning type_unfit number'],
    ],
    [
      'each of what is no list',
      { title: '', tags: { $each: { $path: 'record.name' }, value: '' } },
      ['error type_unfit tags.$each'],
    ],
    ['a broken formula', { title: { $formula: '1 +' } }, ['error formula_invalid title.$formula']],
    [
      'a broken condition',
      { title: { $when: { left: { $path: 'record.idd' }, is: 'exists' }, then: '', else: '' } },
      ['error path_unknown title.$when.left.$path (id)'],
    ],
    [
      'a choice without the other',
      { title: { $when: { left: 1, is: 'exists' }, then: '' } },
      ['warning may_be_nothing title'],
    ],
  ])('finds %s', (_, value, problems) => {
    const all = found(value);
    for (const problem of problems) expect(all).toContain(problem);
    const errors = (list: readonly string[]): string[] => list.filter((problem) => problem.startsWith('error'));
    expect(errors(all)).toEqual(errors(problems));
  });

  it('says so in words that a person understands', () => {
    const [problem] = checkValue({ title: { $path: 'record.lines' } }, { context, target });
    expect(problem?.detail).toBe('This gives a list where a text is wanted.');
  });

  it('ends soon with schemas that hold themselves in many ways', () => {
    const variants = Array.from({ length: 6 }, (_, kind) => ({
      type: 'object',
      properties: { kind: { const: kind }, left: { $ref: '#' }, right: { $ref: '#' } },
    }));
    const recursive = { anyOf: variants };
    const started = performance.now();
    checkValue({ $path: 'a' }, { context: { a: recursive }, target: recursive });
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('checkCondition', () => {
  it('finds unknown paths in all parts of a condition', () => {
    const condition = {
      all: [{ left: { $path: 'record.stat' }, is: 'equals', right: 'x' }, { not: { formula: '(' } }],
    };
    expect(checkCondition(condition, { context }).map(({ code, at }) => `${code} ${at}`)).toEqual([
      'path_unknown all[0].left.$path',
      'formula_invalid all[1].not.formula',
    ]);
  });
});
