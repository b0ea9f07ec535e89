import type { Field } from './field.ts';
import type { Module } from './module.ts';
import { Refusal } from './refusal.ts';
import type { Written } from './row.ts';
import { Row } from './row.ts';
import type { Value } from './value.ts';
import type { World } from './world.ts';

const MOST_WRITTEN_ROWS = 100_000;

/** The records of one module of one site: computed rows, and what was written lying over them. */
export class Table {
  readonly module: Module;
  readonly world: World;
  /** How many rows are computed. */
  readonly count: number;
  /** Rises with every write; positions remembered for paging are good for one version. */
  version = 0;
  #written = new Map<number, Written>();
  /** Row numbers of computed rows that were written over, ascending. */
  #changed: number[] = [];
  #created: number[] = [];
  #touched: { readonly from: number; readonly at: number }[] = [];

  constructor(module: Module, world: World) {
    this.module = module;
    this.world = world;
    this.count = module.count(world.size);
  }

  field(name: string): Field | undefined {
    return this.module.fieldsByName.get(name);
  }

  /** The record with an id, deleted ones too; undefined where there is none. */
  get(id: number): Row | undefined {
    const written = this.#written.get(id);
    const index = this.module.indexOf(id);
    const computed = index >= 0 && index < this.count && this.module.idOf(index) === id;
    if (computed) return new Row(this, id, index, written);
    return written === undefined ? undefined : new Row(this, id, -1, written);
  }

  /** The record with an id that is not deleted. */
  live(id: number): Row | undefined {
    const row = this.get(id);
    return row?.deleted === null ? row : undefined;
  }

  row(index: number): Row {
    const id = this.module.idOf(index);
    return new Row(this, id, index, this.#written.get(id));
  }

  /** @throws Refusal when more was written than a sandbox holds */
  put(id: number, written: Written): Row {
    const index = this.module.indexOf(id);
    const computed = index >= 0 && index < this.count;
    if (!this.#written.has(id)) {
      if (this.#written.size >= MOST_WRITTEN_ROWS)
        throw new Refusal(400, 'The sandbox holds no more written records of this module; reset it');
      if (computed) insert(this.#changed, index);
      else insert(this.#created, id);
    }
    this.#written.set(id, written);
    this.version += 1;
    return new Row(this, id, computed ? index : -1, written);
  }

  /** Row numbers of the computed rows that were written over, ascending. */
  get changed(): readonly number[] {
    return this.#changed;
  }

  /** Ids of the records that requests created, ascending. */
  get created(): readonly number[] {
    return this.#created;
  }

  /** Makes the last rows of the table modified at `at`. */
  touch(share: number, at: number): number {
    const from = this.count - Math.round(this.count * share);
    this.#touched = [...this.#touched.filter((touch) => touch.from < from), { from, at }];
    this.version += 1;
    return this.count - from;
  }

  modified(field: Field, index: number): Value {
    for (let place = this.#touched.length - 1; place >= 0; place -= 1) {
      const touch = this.#touched[place];
      if (touch !== undefined && index >= touch.from) return touch.at;
    }
    return field.base(index, this.world);
  }

  /** Forgets everything that was written. */
  reset(): void {
    this.#written = new Map();
    this.#changed = [];
    this.#created = [];
    this.#touched = [];
    this.version += 1;
  }
}

function insert(list: number[], value: number): void {
  const last = list.at(-1);
  if (last === undefined || last < value) list.push(value);
  else {
    const place = list.findIndex((one) => one > value);
    list.splice(place, 0, value);
  }
}
