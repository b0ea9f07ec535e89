import { type Fields, type MethodContext, type ReadResult, TandemError } from '@tandem/connector-kit';
import type { Module } from '../modules/define-module.ts';
import { gatherCustomFields } from '../values/flat-custom-fields.ts';
import { recordReader } from '../values/read-record.ts';
import { UnexpectedValues } from '../values/unexpected-values.ts';
import { isMembers } from '../values/wire-json.ts';

/** Reads rows into clean records. */
export interface CleanRows {
  readonly rows: readonly unknown[];
  readonly strange: UnexpectedValues;
}

/** Clean records of wire rows with these fields. */
export function cleanRows(
  module: Pick<Module, 'flatCustomFields'>,
  fields: Fields,
  rows: readonly unknown[],
): CleanRows {
  const strange = new UnexpectedValues();
  const read = recordReader(fields);
  const clean = rows.map((row) => read(row, strange));
  return { rows: module.flatCustomFields ? clean.map(gatherCustomFields) : clean, strange };
}

/** One record, or nothing where Scoro sent none (a reply without `data`). */
export function readOne(module: Module, data: unknown, context: MethodContext): ReadResult {
  if (data === undefined || data === null) return { data: null };
  if (context.values === 'raw') return { data };
  const { rows, strange } = cleanRows(module, module.fields, [data]);
  return { data: rows[0], warnings: strange.warnings() };
}

/** One record that was asked for by its id. Throws `upstream_not_found` where the answer was good and held nothing. */
export function readFound(module: Module, data: unknown, context: MethodContext): ReadResult {
  if (isNone(data)) {
    throw new TandemError('upstream_not_found', `Scoro has no ${module.singular} of this id.`, {
      hint: `${module.key}.list shows the ones there are.`,
    });
  }
  return readOne(module, data, context);
}

function isNone(data: unknown): boolean {
  if (Array.isArray(data)) return data.length === 0;
  return !isMembers(data) || Object.keys(data).length === 0;
}
