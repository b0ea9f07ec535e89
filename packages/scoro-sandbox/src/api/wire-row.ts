import type { Field, Shape } from '../records/field.ts';
import type { Module } from '../records/module.ts';
import type { Row } from '../records/row.ts';
import type { Wire, WireRow } from '../records/value.ts';
import type { World } from '../records/world.ts';
import { phpJsonValue } from './php-json.ts';

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

function wireMember(row: Row, field: Field, flat: boolean, world: World): Wire {
  if (flat && field.listAs !== undefined) return field.listAs;
  const value = field.kind.wire(row.value(field), world);
  return flat && field.flatten !== undefined ? field.flatten(value, world) : value;
}

/** A record as it is answered. */
export function wireRow(row: Row, fields: readonly Field[], shape: Shape, world: World): WireRow {
  const wire: WireRow = {};
  for (const field of fields) wire[field.name] = wireMember(row, field, shape === 'list', world);
  return wire;
}

/** Records as the JSON text of an array: what lists consist of, without objects in between. */
export function rowsText(rows: readonly Row[], fields: readonly Field[], shape: Shape, world: World): string {
  const flat = shape === 'list';
  const heads = fields.map((field, place) => `${place === 0 ? '{' : ','}${JSON.stringify(field.name)}:`);
  let text = '[';
  for (const row of rows) {
    if (text.length > 1) text += ',';
    for (let place = 0; place < fields.length; place += 1) {
      const field = fields[place];
      if (field === undefined) continue;
      const value = wireMember(row, field, flat, world);
      text += heads[place];
      text += field.kind.isPlain === true && typeof value === 'string' ? `"${value}"` : phpJsonValue(value);
    }
    text += '}';
  }
  return `${text}]`;
}

/** Rows of companies and persons may have their id under another name. */
export function renamedId(wire: WireRow, module: Module, world: World): WireRow {
  if (module.aliasOf === undefined || world.settings.aliasIds === 'contact_id') return wire;
  const { contact_id: id = null, ...rest } = wire;
  return { id, ...rest };
}
