import type { Row } from './row.ts';
import type { Table } from './table.ts';
import type { Value } from './value.ts';
import { own } from './value.ts';
import type { World } from './world.ts';

/** Who writes. */
export interface Author {
  /** The user behind a user_token; null with an apiKey. */
  readonly user: number | null;
  readonly entity: string;
}

/** A record while a request changes it: the rules of its module look at it and complete it. */
export class Draft {
  readonly table: Table;
  readonly world: World;
  readonly author: Author;
  /** What was there before; undefined for a record that comes into being. */
  readonly row: Row | undefined;
  readonly #request: object;
  readonly #values: Map<string, Value>;

  constructor(table: Table, row: Row | undefined, request: object, values: Map<string, Value>, author: Author) {
    this.table = table;
    this.world = table.world;
    this.row = row;
    this.author = author;
    this.#request = request;
    this.#values = values;
  }

  get creating(): boolean {
    return this.row === undefined;
  }

  /** Whether the request names a member. */
  sent(name: string): boolean {
    return Object.hasOwn(this.#request, name);
  }

  /** A member of the request as it came. */
  raw(name: string): unknown {
    return own(this.#request, name);
  }

  get(name: string): Value {
    const written = this.#values.get(name);
    return written === undefined ? (this.row?.get(name) ?? null) : written;
  }

  set(name: string, value: Value): void {
    this.#values.set(name, value);
  }

  /** Takes back what the request said of a member. */
  forget(name: string): void {
    if (this.row !== undefined) this.#values.delete(name);
  }

  get values(): ReadonlyMap<string, Value> {
    return this.#values;
  }
}
