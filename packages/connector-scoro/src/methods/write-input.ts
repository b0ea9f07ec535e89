import { type MethodContext, TandemError, type WireValue } from '@tandem/connector-kit';
import { checkCustomFields } from '../custom-fields/check-custom-fields.ts';
import type { Module } from '../modules/define-module.ts';
import { layCustomFieldsFlat } from '../values/flat-custom-fields.ts';
import { siteTimeZone } from '../values/site-time-zone.ts';
import { toWire } from '../values/wire-json.ts';
import { writeRecord } from '../values/write-record.ts';
import { type Input, membersOf } from './method-parts.ts';

/** The `record` of an input as Scoro takes it. Custom fields are looked up where it names any. Throws `input_invalid`. */
export async function writeInputRecord(
  module: Module,
  input: Input,
  context: MethodContext,
): Promise<Record<string, WireValue>> {
  const record = membersOf(input, 'record');
  const custom = membersOf(record, 'custom_fields');
  await checkCustomFields(Object.keys(custom), 'record.custom_fields', module.key, context);
  const wire = writeRecord(module.fields, record, { timeZone: siteTimeZone(context), path: 'record' });
  if (!module.flatCustomFields) return wire;
  return layCustomFieldsFlat(
    wire,
    Object.fromEntries(Object.entries(custom).map(([id, value]) => [id, toWire(value)])),
  );
}

/** Whether a record says who it is about; where it does not, only a signed-in user can stand for it (PROTOCOL.md 3.1). */
export function needsMe(meField: string | undefined, input: Input): boolean {
  if (meField === undefined) return false;
  const given = membersOf(input, 'record')[meField];
  return given === undefined || given === null;
}

/** Throws `input_invalid` where nobody is named and nobody signed in. */
export function refuseWithoutMe(meField: string | undefined, input: Input, context: MethodContext): void {
  if (context.mode === 'userAuth' || !needsMe(meField, input)) return;
  const field = `record.${meField ?? ''}`;
  const detail = 'must be given when the API key is used, since no user stands behind it.';
  throw new TandemError('input_invalid', `${field}: ${detail}`, {
    errors: [{ field, code: 'required', detail }],
    hint: 'Name the user, or configure User Auth to act as the user who signs in.',
  });
}
