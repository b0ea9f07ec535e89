import type { ValueNode } from '../grammar/node.ts';
import { isObject, readMember, readSteps, writeMember } from '../path/members.ts';
import { spellNumber } from '../transforms/decimal.ts';
import type { Compilation } from './compilation.ts';
import { compileConditionNode } from './compile-condition.ts';
import { compileTransforms } from './compile-transforms.ts';
import { type Evaluate, pending, type Run, type Scope } from './run.ts';

type Kind<K extends ValueNode['kind']> = ValueNode & { readonly kind: K };

/** Compiles a value that stands within lists whose items have these names, the innermost last. */
export function compileNode(node: ValueNode, names: readonly string[], compilation: Compilation): Evaluate {
  const inner = (part: ValueNode): Evaluate => compileNode(part, names, compilation);
  switch (node.kind) {
    case 'literal': {
      const { value } = node;
      return () => value;
    }
    case 'list':
      return compileList(node.items.map(inner));
    case 'object':
      return compileObject(node.members.map(([name, member]) => [name, inner(member)] as const));
    case 'path':
      return otherwise(
        compileTransforms(node.through, `${dotted(node.at)}through`, compilePath(node, names)),
        node.otherwise,
        inner,
      );
    case 'formula':
      return compilation.formula(node.text, names);
    case 'each':
      return compileEach(node, names, compilation);
    case 'when': {
      const decide = compileConditionNode(node.condition, names, compilation, compileNode);
      const whenTrue = inner(node.whenTrue);
      const whenFalse = node.whenFalse === undefined ? () => undefined : inner(node.whenFalse);
      return (run, scope) => {
        run.enter();
        const holds = decide(run, scope);
        if (holds === pending) return pending;
        return holds ? whenTrue(run, scope) : whenFalse(run, scope);
      };
    }
    case 'join':
      return compileJoin(node, node.parts.map(inner));
    case 'lookUp':
      return otherwise(compileLookUp(node, inner), node.otherwise, inner);
    case 'through':
      return compileTransforms(node.through, `${dotted(node.at)}$through`, inner(node.of));
    case 'merge':
      return compileMerge(node, node.parts.map(inner));
  }
}

function dotted(at: string): string {
  return at === '' ? '' : `${at}.`;
}

function compilePath(node: Kind<'path'>, names: readonly string[]): Evaluate {
  const [root, ...steps] = node.path;
  const enclosing = names.lastIndexOf(root);
  if (enclosing < 0) {
    return (run) => {
      run.enter();
      return readSteps(readMember(run.context, root), steps);
    };
  }
  const hops = names.length - 1 - enclosing;
  return (run, scope) => {
    run.enter();
    let at = scope;
    for (let hop = 0; hop < hops; hop += 1) at = at?.outer;
    return readSteps(at?.item, steps);
  };
}

function otherwise(main: Evaluate, node: ValueNode | undefined, compile: (node: ValueNode) => Evaluate): Evaluate {
  if (node === undefined) return main;
  const instead = compile(node);
  return (run, scope) => {
    const value = main(run, scope);
    return value === undefined || value === null ? instead(run, scope) : value;
  };
}

function compileList(items: readonly Evaluate[]): Evaluate {
  return (run, scope) => {
    run.enter();
    const list = items.map((item) => item(run, scope));
    return list.includes(pending) ? pending : list.map((value) => (value === undefined ? null : value));
  };
}

function compileObject(members: readonly (readonly [string, Evaluate])[]): Evaluate {
  return (run, scope) => {
    run.enter();
    const object: Record<string, unknown> = {};
    let waits = false;
    for (const [name, member] of members) {
      const value = member(run, scope);
      if (value === pending) waits = true;
      else if (value !== undefined) writeMember(object, name, value);
    }
    return waits ? pending : object;
  };
}

function compileEach(node: Kind<'each'>, names: readonly string[], compilation: Compilation): Evaluate {
  const list = compileNode(node.list, names, compilation);
  const within = [...names, node.as];
  const where =
    node.where === undefined ? undefined : compileConditionNode(node.where, within, compilation, compileNode);
  const value = compileNode(node.value, within, compilation);
  const at = `${dotted(node.at)}$each`;
  const evaluateItem = (run: Run, scope: Scope): unknown => {
    const wanted = where === undefined || where(run, scope);
    if (wanted === pending) return pending;
    return wanted ? (value(run, scope) ?? null) : undefined;
  };
  return (run, scope) => {
    run.enter();
    const items = list(run, scope);
    if (items === pending || items === undefined || items === null) return items;
    if (!Array.isArray(items)) {
      run.warn(at, 'It takes a list.');
      return null;
    }
    const produced: unknown[] = [];
    let waits = false;
    items.forEach((item: unknown, index) => {
      run.enter();
      const made = evaluateItem(run, { item, index, outer: scope });
      if (made === pending) waits = true;
      else if (made !== undefined) produced.push(made);
    });
    return waits ? pending : produced;
  };
}

function compileJoin(node: Kind<'join'>, parts: readonly Evaluate[]): Evaluate {
  const separator = node.with ?? '';
  return (run, scope) => {
    run.enter();
    const values = parts.map((part) => part(run, scope));
    if (values.includes(pending)) return pending;
    const texts = values
      .map((value, index) => textOf(value) ?? unfitPart(run, `${dotted(node.at)}$join[${index}]`))
      .filter((text) => text !== '');
    run.work.text(texts.reduce((length, text) => length + text.length + separator.length, 0));
    return texts.join(separator);
  };
}

function unfitPart(run: Run, at: string): '' {
  run.warn(at, 'It takes a text, a number, true or false.');
  return '';
}

/** What stands for a value in a joined text; undefined for lists and objects. */
function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return spellNumber(value);
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined;
}

function compileLookUp(node: Kind<'lookUp'>, compile: (node: ValueNode) => Evaluate): Evaluate {
  const key = compile(node.key);
  const table = new Map([...node.table].map(([name, value]) => [name, compile(value)]));
  return (run, scope) => {
    run.enter();
    const value = key(run, scope);
    if (value === pending || value === undefined || value === null) return value;
    const name = textOf(value);
    if (name !== undefined) return table.get(name)?.(run, scope);
    run.warn(`${dotted(node.at)}$lookUp`, 'It looks up a text, a number, true or false.');
    return null;
  };
}

function compileMerge(node: Kind<'merge'>, parts: readonly Evaluate[]): Evaluate {
  return (run, scope) => {
    run.enter();
    const values = parts.map((part) => part(run, scope));
    if (values.includes(pending)) return pending;
    const merged: Record<string, unknown> = {};
    values.forEach((value, index) => {
      if (value === undefined || value === null) return;
      if (!isObject(value)) {
        run.warn(`${dotted(node.at)}$merge[${index}]`, 'It takes an object.');
        return;
      }
      const members = Object.entries(value);
      run.work.charge(members.length);
      for (const [name, member] of members) writeMember(merged, name, member);
    });
    return merged;
  };
}
