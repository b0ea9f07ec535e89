import { integerOf } from '../../records/kinds/number.ts';
import { Refusal } from '../../records/refusal.ts';
import type { Wire } from '../../records/value.ts';
import { isPlainObject, own } from '../../records/value.ts';
import type { Action, ApiCall } from '../call.ts';
import { tableOf } from '../call.ts';
import { authorOf, write } from '../modify.ts';
import { wireRecord } from '../view.ts';

const MOST = 500;

function one(call: ApiCall, input: unknown): Wire {
  const table = tableOf(call);
  const id = isPlainObject(input) ? integerOf(own(input, 'event_id')) : undefined;
  const action = id === undefined || id === 0 ? 'create' : 'modify';
  try {
    if (!isPlainObject(input)) throw new Refusal(400, 'Each member of the batch must be an object');
    const row = action === 'create' ? undefined : table.live(id ?? 0);
    if (action === 'modify' && row === undefined) throw new Refusal(404, `The record ${id} was not found in calendar`);
    return {
      object: wireRecord(call, write(call.site, table, row, input, authorOf(call)), 'modify'),
      action,
      errors: [],
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { object: id === undefined ? [] : { event_id: id }, action, errors: [error.message] };
  }
}

/** `calendar/batchModify`: `request` is an array; OK at the top with failed members inside is possible (PROTOCOL.md 6.6). */
export const batchModify: Action = (call) => {
  const request = own(call.body, 'request');
  if (!Array.isArray(request) || request.length > MOST)
    throw new Refusal(400, `request must be an array of ${MOST} events at most`);
  call.site.store(call.size);
  return { data: request.map((input) => one(call, input)) };
};
