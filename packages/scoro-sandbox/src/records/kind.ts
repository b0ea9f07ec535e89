import type { Value, Wire } from './value.ts';
import type { World } from './world.ts';

/** How a filter compares values of a kind. `none`: such a member can not be filtered. */
export type Comparison = 'number' | 'text' | 'date' | 'time' | 'members' | 'none';

export interface ReadContext {
  readonly member: string;
  readonly world: World;
  /** What the record holds so far. */
  readonly previous: Value;
  /** Whether the record comes into being with this request. */
  readonly creating: boolean;
}

/** What a member can hold: how it is read from a request, kept, compared and written into a reply. */
export interface Kind {
  readonly name: string;
  readonly compare: Comparison;
  /** Whether its texts never hold a sign that JSON would escape. */
  readonly isPlain?: boolean;
  /** What a new record holds where the request says nothing. */
  readonly empty: Value;
  wire(value: Value, world: World): Wire;
  /** @throws Refusal where the input can not be held */
  read(input: unknown, context: ReadContext): Value;
}
