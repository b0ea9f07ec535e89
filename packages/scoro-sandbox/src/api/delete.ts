import type { Row } from '../records/row.ts';
import type { Value } from '../records/value.ts';
import type { Site } from '../site/site.ts';
import type { ApiCall, Reply } from './call.ts';
import { recordOf } from './record-of-call.ts';

/** What a deleted document holds (PROTOCOL.md 10.6); modified_date stays as it was. */
const emptied: readonly (readonly [string, Value])[] = [
  ['lines', []],
  ['vat', null],
  ['vat_code', ''],
];

/** Deletes a record and tells who listens. @throws Refusal where relations forbid it */
function remove(site: Site, row: Row, actor: number | null): Row {
  const { table } = row;
  table.module.remove(row, site);
  const isDocument = table.field('lines') !== undefined;
  const values = new Map([...(row.written?.values ?? []), ...(isDocument ? emptied : [])]);
  const deleted = table.put(row.id, { values, deleted: site.now() });
  site.changed({ action: 'delete', row: deleted, members: [], actor });
  return deleted;
}

/** `delete`: answers without data. */
export function deleteRecord(call: ApiCall): Reply {
  remove(call.site, recordOf(call), call.viewer.user);
  call.site.store(call.size);
  return { data: undefined };
}
