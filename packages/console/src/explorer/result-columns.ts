import { isRecord } from '../records/record.ts';
import { type JsonSchema, plainSchema } from '../schema-form/json-schema.ts';

/** A column of the result table. */
export interface Column {
  readonly name: string;
  readonly kind: 'id' | 'number' | 'flag' | 'text' | 'nested';
}

const decimal = /^-?\d+\.\d+$/;
const fewColumns = 8;

/** The columns of rows: as the schema orders them, those that the rows really hold, then what the schema does not know. */
export function columnsOf(rows: readonly unknown[], schema: JsonSchema | undefined): Column[] {
  const records = rows.slice(0, 200).filter(isRecord);
  const held = new Set(records.flatMap((record) => Object.keys(record)));
  const known = membersOf(schema);
  const ownId = known.find(([name, { readOnly }]) => readOnly === true && /(^|_)id$/.test(name))?.[0];
  const ordered = [
    ...known.map(([name]) => name).filter((name) => held.has(name)),
    ...[...held].filter((name) => !known.some(([each]) => each === name)),
  ];
  return ordered
    .map((name) => ({ name, kind: kindOf(name, sampleOf(name, records)) }))
    .toSorted((a, b) => weight(a, ownId) - weight(b, ownId));
}

/** The columns shown before a person chooses: the record's own id, its name, and what follows. */
export function firstColumns(columns: readonly Column[]): string[] {
  return columns
    .filter(({ kind }) => kind !== 'nested')
    .slice(0, fewColumns)
    .map(({ name }) => name);
}

function sampleOf(name: string, records: readonly Readonly<Record<string, unknown>>[]): unknown {
  return records.map((record) => record[name]).find((value) => value !== null && value !== undefined && value !== '');
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

/** The record's own id first, then names, then what people read, then ids of other records, then what is nested. */
function weight({ name, kind }: Column, ownId: string | undefined): number {
  if (name === ownId) {
    return 0;
  }
  if (/(^|_)(name|title|no|full_name|company_name)$/.test(name)) {
    return 1;
  }
  return kind === 'nested' ? 4 : kind === 'id' ? 3 : 2;
}

/** The members of a result that point to other records, and the lookup that finds those. */
export function refersToByName(schema: JsonSchema | undefined): ReadonlyMap<string, string> {
  return new Map(
    membersOf(schema).flatMap(([name, member]) => {
      const to = plainSchema(member, schema ?? {})['x-refers-to'];
      return to === undefined ? [] : [[name, to] as const];
    }),
  );
}

/** The members of one record of a result: of the list's rows, or of the one record that is given. */
function membersOf(schema: JsonSchema | undefined): readonly (readonly [string, JsonSchema])[] {
  const plain = plainSchema(schema?.items ?? schema ?? {}, schema ?? {});
  return Object.entries(
    plain.properties ?? plain.anyOf?.find(({ properties }) => properties !== undefined)?.properties ?? {},
  );
}
