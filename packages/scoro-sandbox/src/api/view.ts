import type { Shape } from '../records/field.ts';
import type { Row } from '../records/row.ts';
import type { WireRow } from '../records/value.ts';
import { own } from '../records/value.ts';
import type { ApiCall, Reply } from './call.ts';
import { recordOf } from './record-of-call.ts';
import { isOn, requestOf } from './request-body.ts';
import { fieldsFor, renamedId, wireRow } from './wire-row.ts';

/** One record as an object. */
export function wireRecord(call: ApiCall, row: Row, shape: Shape): WireRow {
  const asked = own(requestOf(call.body), 'fields');
  const extra = Array.isArray(asked) ? asked.filter((name) => typeof name === 'string') : [];
  const look = {
    shape,
    userToken: call.viewer.credential === 'userToken',
    basic: shape === 'view' && isOn(call.body, 'basic_data'),
    extra,
  };
  return renamedId(wireRow(row, fieldsFor(row.table.module, look), shape, call.site), call.module, call.site);
}

export function view(call: ApiCall): Reply {
  return { data: wireRecord(call, recordOf(call), 'view') };
}
