import type { Action } from '../call.ts';
import { tableOf } from '../call.ts';
import { authorOf, modifyRecord, wantsData, write } from '../modify.ts';
import { recordOf } from '../record-of-call.ts';
import { isOn, requestOf } from '../request-body.ts';
import { wireRecord } from '../view.ts';

/** `timeEntries/modify`: return_data says whether the object comes back. */
export const modifyTimeEntry: Action = (call) => {
  const row = modifyRecord(call);
  return { data: wantsData(call) ? wireRecord(call, row, 'modify') : undefined };
};

/** `timeEntries/setDone/{id}`: answers without data. `is_completed: 0` in the request opens the entry again. */
export const setDone: Action = (call) => {
  const request = requestOf(call.body);
  const done = !Object.hasOwn(request, 'is_completed') || isOn(request, 'is_completed');
  write(call.site, tableOf(call), recordOf(call), { is_completed: done ? 1 : 0 }, authorOf(call));
  return { data: undefined };
};
