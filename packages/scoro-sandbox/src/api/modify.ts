import type { Author } from '../records/draft.ts';
import { Draft } from '../records/draft.ts';
import type { Field } from '../records/field.ts';
import { Refusal } from '../records/refusal.ts';
import type { Row } from '../records/row.ts';
import type { Table } from '../records/table.ts';
import type { Value } from '../records/value.ts';
import { own } from '../records/value.ts';
import type { Site } from '../site/site.ts';
import type { ApiCall, Reply } from './call.ts';
import { tableOf } from './call.ts';
import { recordOf } from './record-of-call.ts';
import { isOn, requestOf } from './request-body.ts';
import { wireRecord } from './view.ts';

/** Whether the call makes a record: no id in its path, or id 0 (PROTOCOL.md 6.1). */
export function isCreate(call: ApiCall): boolean {
  return call.id === undefined || call.id === '0';
}

export function authorOf(call: ApiCall): Author {
  return { user: call.viewer.user, entity: call.viewer.entity };
}

/** What the request says of the members that the module has; everything else is swallowed. @throws Refusal */
function readMembers(table: Table, row: Row | undefined, request: object): Map<string, Value> {
  const values = new Map<string, Value>();
  const wrong: { [member: string]: string } = {};
  for (const field of table.module.fields) {
    const input = field.readOnly === true ? undefined : own(request, field.name);
    if (input === undefined) continue;
    try {
      const previous = row?.value(field) ?? field.kind.empty;
      values.set(
        field.name,
        field.kind.read(input, { member: field.name, world: table.world, previous, creating: row === undefined }),
      );
    } catch (error) {
      if (!(error instanceof Refusal) || typeof error.messages === 'string') throw error;
      Object.assign(wrong, error.messages);
    }
  }
  if (Object.keys(wrong).length > 0) throw new Refusal(400, wrong);
  return values;
}

function initialValue(field: Field, table: Table, author: Author): Value {
  if (field.initial === undefined) return field.kind.empty;
  return typeof field.initial === 'function' ? field.initial(table.world, author) : field.initial;
}

function complete(table: Table, values: Map<string, Value>, author: Author): void {
  for (const field of table.module.fields) {
    if (field.derive === undefined && !values.has(field.name))
      values.set(field.name, initialValue(field, table, author));
  }
}

/** Makes or changes a record, and tells who listens. @throws Refusal */
export function write(site: Site, table: Table, row: Row | undefined, request: object, author: Author): Row {
  const sent = readMembers(table, row, request);
  const values = new Map(sent);
  if (row === undefined) complete(table, values, author);
  const draft = new Draft(table, row, request, values, author);
  table.module.write(draft);
  if (table.field('modified_date') !== undefined) draft.set('modified_date', site.now());
  if (table.field('modified_user') !== undefined) draft.set('modified_user', author.user ?? 0);
  const members =
    row === undefined
      ? [...sent.keys()]
      : [...sent.keys()].filter((name) => JSON.stringify(row.get(name)) !== JSON.stringify(draft.get(name)));
  const id = row?.id ?? site.nextId(table.module.series);
  const written = table.put(id, { values: new Map([...(row?.written?.values ?? []), ...draft.values]), deleted: null });
  site.changed({ action: row === undefined ? 'create' : 'modify', row: written, members, actor: author.user });
  return written;
}

/** `modify`: creates without an id, changes with one, answers the record after it. */
export function modify(call: ApiCall): Reply {
  return { data: wireRecord(call, modifyRecord(call), 'modify') };
}

/** The record after the call. @throws Refusal */
export function modifyRecord(call: ApiCall): Row {
  const row = isCreate(call) ? undefined : recordOf(call);
  const request = requestOf(call.body);
  call.site.store(call.size);
  const { aliasOf } = call.module;
  return write(
    call.site,
    tableOf(call),
    row,
    aliasOf === undefined ? request : { ...request, [aliasOf.member]: aliasOf.value },
    authorOf(call),
  );
}

/** Whether timeEntries/modify gives the object back. */
export function wantsData(call: ApiCall): boolean {
  const said = own(call.body, 'return_data') ?? own(requestOf(call.body), 'return_data');
  return said === undefined ? call.site.settings.returnData : isOn(call.body, 'return_data', true);
}
