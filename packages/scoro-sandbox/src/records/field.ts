import type { Author } from './draft.ts';
import type { Kind } from './kind.ts';
import type { Row } from './row.ts';
import type { Value, Wire } from './value.ts';
import type { World } from './world.ts';

/** The shapes a record is answered in. They differ (PROTOCOL.md 5.6). */
export type Shape = 'list' | 'detailed' | 'view' | 'modify';

const everywhere: ReadonlySet<Shape> = new Set(['list', 'detailed', 'view', 'modify']);
/** Not in flat lists. */
export const inDetail: ReadonlySet<Shape> = new Set(['detailed', 'view', 'modify']);
/** Not in flat lists, nor in what modify answers. */
export const inView: ReadonlySet<Shape> = new Set(['detailed', 'view']);

export interface FieldOptions {
  readonly in?: ReadonlySet<Shape>;
  /** What a flat list says where it does not carry the value (`lines: null`); without it the member is missing there. */
  readonly listAs?: Wire;
  /** What becomes of the value in flat lists. */
  readonly flatten?: (value: Wire, world: World) => Wire;
  /** What a new record holds; without it what is empty for the kind. */
  readonly initial?: Value | ((world: World, author: Author) => Value);
  /** Answered when basic_data is asked for. */
  readonly basic?: boolean;
  readonly readOnly?: boolean;
  readonly userTokenOnly?: boolean;
  readonly filterable?: boolean;
  /** Never falls as the row number rises, so that a range of it is a range of rows. */
  readonly rising?: boolean;
  /** Answered only when named in request.fields. */
  readonly onRequest?: boolean;
}

/** One member of a module's records. */
export interface Field extends FieldOptions {
  readonly name: string;
  readonly kind: Kind;
  /** What row `index` of the computed records holds. */
  readonly base: (index: number, world: World) => Value;
  /** For members that follow from others of the same record: what they follow to. */
  readonly derive: ((row: Row, world: World) => Value) | undefined;
  readonly in: ReadonlySet<Shape>;
  /** Whether it is the time of the last change. */
  readonly isModified: boolean;
}

/** A member that is kept: computed for the site's own rows, written by requests. */
export function field(
  name: string,
  kind: Kind,
  base: Value | ((index: number, world: World) => Value),
  options: FieldOptions = {},
): Field {
  return {
    ...options,
    name,
    kind,
    base: typeof base === 'function' ? base : () => base,
    derive: undefined,
    in: options.in ?? everywhere,
    isModified: name === 'modified_date',
  };
}

/** A member that follows from the others and can not be written. */
export function derived(
  name: string,
  kind: Kind,
  derive: (row: Row, world: World) => Value,
  options: FieldOptions = {},
): Field {
  return {
    ...options,
    name,
    kind,
    base: () => kind.empty,
    derive,
    in: options.in ?? everywhere,
    isModified: false,
    readOnly: true,
  };
}
