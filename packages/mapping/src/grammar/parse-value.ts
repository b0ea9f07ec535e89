import type { GrammarProblem } from '../limits/mapping-error.ts';
import { isObject } from '../path/members.ts';
import { writePath } from '../path/path.ts';
import { checkForm, markForms } from './marks.ts';
import type { ConditionNode, ValueNode } from './node.ts';
import { foldLiterals } from './fold-literals.ts';
import { readCondition } from './read-condition.ts';
import {
  isSingle,
  readFormula,
  readItemName,
  readList,
  readLiteral,
  readPath,
  readSeparator,
  readTransforms,
} from './read-parts.ts';
import { type Place, Reading } from './reading.ts';

type Members = Readonly<Record<string, unknown>>;

/** A definition, read; or what is wrong with it. */
export type Parsed<N> =
  | { readonly node: N; readonly problems?: never }
  | { readonly node?: never; readonly problems: readonly GrammarProblem[] };

/** Reads the JSON of a value. Whatever comes in, it ends with a node or with problems. */
export function parseValue(raw: unknown): Parsed<ValueNode> {
  const reading = new Reading();
  const node = readValue(raw, [], reading);
  return reading.problems.length > 0 ? { problems: reading.problems } : { node };
}

/** Reads the JSON of a condition. Whatever comes in, it ends with a node or with problems. */
export function parseCondition(raw: unknown): Parsed<ConditionNode> {
  const reading = new Reading();
  const node = readCondition(raw, [], reading, readValue);
  return reading.problems.length > 0 ? { problems: reading.problems } : { node };
}

function readValue(raw: unknown, place: Place, reading: Reading): ValueNode {
  const at = writePath(place);
  const nothing: ValueNode = { kind: 'literal', at, value: null };
  if (!reading.enter(place, typeof raw === 'string' ? raw.length : 1)) return nothing;
  if (Array.isArray(raw)) {
    const items = raw.map((item, index) => readValue(item, [...place, index], reading));
    return foldLiterals({ kind: 'list', at, items });
  }
  if (!isObject(raw)) {
    if (isSingle(raw)) return { kind: 'literal', at, value: raw };
    reading.problem(place, 'is nothing that JSON knows.');
    return nothing;
  }
  const [mark, second] = Object.keys(raw).filter((name) => name.startsWith('$'));
  if (mark === undefined) return readObject(raw, place, reading);
  const form = markForms.get(mark);
  if (form === undefined) {
    reading.unknown([...place, mark], mark, markForms.keys(), noMark);
    return nothing;
  }
  if (second !== undefined && markForms.has(second)) {
    reading.problem(place, `has the marks ${mark} and ${second}; one object computes one thing.`);
    return nothing;
  }
  return checkForm(raw, mark, form, place, reading) ? readMark(mark, raw, place, reading) : nothing;
}

const noMark =
  'is no mark there is. A name that begins with $ computes something; what is meant as it is stands in {"$literal": ...}.';

function readObject(raw: Members, place: Place, reading: Reading): ValueNode {
  const members = Object.entries(raw)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      reading.count(name.length);
      return [name, readValue(value, [...place, name], reading)] as const;
    });
  return foldLiterals({ kind: 'object', at: writePath(place), members });
}

function readMark(mark: string, raw: Members, place: Place, reading: Reading): ValueNode {
  const at = writePath(place);
  const there = (name: string): boolean => raw[name] !== undefined;
  const value = (name: string): ValueNode => readValue(raw[name], [...place, name], reading);
  const condition = (name: string): ConditionNode => readCondition(raw[name], [...place, name], reading, readValue);
  const values = (name: string): ValueNode[] =>
    readList(raw[name], [...place, name], reading).map((item, index) =>
      readValue(item, [...place, name, index], reading),
    );
  const otherwise = there('otherwise') ? value('otherwise') : undefined;
  switch (mark) {
    case '$path': {
      const through = there('through') ? readTransforms(raw['through'], [...place, 'through'], reading) : [];
      return { kind: 'path', at, path: readPath(raw[mark], [...place, mark], reading), through, otherwise };
    }
    case '$formula':
      return { kind: 'formula', at, text: readFormula(raw[mark], [...place, mark], reading) };
    case '$each': {
      const as = readItemName(raw['as'], [...place, 'as'], reading);
      const where = there('where') ? condition('where') : undefined;
      return { kind: 'each', at, list: value(mark), as, where, value: value('value') };
    }
    case '$when':
      return {
        kind: 'when',
        at,
        condition: condition(mark),
        whenTrue: value('then'),
        whenFalse: there('else') ? value('else') : undefined,
      };
    case '$join':
      return { kind: 'join', at, parts: values(mark), with: readSeparator(raw['with'], [...place, 'with'], reading) };
    case '$lookUp':
      return {
        kind: 'lookUp',
        at,
        key: value(mark),
        table: readTable(raw['in'], [...place, 'in'], reading),
        otherwise,
      };
    case '$through':
      return { kind: 'through', at, of: value('of'), through: readTransforms(raw[mark], [...place, mark], reading) };
    case '$merge':
      return { kind: 'merge', at, parts: values(mark) };
    default:
      return { kind: 'literal', at, value: readLiteral(raw[mark], [...place, mark], reading) };
  }
}

function readTable(raw: unknown, place: Place, reading: Reading): ReadonlyMap<string, ValueNode> {
  if (!isObject(raw)) {
    reading.problem(place, 'must be an object whose names are what is looked up.');
    return new Map();
  }
  return new Map(
    Object.entries(raw).map(([name, value]) => {
      reading.count(name.length);
      return [name, readValue(value, [...place, name], reading)] as const;
    }),
  );
}
