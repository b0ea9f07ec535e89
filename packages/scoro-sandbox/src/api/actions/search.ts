import type { Condition } from '../../records/query.ts';
import { select } from '../../records/query.ts';
import { Refusal } from '../../records/refusal.ts';
import type { Wire } from '../../records/value.ts';
import { isPlainObject, own } from '../../records/value.ts';
import type { Action } from '../call.ts';
import { requestOf } from '../request-body.ts';
import { wireRecord } from '../view.ts';

const HITS_PER_MODULE = 25;
const named: readonly (readonly [string, string])[] = [
  ['contacts', 'search_name'],
  ['projects', 'project_name'],
  ['tasks', 'event_name'],
  ['calendar', 'event_name'],
  ['products', 'name'],
  ['invoices', 'no'],
];

/** `search/list`: the phrase is read from `request` or `filter`. */
export const search: Action = (call) => {
  const filter = own(call.body, 'filter');
  const asked = { ...(isPlainObject(filter) ? filter : {}), ...requestOf(call.body) };
  const phrase = own(asked, 'search_phrase');
  if (typeof phrase !== 'string' || phrase.trim() === '')
    throw new Refusal(400, { search_phrase: 'search_phrase is required' });
  const wanted = phrase.trim().toLowerCase();
  const modules = own(asked, 'modules');
  const full = own(asked, 'full_result');
  const hits: Wire[] = [];
  for (const [module, member] of named) {
    if (Array.isArray(modules) && modules.length > 0 && !modules.includes(module)) continue;
    const table = call.site.table(module);
    const field = table.field(member);
    if (field === undefined) continue;
    const condition: Condition = {
      field,
      test: (held) => typeof held === 'string' && held.toLowerCase().includes(wanted),
    };
    for (const row of select(table, [condition], HITS_PER_MODULE)) {
      const hit = { id: row.id, module, name: field.kind.wire(row.value(field), call.site) };
      hits.push(
        full === true || full === 1
          ? { ...hit, object: wireRecord({ ...call, module: table.module }, row, 'view') }
          : hit,
      );
    }
  }
  return { data: hits };
};
