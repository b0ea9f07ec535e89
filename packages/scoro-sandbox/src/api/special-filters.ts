import type { Field } from '../records/field.ts';
import { integerOf } from '../records/kinds/number.ts';
import type { Condition } from '../records/query.ts';
import type { Table } from '../records/table.ts';
import type { Value } from '../records/value.ts';
import { isList, isPlainObject, own } from '../records/value.ts';
import { chance } from '../records/chance.ts';

const taskUserFilters: ReadonlySet<string> = new Set(['doer_id', 'owner_id', 'user_id', 'responsible_id']);

function contains(field: Field, wanted: unknown): Condition {
  const ids = (Array.isArray(wanted) ? wanted : [wanted]).map(integerOf);
  return { field, test: (held) => isList(held) && held.some((one) => typeof one === 'number' && ids.includes(one)) };
}

function overlaps(table: Table, wanted: unknown): Condition[] {
  const [start, end] = [table.field('start_date'), table.field('end_date')];
  if (!isPlainObject(wanted) || start === undefined || end === undefined) return [];
  const day = (name: string): string | undefined => {
    const bound = own(wanted, name);
    return typeof bound === 'string' && bound !== '' ? bound.slice(0, 10) : undefined;
  };
  const [from, to] = [day('from_date'), day('to_date')];
  return [
    ...(from === undefined ? [] : [{ field: end, test: (held: Value) => typeof held === 'string' && held >= from }]),
    ...(to === undefined ? [] : [{ field: start, test: (held: Value) => typeof held === 'string' && held <= to }]),
  ];
}

/** As reported (PROTOCOL.md 8.7): some of the assigned tasks are missing, whichever member is asked. */
function unreliable(condition: Condition, table: Table): Condition[] {
  const id = table.module.fields[0];
  return id === undefined
    ? [condition]
    : [condition, { field: id, test: (held) => typeof held === 'number' && chance(held, 7) % 3 !== 0 }];
}

/** Filters whose name is no member of the record, or that behave unlike one; undefined for all others. */
export function specialFilters(table: Table, name: string, wanted: unknown): Condition[] | undefined {
  const { settings } = table.world;
  const path = table.module.path;
  if (path === 'timeOffs' && name === 'date') return overlaps(table, wanted);
  if (path === 'contacts' && name === 'is_client' && settings.contactClientFilter === 'ignored') return [];
  if (path === 'timeEntries' && name === 'task_id') {
    const field = table.field('event_id');
    const ids = (Array.isArray(wanted) ? wanted : [wanted]).map(integerOf).filter((id) => id !== undefined);
    return field === undefined
      ? []
      : [{ field, oneOf: ids, test: (held) => typeof held === 'number' && ids.includes(held) }];
  }
  if (path === 'projects' && name === 'user_id') {
    const field = table.field('project_users');
    return field === undefined ? [] : [contains(field, wanted)];
  }
  if (path === 'tasks' && taskUserFilters.has(name)) {
    const field = table.field(name === 'owner_id' ? 'owner_id' : 'related_users');
    if (field === undefined) return [];
    const id = integerOf(wanted);
    const condition: Condition = name === 'owner_id' ? { field, test: (held) => held === id } : contains(field, wanted);
    return settings.taskUserFilters === 'exact' ? [condition] : unreliable(condition, table);
  }
  return undefined;
}
