import { integerOf } from '../records/kinds/number.ts';
import { Refusal } from '../records/refusal.ts';
import type { Row } from '../records/row.ts';
import type { ApiCall } from './call.ts';
import { tableOf } from './call.ts';
import { isOn } from './request-body.ts';

const DAY = 86_400_000;

/** What is answered to an id that does not exist: a refusal, or nothing at all. */
export class NothingThere extends Error {}

function missing(call: ApiCall): Error {
  const { unknownId } = call.site.settings;
  if (unknownId === 'empty') return new NothingThere();
  return new Refusal(
    Number(unknownId),
    `The record ${(call.id ?? '').slice(0, 20)} was not found in ${call.module.path}`,
  );
}

/** The id in the path. @throws Refusal where there is none */
export function idOf(call: ApiCall): number {
  if (call.id === undefined) throw new Refusal(400, `An id is required: ${call.module.path}/${call.action}/{id}`);
  const id = integerOf(call.id);
  if (id === undefined) throw missing(call);
  return id;
}

/** The record that a call is about. @throws Refusal where there is none, NothingThere where nothing is to be said */
export function recordOf(call: ApiCall): Row {
  const table = tableOf(call);
  const row = table.get(idOf(call));
  if (row === undefined || !readable(call, row)) throw missing(call);
  const { aliasOf } = call.module;
  if (aliasOf !== undefined && row.get(aliasOf.member) !== aliasOf.value) throw missing(call);
  return row;
}

function readable(call: ApiCall, row: Row): boolean {
  if (row.deleted === null) return true;
  return (
    call.action === 'view' &&
    isOn(call.body, 'include_deleted', true) &&
    row.deleted >= call.site.now() - call.site.settings.deletedDays * DAY
  );
}
