import { integerOf } from '../../records/kinds/number.ts';
import type { Condition } from '../../records/query.ts';
import { Refusal } from '../../records/refusal.ts';
import { own } from '../../records/value.ts';
import type { Action } from '../call.ts';
import { tableOf } from '../call.ts';
import { list } from '../list.ts';
import { requestOf } from '../request-body.ts';

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
  const reply = list(call, conditions);
  const html = own(request, 'html');
  if (!(html === 0 || html === '0' || html === false) || !('data' in reply) || !Array.isArray(reply.data)) return reply;
  return { data: reply.data.map((row) => ({ ...row, comment: String(row.comment).replace(/<[^<>]*>/g, '') })) };
};
