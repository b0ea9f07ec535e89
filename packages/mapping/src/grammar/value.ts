import type { Transform } from '../transforms/transform.ts';

/**
 * A value that is computed from a context: JSON in which objects with a mark (a name that begins with `$`) compute something and all else
 * stands for itself.
 */
export type Value = null | boolean | number | string | readonly Value[] | Mark | { readonly [name: string]: Value };

/** An object that computes something. */
export type Mark =
  | { readonly $literal: unknown }
  | {
      readonly $path: string;
      readonly through?: readonly Transform[] | undefined;
      readonly otherwise?: Value | undefined;
    }
  | { readonly $formula: string }
  | {
      readonly $each: Value;
      readonly as?: string | undefined;
      readonly where?: Condition | undefined;
      readonly value: Value;
    }
  | { readonly $when: Condition; readonly then: Value; readonly else?: Value | undefined }
  | { readonly $join: readonly Value[]; readonly with?: string | undefined }
  | {
      readonly $lookUp: Value;
      readonly in: { readonly [name: string]: Value };
      readonly otherwise?: Value | undefined;
    }
  | { readonly $through: readonly Transform[]; readonly of: Value }
  | { readonly $merge: readonly Value[] };

/** Something that holds or not. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly formula: string }
  | {
      readonly left: Value;
      readonly is: Comparison;
      readonly right?: Value | undefined;
      readonly ignoreCase?: boolean | undefined;
    };

/** Comparisons of two values. */
export const binaryComparisons = [
  'equals',
  'notEquals',
  'contains',
  'startsWith',
  'endsWith',
  'greaterThan',
  'atLeast',
  'lessThan',
  'atMost',
  'in',
] as const;

/** Comparisons that look at one value only. */
export const unaryComparisons = ['empty', 'notEmpty', 'exists', 'missing'] as const;

/** A comparison of two values. */
export type BinaryComparison = (typeof binaryComparisons)[number];

/** A comparison that looks at one value only. */
export type UnaryComparison = (typeof unaryComparisons)[number];

/** How two values are compared, or what is asked of one. */
export type Comparison = BinaryComparison | UnaryComparison;
