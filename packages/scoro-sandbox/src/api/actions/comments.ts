import { integerOf } from '../../records/kinds/number.ts';
import type { Condition } from '../../records/query.ts';
import { Refusal } from '../../records/refusal.ts';
import type { Wire } from '../../records/value.ts';
import { own } from '../../records/value.ts';
import type { Action } from '../call.ts';
import { tableOf } from '../call.ts';
import { pageOfRows, rowsOfList } from '../list.ts';
import { isOn, requestOf } from '../request-body.ts';

/** `comments/list`: module and object_id are mandatory in `request`; `html: 0` strips tags. */
export const listComments: Action = (call) => {
  const request = requestOf(call.body);
  const [module, object] = [own(request, 'module'), integerOf(own(request, 'object_id'))];
  if (typeof module !== 'string' || module === '') throw new Refusal(400, { module: 'module is required' });
  if (object === undefined) throw new Refusal(400, { object_id: 'object_id is required' });
  const table = tableOf(call);
  const conditions: Condition[] = [];
  const [moduleField, objectField] = [table.field('module'), table.field('object_id')];
  if (moduleField !== undefined) conditions.push({ field: moduleField, test: (held) => held === module });
  if (objectField !== undefined) conditions.push({ field: objectField, test: (held) => held === object });
  const detailed = isOn(call.body, 'detailed_response');
  const rows = rowsOfList(call, table, pageOfRows(call, table, detailed, conditions), detailed);
  const html = own(request, 'html');
  if (html !== 0 && html !== '0' && html !== false) return { data: rows };
  return { data: rows.map((row) => ({ ...row, comment: withoutTags(row['comment']) })) };
};

function withoutTags(comment: Wire | undefined): string {
  return typeof comment === 'string' ? comment.replace(/<[^<>]*>/g, '') : '';
}
