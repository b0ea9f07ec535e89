import type { Field, Shape } from '../records/field.ts';
import type { Module } from '../records/module.ts';
import type { Row } from '../records/row.ts';
import type { WireRow } from '../records/value.ts';
import type { World } from '../records/world.ts';

/** How a record is to be answered. */
export interface Look {
  readonly shape: Shape;
  readonly userToken: boolean;
  readonly basic: boolean;
  /** Names of members that are answered only when asked for. */
  readonly extra: readonly string[];
}

const columns = new WeakMap<Module, Map<string, readonly Field[]>>();

function shown(field: Field, look: Look): boolean {
  if (field.userTokenOnly === true && !look.userToken) return false;
  if (look.basic && field.basic !== true) return false;
  if (field.onRequest === true) return look.extra.includes(field.name);
  return field.in.has(look.shape) || (look.shape === 'list' && field.listAs !== undefined);
}

/** The members of a module that a look shows, in their order. */
export function fieldsFor(module: Module, look: Look): readonly Field[] {
  if (look.extra.length > 0) return module.fields.filter((field) => shown(field, look));
  const key = `${look.shape} ${look.userToken} ${look.basic}`;
  const known = columns.get(module) ?? new Map<string, readonly Field[]>();
  columns.set(module, known);
  const fields = known.get(key) ?? module.fields.filter((field) => shown(field, look));
  known.set(key, fields);
  return fields;
}

/** A record as it is answered. */
export function wireRow(row: Row, fields: readonly Field[], shape: Shape, world: World): WireRow {
  const wire: WireRow = {};
  for (const field of fields) {
    if (shape === 'list' && field.listAs !== undefined) wire[field.name] = field.listAs;
    else {
      const value = field.kind.wire(row.value(field), world);
      wire[field.name] = shape === 'list' && field.flatten !== undefined ? field.flatten(value, world) : value;
    }
  }
  return wire;
}

/** Rows of companies and persons may have their id under another name. */
export function renamedId(wire: WireRow, module: Module, world: World): WireRow {
  if (module.aliasOf === undefined || world.settings.aliasIds === 'contact_id') return wire;
  const { contact_id: id = null, ...rest } = wire;
  return { id, ...rest };
}
