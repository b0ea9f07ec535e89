import { checkFormula } from '../formula/check-formula.ts';
import type { ConditionNode, ValueNode } from '../grammar/node.ts';
import type { Findings } from './findings.ts';
import { inferTransforms } from './infer-transforms.ts';
import { literalShape } from './read-schema.ts';
import { readPlace } from './read-place.ts';
import {
  anything,
  either,
  type Form,
  itemOf,
  mayBeNothing,
  namesOf,
  nullForm,
  type Shape,
  somethingOf,
} from './shape.ts';

type Roots = ReadonlyMap<string, Shape>;

const text: Shape = { forms: [{ kind: 'string' }], nothing: false };
const nothing: Shape = { forms: [], nothing: true };

/** What a value makes, and what is wrong inside it. */
export function inferShape(node: ValueNode, roots: Roots, findings: Findings): Shape {
  return { ...infer(node, roots, findings), at: node.at };
}

function infer(node: ValueNode, roots: Roots, findings: Findings): Shape {
  const inner = (part: ValueNode): Shape => inferShape(part, roots, findings);
  const at = (name: string): string => (node.at === '' ? name : `${node.at}.${name}`);
  switch (node.kind) {
    case 'literal':
      return literalShape(node.value, node.at);
    case 'list': {
      const items = either(node.items.map(inner).map(itemOf));
      return { forms: [{ kind: 'array', items: () => items }], nothing: false };
    }
    case 'object': {
      const members = node.members.map(([name, member]) => [name, inner(member)] as const);
      return objectShape(members.map(([name, shape]) => [name, () => shape]));
    }
    case 'path': {
      const found = readPlace(roots, node.path, at('$path'), findings);
      return instead(inferTransforms(found, node.through, at('through'), findings), node.otherwise, inner);
    }
    case 'formula':
      tellFormula(node.text, at('$formula'), findings);
      return anything;
    case 'each':
      return inferEach(node, roots, findings);
    case 'when':
      inferCondition(node.condition, roots, findings);
      return either([inner(node.whenTrue), node.whenFalse === undefined ? nothing : inner(node.whenFalse)]);
    case 'join':
      node.parts.forEach((part) => tellParts(inner(part), part.at, findings));
      return text;
    case 'lookUp': {
      const key = inner(node.key);
      const found = either([...[...node.table.values()].map(inner), nothing]);
      const none: Shape = { forms: mayBeNothing(key) || hasLists(key) ? [nullForm] : [], nothing: true };
      tellParts(key, at('$lookUp'), findings);
      return instead(either([found, none]), node.otherwise, inner);
    }
    case 'through':
      return inferTransforms(inner(node.of), node.through, at('$through'), findings);
    case 'merge':
      return mergedShape(node.parts.map(inner), findings);
  }
}

/** Finds what is wrong in the values of a condition. */
export function inferCondition(node: ConditionNode, roots: Roots, findings: Findings): void {
  switch (node.kind) {
    case 'all':
    case 'any':
      for (const condition of node.conditions) inferCondition(condition, roots, findings);
      return;
    case 'not':
      inferCondition(node.condition, roots, findings);
      return;
    case 'formula':
      tellFormula(node.text, node.at === '' ? 'formula' : `${node.at}.formula`, findings);
      return;
    case 'one':
      inferShape(node.left, roots, findings);
      return;
    case 'two':
      inferShape(node.left, roots, findings);
      inferShape(node.right, roots, findings);
  }
}

function inferEach(node: ValueNode & { kind: 'each' }, roots: Roots, findings: Findings): Shape {
  const list = inferShape(node.list, roots, findings);
  const others = list.forms.filter(({ kind }) => kind !== 'array' && kind !== 'any' && kind !== 'null');
  const lists = list.forms.filter(({ kind }) => kind === 'array' || kind === 'any');
  if (others.length > 0) {
    const words = `$each goes through a list, not ${namesOf(others)}.`;
    if (lists.length === 0) {
      findings.error('type_unfit', node.list.at, words);
      lists.push({ kind: 'any' });
    } else findings.warning('type_unfit', node.list.at, words);
  }
  const item = either(lists.map((form) => (form.kind === 'array' ? form.items() : anything)));
  const within = new Map(roots).set(node.as, item);
  if (node.where !== undefined) inferCondition(node.where, within, findings);
  const value = itemOf(inferShape(node.value, within, findings));
  const forms: Form[] = lists.length === 0 ? [] : [{ kind: 'array', items: () => value }];
  const fails = others.length > 0 || list.forms.some(({ kind }) => kind === 'any' || kind === 'null');
  return { forms: fails ? [...forms, nullForm] : forms, nothing: list.nothing };
}

function instead(shape: Shape, node: ValueNode | undefined, inner: (node: ValueNode) => Shape): Shape {
  if (node === undefined) return shape;
  const other = inner(node);
  return mayBeNothing(shape) || shape.forms.some(({ kind }) => kind === 'any')
    ? either([somethingOf(shape), other])
    : shape;
}

function tellFormula(formula: string, at: string, findings: Findings): void {
  for (const { detail, position } of checkFormula(formula)) {
    findings.error('formula_invalid', at, `${detail.replace(/\.$/, '')} (at character ${position + 1}).`);
  }
}

/** Lists and objects have no text of their own. */
function tellParts(shape: Shape, at: string, findings: Findings): void {
  const unfit = shape.forms.filter(({ kind }) => kind === 'array' || kind === 'object');
  if (unfit.length === 0) return;
  const words = `A single value is wanted here, not ${namesOf(unfit)}.`;
  if (unfit.length === shape.forms.length) findings.error('type_unfit', at, words);
  else findings.warning('type_unfit', at, words);
}

function hasLists(shape: Shape): boolean {
  return shape.forms.some(({ kind }) => kind === 'array' || kind === 'object' || kind === 'any');
}

function objectShape(members: readonly (readonly [string, () => Shape])[], rest?: () => Shape): Shape {
  return { forms: [{ kind: 'object', members: new Map(members), rest }], nothing: false };
}

/** Objects laid over each other: a member may come from any that may have it. */
function mergedShape(parts: readonly Shape[], findings: Findings): Shape {
  const members = new Map<string, Shape>();
  let open = false;
  for (const part of parts) {
    const unfit = part.forms.filter(({ kind }) => kind !== 'object' && kind !== 'any' && kind !== 'null');
    if (unfit.length > 0)
      findings.error('type_unfit', part.at ?? '', `An object is wanted here, not ${namesOf(unfit)}.`);
    const forms = part.forms.filter((form) => form.kind === 'object');
    const certain = forms.length === 1 && part.forms.length === 1 && !part.nothing;
    open ||= part.forms.some(({ kind }) => kind === 'any') || forms.some(({ rest }) => rest !== undefined);
    for (const form of forms) {
      for (const [name, member] of form.members) {
        const made = member();
        const before = members.get(name) ?? nothing;
        if (certain && !made.nothing) members.set(name, made);
        else members.set(name, { ...either([before, made]), nothing: before.nothing });
      }
    }
  }
  const named = [...members].map(([name, shape]) => [name, () => (open ? anything : shape)] as const);
  return objectShape(named, open ? () => ({ ...anything, nothing: true }) : undefined);
}
