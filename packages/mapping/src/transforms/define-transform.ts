import { z } from 'zod';
import type { Work } from '../limits/work.ts';

/** The kinds of JSON values that a transform may take. */
export type Kind = 'text' | 'number' | 'boolean' | 'list' | 'object';

/** What comes out: a JSON Schema (2020-12), `same` as what went in, or an `item` of the list that went in. */
export type Gives = 'same' | 'item' | Readonly<Record<string, unknown>>;

/** What a form needs to ask for one parameter. */
export interface TransformParameter {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'number' | 'flag' | 'choice' | 'timeZone' | 'path' | 'any';
  readonly required: boolean;
  /** Of a choice: what may be chosen. */
  readonly choices?: readonly string[];
}

/** What people see of a transform. */
export interface TransformDescription {
  readonly use: string;
  readonly label: string;
  readonly summary: string;
  readonly group: 'text' | 'number' | 'date' | 'list' | 'object' | 'other';
  /** Kinds that fit; none named means any. */
  readonly takes: readonly Kind[];
  readonly parameters: readonly TransformParameter[];
}

/** Why a value did not fit, as the end of a sentence that begins with the transform. */
export class Unfit {
  readonly detail: string;

  constructor(detail: string) {
    this.detail = detail;
  }
}

/** Applies a transform to a value that is there. Gives an `Unfit` where it does not fit, and throws only the work's limits. */
export type Apply = (input: unknown, work: Work) => unknown;

/** A transform: its words, its form in a definition, and what it does. */
export interface TransformDefinition<S extends z.ZodObject = z.ZodObject> {
  readonly description: TransformDescription;
  readonly schema: S;
  /** Whether it is used on nothing, too. Others pass nothing on as it came. */
  readonly takesNothing: boolean;
  /** Whether it never fails on a value of a kind it takes. */
  readonly sure: boolean;
  /** What it gives with these parameters, which fit the schema. */
  readonly gives: (parameters: unknown) => Gives;
  /** Binds parameters that fit the schema. */
  readonly bind: (parameters: unknown) => Apply;
}

/** What is said of a transform where it is defined. */
export interface TransformWords<S extends z.ZodObject, Input> {
  readonly label: string;
  readonly summary: string;
  readonly group: TransformDescription['group'];
  readonly parameters?: readonly TransformParameter[];
  readonly schema: S;
  readonly sure?: boolean;
  readonly takesNothing?: boolean;
  readonly gives: Gives | ((parameters: z.infer<S>) => Gives);
  readonly apply: (input: Input, parameters: z.infer<S>, work: Work) => unknown;
}

/** Defines a transform whose input `read` recognises: it gives undefined for what does not fit. */
export function defineTransform<S extends z.ZodObject, Input>(
  use: string,
  takes: readonly Kind[],
  read: (input: unknown) => Input | undefined,
  words: TransformWords<S, Input>,
): TransformDefinition<S> {
  const { label, summary, group, parameters = [], schema, sure = false, takesNothing = false, gives, apply } = words;
  return {
    description: { use, label, summary, group, takes, parameters },
    schema,
    sure,
    takesNothing,
    gives: (raw) => (typeof gives === 'function' ? gives(schema.parse(raw)) : gives),
    bind: (raw) => {
      const bound = schema.parse(raw);
      return (input, work) => {
        const fitting = read(input);
        return fitting === undefined ? new Unfit(`takes ${listed(takes)}`) : apply(fitting, bound, work);
      };
    },
  };
}

/** The form of a transform in a definition: its name and its parameters, nothing else. */
export function formOf<const Use extends string, P extends z.ZodRawShape>(use: Use, parameters: P) {
  return z.strictObject({ use: z.literal(use), ...parameters });
}

function listed(kinds: readonly Kind[]): string {
  return kinds.map((kind) => (kind === 'object' ? 'an object' : kind === 'list' ? 'a list' : `a ${kind}`)).join(' or ');
}
