/** A JSON Schema (2020-12), as data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What may stand at a place: one of some forms, or nothing at all. */
export interface Shape {
  readonly forms: readonly Form[];
  /** Whether nothing may be there. */
  readonly nothing: boolean;
  /** Where in the definition it is made; else it stands where what holds it stands. */
  readonly at?: string;
}

/** One form of what may stand at a place. `any` is what is not known. */
export type Form = { readonly kind: 'any' } | SingleForm | ListForm | ObjectForm;

/** A single value; `values` are the only ones there may be. */
export interface SingleForm {
  readonly kind: 'null' | 'boolean' | 'integer' | 'number' | 'string';
  readonly values?: readonly unknown[];
}

/** A list of items of a shape, which is asked for when it is needed, since schemas may hold themselves. */
export interface ListForm {
  readonly kind: 'array';
  readonly items: () => Shape;
}

/** An object: its known members, and what the others are; undefined where there are no others. */
export interface ObjectForm {
  readonly kind: 'object';
  readonly members: ReadonlyMap<string, () => Shape>;
  readonly rest: (() => Shape) | undefined;
}

/** What is not known. */
export const anything: Shape = { forms: [{ kind: 'any' }], nothing: false };

/** Null. */
export const nullForm: Form = { kind: 'null' };

/** What may be one or the other. */
export function either(shapes: readonly Shape[]): Shape {
  return { forms: shapes.flatMap(({ forms }) => forms), nothing: shapes.some(({ nothing }) => nothing) };
}

/** The same, without nothing and null. */
export function somethingOf({ forms }: Shape): Shape {
  return { forms: forms.filter(({ kind }) => kind !== 'null'), nothing: false };
}

/** The same as an item of a list, where nothing is null. */
export function itemOf(shape: Shape): Shape {
  return shape.nothing ? { ...shape, forms: [...shape.forms, nullForm], nothing: false } : shape;
}

/** Whether nothing or null may be there, as far as is known. */
export function mayBeNothing({ forms, nothing }: Shape): boolean {
  return nothing || forms.some(({ kind }) => kind === 'null');
}

/** What a form is called in a sentence. */
export function nameOf({ kind }: Form): string {
  const names = {
    any: 'anything',
    null: 'nothing',
    boolean: 'true or false',
    integer: 'a whole number',
    number: 'a number',
    string: 'a text',
    array: 'a list',
    object: 'an object',
  } as const;
  return names[kind];
}

/** What several forms are called in a sentence. */
export function namesOf(forms: readonly Form[]): string {
  return [...new Set(forms.map(nameOf))].join(' or ');
}
