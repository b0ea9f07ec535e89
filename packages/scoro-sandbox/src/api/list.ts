import type { Field } from '../records/field.ts';
import { integerOf } from '../records/kinds/number.ts';
import type { Condition, Query } from '../records/query.ts';
import type { Row } from '../records/row.ts';
import type { Table } from '../records/table.ts';
import type { WireRow } from '../records/value.ts';
import { isPlainObject, own } from '../records/value.ts';
import { bookmarkConditions } from './bookmark.ts';
import type { ApiCall, Reply } from './call.ts';
import { tableOf } from './call.ts';
import { conditionsOf } from './filter.ts';
import { WHOLE_LIST } from './page-trouble.ts';
import { isOn, requestOf } from './request-body.ts';
import { fieldsFor, renamedId, rowsText, wireRow } from './wire-row.ts';

const CAP = 100;
const DETAILED_CAP = 25;
const DAY = 86_400_000;

/** The part of a list that is asked for. `page` starts at 1; the caps lower per_page without notice (PROTOCOL.md 5). */
function windowOf(call: ApiCall, detailed: boolean): { readonly page: number; readonly size: number } {
  const asked = integerOf(own(call.body, 'per_page')) ?? call.site.settings.defaultPerPage;
  const page = integerOf(own(call.body, 'page')) ?? 1;
  const size = Math.min(asked > 0 ? asked : call.site.settings.defaultPerPage, detailed ? DETAILED_CAP : CAP);
  return { page: Math.max(1, page), size };
}

function equals(table: Table, member: string, value: string | number | null): Condition[] {
  const field = table.field(member);
  return field === undefined ? [] : [{ field, test: (held) => held === value }];
}

/** What lists leave out although nobody filtered. */
function implied(call: ApiCall, table: Table, filter: Record<string, unknown>): Condition[] {
  const { module } = call;
  const { settings } = call.site;
  if (module.aliasOf !== undefined) return equals(table, module.aliasOf.member, module.aliasOf.value);
  switch (module.path) {
    case 'tasks':
      return isOn(call.body, 'include_subtasks', true) || Object.hasOwn(filter, 'parent_id')
        ? []
        : equals(table, 'parent_id', null);
    case 'users': {
      const field = table.field('category');
      return field === undefined || Object.hasOwn(filter, 'category')
        ? []
        : [{ field, test: (held) => held !== 'cupo' }];
    }
    case 'projects':
      return settings.projectsWithoutStatus === 'all' || Object.hasOwn(filter, 'status')
        ? []
        : equals(table, 'status', 'inprogress');
    case 'notifications':
      return call.viewer.user === null ? [] : equals(table, 'user_id', call.viewer.user);
    default:
      return [];
  }
}

/** The rows of the page that is asked for. `more` narrows the list further. */
export function pageOfRows(call: ApiCall, table: Table, detailed: boolean, more: readonly Condition[] = []): Row[] {
  const given = own(call.body, 'filter');
  const filter = isPlainObject(given) ? given : {};
  const { settings } = call.site;
  const conditions = [
    ...implied(call, table, filter),
    ...conditionsOf(filter, table),
    ...bookmarkConditions(call),
    ...more,
  ];
  const includeDeleted = isOn(call.body, 'include_deleted', true);
  const query: Query = {
    conditions,
    deletedSince: includeDeleted ? call.site.now() - settings.deletedDays * DAY : null,
    newestFirst: settings.listOrder === 'newest',
    key:
      conditions.length === 0
        ? ''
        : JSON.stringify([
            call.module.path,
            filter,
            own(call.body, 'bookmark') ?? null,
            requestOf(call.body),
            includeDeleted,
            call.viewer.user,
            settings,
          ]),
  };
  const { page, size } = windowOf(call, detailed);
  const rows = (number: number, length = size): Row[] =>
    call.site.pages.page(table, query, (number - 1) * size, length);
  const trouble = call.pageTrouble;
  switch (trouble?.kind) {
    case 'ignore-page':
      return rows(1);
    case 'repeat-page':
      return rows(page >= trouble.fromPage ? Math.max(1, trouble.fromPage - 1) : page);
    case 'whole-list':
      return call.site.pages.page(table, query, 0, WHOLE_LIST);
    default:
      return rows(page);
  }
}

function requestedFields(call: ApiCall): readonly string[] {
  const names = own(requestOf(call.body), 'fields');
  const bookmarks = own(call.body, 'bookmark') === undefined ? [] : ['bookmark_users'];
  return [...(Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []), ...bookmarks];
}

function fieldsOfList(call: ApiCall, table: Table, shape: 'list' | 'detailed'): readonly Field[] {
  return fieldsFor(table.module, {
    shape,
    userToken: call.viewer.credential === 'userToken',
    basic: isOn(call.body, 'basic_data'),
    extra: requestedFields(call),
  });
}

/** How the rows of a list look. */
export function rowsOfList(call: ApiCall, table: Table, rows: readonly Row[], detailed: boolean): WireRow[] {
  const shape = detailed ? 'detailed' : 'list';
  const fields = fieldsOfList(call, table, shape);
  const wire = rows.map((row) => wireRow(row, fields, shape, call.site));
  return call.module.aliasOf === undefined ? wire : wire.map((row) => renamedId(row, call.module, call.site));
}

/** Full pages for ever, of rows whose ids have not been seen. */
function endless(call: ApiCall, table: Table, rows: WireRow[], detailed: boolean): WireRow[] {
  const { page, size } = windowOf(call, detailed);
  const id = table.module.id;
  const samples =
    rows.length > 0
      ? rows
      : rowsOfList(
          call,
          table,
          call.site.pages.page(table, { conditions: [], deletedSince: null, newestFirst: false, key: '' }, 0, size),
          detailed,
        );
  const first = 1_000_000_000 + page * size;
  return Array.from({ length: samples.length === 0 ? 0 : size }, (_, place) => ({
    ...samples[place % samples.length],
    ...(id === undefined ? {} : { [id]: first + place }),
  }));
}

/** `list`: an array of rows, no total, no page count. */
export function list(call: ApiCall): Reply {
  const table = tableOf(call);
  const detailed = isOn(call.body, 'detailed_response');
  const rows = pageOfRows(call, table, detailed);
  if (call.pageTrouble?.kind === 'endless-pages')
    return { data: endless(call, table, rowsOfList(call, table, rows, detailed), detailed) };
  if (call.module.aliasOf !== undefined) return { data: rowsOfList(call, table, rows, detailed) };
  const shape = detailed ? 'detailed' : 'list';
  return { json: rowsText(rows, fieldsOfList(call, table, shape), shape, call.site) };
}
