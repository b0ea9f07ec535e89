import type { JsonSchema } from '../schema-form/json-schema.ts';
import { plainSchema } from '../schema-form/json-schema.ts';

/** A column of the result table. */
export interface Column {
  readonly name: string;
  readonly kind: 'id' | 'number' | 'flag' | 'text' | 'nested';
  /** The lookup whose records an id points to. */
  readonly refersTo?: string;
}

const decimal = /^-?\d+\.\d+$/;
const fewColumns = 8;

/** The columns of rows: as the schema orders them, those that the rows really hold, then what the schema does not know. */
export function columnsOf(rows: readonly unknown[], schema: JsonSchema | undefined): Column[] {
  const records = rows.slice(0, 200).filter(isRecord);
  const held = new Set(records.flatMap((record) => Object.keys(record)));
  const known = Object.entries(schema?.items?.properties ?? schema?.properties ?? {});
  const ordered = [...known.map(([name]) => name).filter((name) => held.has(name)), ...[...held].filter((name) => !known.some(([each]) => each === name))];
  const schemas = new Map(known);
  return ordered
    .map((name) => columnOf(name, records, schemas.get(name), schema ?? {}))
    .toSorted((a, b) => weight(a) - weight(b));
}

/** The columns shown before a person chooses: the record's own id, its name, and what follows. */
export function firstColumns(columns: readonly Column[]): string[] {
  return columns
    .filter(({ kind }) => kind !== 'nested')
    .slice(0, fewColumns)
    .map(({ name }) => name);
}

function columnOf(name: string, records: readonly Readonly<Record<string, unknown>>[], schema: JsonSchema | undefined, root: JsonSchema): Column {
  const refersTo = schema === undefined ? undefined : plainSchema(schema, root)['x-refers-to'];
  const sample = records.map((record) => record[name]).find((value) => value !== null && value !== undefined && value !== '');
  return { name, kind: kindOf(name, sample), ...(refersTo !== undefined && { refersTo }) };
}

function kindOf(name: string, sample: unknown): Column['kind'] {
  if (typeof sample === 'object') {
    return 'nested';
  }
  if (typeof sample === 'boolean') {
    return 'flag';
  }
  if (name === 'id' || name.endsWith('_id')) {
    return 'id';
  }
  return typeof sample === 'number' || (typeof sample === 'string' && decimal.test(sample)) ? 'number' : 'text';
}

/** Names first, then what people read, then ids of other records. */
function weight({ name, kind }: Column): number {
  if (/^(id|event_id|contact_id|project_id|time_entry_id|product_id)$/.test(name)) {
    return kind === 'id' && name === 'id' ? 0 : 1;
  }
  if (/(^|_)(name|title|no|full_name|company_name)$/.test(name)) {
    return 2;
  }
  return kind === 'nested' ? 5 : kind === 'id' ? 4 : 3;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
