import type { Action } from '../call.ts';
import { modifyRecord, wantsData } from '../modify.ts';
import { recordOf } from '../record-of-call.ts';
import { isOn, requestOf } from '../request-body.ts';
import { wireRecord } from '../view.ts';

/** `timeEntries/modify`: return_data says whether the object comes back. */
export const modifyTimeEntry: Action = (call) => {
  const row = modifyRecord(call);
  return { data: wantsData(call) ? wireRecord(call, row, 'modify') : undefined };
};

/** `timeEntries/setDone/{id}`: answers without data, for entries of calendar events too. `is_completed: 0` in the request opens the entry again. */
export const setDone: Action = (call) => {
  const row = recordOf(call);
  const request = requestOf(call.body);
  const done = !Object.hasOwn(request, 'is_completed') || isOn(request, 'is_completed');
  const now = call.site.now();
  const values = new Map([
    ...(row.written?.values ?? []),
    ['is_completed', done ? 1 : 0] as const,
    ['completed_datetime', done ? now : null] as const,
    ['modified_date', now] as const,
  ]);
  call.site.store(call.size);
  row.table.put(row.id, { values, deleted: null });
  return { data: undefined };
};
