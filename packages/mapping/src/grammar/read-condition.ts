import { isObject } from '../path/members.ts';
import { writePath } from '../path/path.ts';
import { checkForm, type Form } from './marks.ts';
import type { ConditionNode, ValueNode } from './node.ts';
import { readFormula, readList } from './read-parts.ts';
import type { Place, Reading } from './reading.ts';
import { type BinaryComparison, binaryComparisons, type UnaryComparison, unaryComparisons } from './value.ts';

/** Reads a value that stands in a condition. */
export type ReadValue = (raw: unknown, place: Place, reading: Reading) => ValueNode;

const forms: readonly (readonly [string, Form])[] = [
  ['all', { required: [], optional: [] }],
  ['any', { required: [], optional: [] }],
  ['not', { required: [], optional: [] }],
  ['formula', { required: [], optional: [] }],
  ['left', { required: ['is'], optional: ['right', 'ignoreCase'] }],
];

/** Reads a condition, telling what is wrong with it. */
export function readCondition(raw: unknown, place: Place, reading: Reading, readValue: ReadValue): ConditionNode {
  const at = writePath(place);
  const never: ConditionNode = { kind: 'any', at, conditions: [] };
  if (!reading.enter(place, 1)) return never;
  const found = isObject(raw) ? forms.find(([name]) => raw[name] !== undefined) : undefined;
  if (!isObject(raw) || found === undefined) {
    reading.problem(
      place,
      'must be a condition: {"left": ..., "is": "equals", "right": ...}, {"all": [...]}, {"any": [...]}, {"not": ...} or {"formula": "..."}.',
    );
    return never;
  }
  const [name, form] = found;
  if (!checkForm(raw, name, form, place, reading)) return never;
  const inner = (item: unknown, ...steps: Place): ConditionNode =>
    readCondition(item, [...place, ...steps], reading, readValue);
  switch (name) {
    case 'all':
    case 'any': {
      const conditions = readList(raw[name], [...place, name], reading);
      return { kind: name, at, conditions: conditions.map((item, index) => inner(item, name, index)) };
    }
    case 'not':
      return { kind: 'not', at, condition: inner(raw[name], name) };
    case 'formula':
      return { kind: 'formula', at, text: readFormula(raw[name], [...place, name], reading) };
    default:
      return readComparison(raw, place, reading, readValue) ?? never;
  }
}

function readComparison(
  raw: Readonly<Record<string, unknown>>,
  place: Place,
  reading: Reading,
  readValue: ReadValue,
): ConditionNode | undefined {
  const at = writePath(place);
  const { is, right, ignoreCase = false } = raw;
  const left = readValue(raw['left'], [...place, 'left'], reading);
  if (typeof ignoreCase !== 'boolean') reading.problem([...place, 'ignoreCase'], 'must be true or false.');
  if (isUnary(is)) {
    if (right !== undefined) reading.problem([...place, 'right'], `does not belong beside "is": "${is}".`);
    return { kind: 'one', at, is, left };
  }
  if (!isBinary(is)) {
    reading.unknown(
      [...place, 'is'],
      String(is).slice(0, 100),
      [...binaryComparisons, ...unaryComparisons],
      'is no comparison there is.',
    );
    return undefined;
  }
  if (right === undefined) {
    reading.problem(place, `needs "right" beside "is": "${is}".`);
    return undefined;
  }
  return {
    kind: 'two',
    at,
    is,
    left,
    right: readValue(right, [...place, 'right'], reading),
    ignoreCase: ignoreCase === true,
  };
}

function isUnary(is: unknown): is is UnaryComparison {
  return unaryComparisons.some((known) => known === is);
}

function isBinary(is: unknown): is is BinaryComparison {
  return binaryComparisons.some((known) => known === is);
}
