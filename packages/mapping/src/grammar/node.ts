import type { Path } from '../path/path.ts';
import type { BinaryComparison, UnaryComparison } from './value.ts';

/** A transform with the parameters it was given, which fit its schema. */
export interface TransformNode {
  readonly use: string;
  readonly parameters: unknown;
}

/** A value, read: what `parseValue` makes of the JSON. `at` is where it stands in the definition. */
export type ValueNode = { readonly at: string } & (
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'list'; readonly items: readonly ValueNode[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, ValueNode])[] }
  | {
      readonly kind: 'path';
      readonly path: Path;
      readonly through: readonly TransformNode[];
      readonly otherwise: ValueNode | undefined;
    }
  | { readonly kind: 'formula'; readonly text: string }
  | {
      readonly kind: 'each';
      readonly list: ValueNode;
      readonly as: string;
      readonly where: ConditionNode | undefined;
      readonly value: ValueNode;
    }
  | {
      readonly kind: 'when';
      readonly condition: ConditionNode;
      readonly whenTrue: ValueNode;
      readonly whenFalse: ValueNode | undefined;
    }
  | { readonly kind: 'join'; readonly parts: readonly ValueNode[]; readonly with: string | undefined }
  | {
      readonly kind: 'lookUp';
      readonly key: ValueNode;
      readonly table: ReadonlyMap<string, ValueNode>;
      readonly otherwise: ValueNode | undefined;
    }
  | { readonly kind: 'through'; readonly of: ValueNode; readonly through: readonly TransformNode[] }
  | { readonly kind: 'merge'; readonly parts: readonly ValueNode[] }
);

/** A condition, read. */
export type ConditionNode = { readonly at: string } & (
  | { readonly kind: 'all' | 'any'; readonly conditions: readonly ConditionNode[] }
  | { readonly kind: 'not'; readonly condition: ConditionNode }
  | { readonly kind: 'formula'; readonly text: string }
  | { readonly kind: 'one'; readonly is: UnaryComparison; readonly left: ValueNode }
  | {
      readonly kind: 'two';
      readonly is: BinaryComparison;
      readonly left: ValueNode;
      readonly right: ValueNode;
      readonly ignoreCase: boolean;
    }
);
