import { integerOf } from '../../records/kinds/number.ts';
import { own } from '../../records/value.ts';
import type { Action } from '../call.ts';
import { isCreate, modifyRecord } from '../modify.ts';
import { requestOf } from '../request-body.ts';
import { wireRecord } from '../view.ts';

/** `usersLaborCost/modify`: the user stands in the path or in the request; every user has the record already. */
export const modifyLabourCost: Action = (call) => {
  const user = integerOf(own(requestOf(call.body), 'user_id'));
  const named = isCreate(call) ? { ...call, id: String(user ?? 'without user_id') } : call;
  return { data: wireRecord(call, modifyRecord(named), 'modify') };
};
