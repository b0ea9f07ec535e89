import { writeMember } from '../path/members.ts';
import type { ValueNode } from './node.ts';

/** Makes one literal of a list or an object in which nothing is computed. */
export function foldLiterals(node: Extract<ValueNode, { kind: 'list' | 'object' }>): ValueNode {
  if (node.kind === 'list') {
    const values: unknown[] = [];
    for (const item of node.items) {
      if (item.kind !== 'literal') return node;
      values.push(item.value);
    }
    return { kind: 'literal', at: node.at, value: values };
  }
  const members: Record<string, unknown> = {};
  for (const [name, member] of node.members) {
    if (member.kind !== 'literal') return node;
    writeMember(members, name, member.value);
  }
  return { kind: 'literal', at: node.at, value: members };
}
