import type { Field } from './field.ts';
import type { Table } from './table.ts';
import type { Value } from './value.ts';

/** What was written of a record; it lies over what is computed. */
export interface Written {
  readonly values: ReadonlyMap<string, Value>;
  /** When it was deleted, or null. */
  readonly deleted: number | null;
}

/** A record: a row number, and what was written over it. Members are computed when looked at. */
export class Row {
  readonly table: Table;
  readonly id: number;
  /** -1 for a record that a request created. */
  readonly index: number;
  readonly written: Written | undefined;

  constructor(table: Table, id: number, index: number, written: Written | undefined) {
    this.table = table;
    this.id = id;
    this.index = index;
    this.written = written;
  }

  value(field: Field): Value {
    const over = this.written?.values.get(field.name);
    if (over !== undefined) return over;
    const { table } = this;
    if (field.derive !== undefined) return field.derive(this, table.world);
    if (this.index < 0) return field.kind.empty;
    if (field.isModified) return table.modified(field, this.index);
    return field.base(this.index, table.world);
  }

  /** A member by name; null where the module has no such member. */
  get(name: string): Value {
    const field = this.table.field(name);
    return field === undefined ? null : this.value(field);
  }

  number(name: string): number {
    const value = this.get(name);
    return typeof value === 'number' ? value : 0;
  }

  text(name: string): string {
    const value = this.get(name);
    return typeof value === 'string' ? value : '';
  }

  get deleted(): number | null {
    return this.written?.deleted ?? null;
  }
}
