import { customFieldsOf } from '../custom-field-definitions.ts';
import type { Field } from '../field.ts';
import { field, inDetail } from '../field.ts';
import type { Kind } from '../kind.ts';
import type { Value, Wire } from '../value.ts';
import { isPlainObject, isValueMap, own } from '../value.ts';
import { valueOf } from './structure.ts';

/** What a request says of custom fields: `[{id, value}]` or `{c_x: value}` (PROTOCOL.md 6). */
function sentValues(input: unknown): ReadonlyMap<string, unknown> {
  if (Array.isArray(input)) {
    return new Map(input.filter(isPlainObject).map((one) => [textOf(own(one, 'id')), own(one, 'value') ?? null]));
  }
  return new Map(isPlainObject(input) ? Object.entries(input) : []);
}

function textOf(id: unknown): string {
  return typeof id === 'string' ? id : '';
}

/** Custom fields of a module: kept as a map, answered as `[{id, name, value, type}]`. */
function customFieldsKind(module: string): Kind {
  const definitions = customFieldsOf(module);
  return {
    name: 'custom fields',
    compare: 'none',
    empty: {},
    wire: (value, world): Wire => {
      const held = isValueMap(value) ? value : {};
      const list = definitions.map(({ id, name, type }) => ({ id, name, value: held[id] ?? '', type }));
      return world.settings.customFieldsRead === 'list' ? list : Object.fromEntries(list.map((one) => [one.id, one]));
    },
    read: (input, { previous }) => {
      const sent = sentValues(input);
      const held = isValueMap(previous) ? previous : {};
      const kept: [string, Value][] = definitions.map(({ id }) => [
        id,
        sent.has(id) ? valueOf(sent.get(id)) : (held[id] ?? ''),
      ]);
      return Object.fromEntries(kept);
    },
  };
}

/** The member `custom_fields` of a module. */
export function customFields(module: string): Field {
  const definitions = customFieldsOf(module);
  return field(
    'custom_fields',
    customFieldsKind(module),
    (index) => Object.fromEntries(definitions.map(({ id, value }) => [id, value(index)])),
    { in: inDetail },
  );
}
