import { integerOf } from '../../records/kinds/number.ts';
import type { Condition } from '../../records/query.ts';
import { where } from '../../records/query.ts';
import { Refusal } from '../../records/refusal.ts';
import type { Row } from '../../records/row.ts';
import { isPlainObject, own } from '../../records/value.ts';
import type { Action, ApiCall } from '../call.ts';
import { pageOfRows, rowsOfList } from '../list.ts';
import { authorOf, modifyRecord, write } from '../modify.ts';
import { isOn, requestOf } from '../request-body.ts';
import { wireRecord } from '../view.ts';

const MOST = 500;

/** Phases ride on projects/modify: rows with an id are changed, rows without are added (PROTOCOL.md 6.9). */
function writePhases(call: ApiCall, project: Row, phases: readonly unknown[]): void {
  const table = call.site.table('projectPhases');
  const before = where(table, 'project_id', project.id);
  const sent = new Set<number>();
  for (const phase of phases) {
    if (!isPlainObject(phase)) throw new Refusal(400, { phases: 'phases must be an array of objects' });
    const id = integerOf(own(phase, 'id'));
    const row = before.find((one) => one.id === id);
    if (id !== undefined && id !== 0 && row === undefined)
      throw new Refusal(400, { phases: `phase ${id} was not found in this project` });
    sent.add(write(call.site, table, row, { ...phase, project_id: project.id }, authorOf(call)).id);
  }
  if (call.site.settings.missingPhases === 'kept') return;
  for (const row of before)
    if (!sent.has(row.id)) table.put(row.id, { values: row.written?.values ?? new Map(), deleted: call.site.now() });
}

export const modifyProject: Action = (call) => {
  const phases = own(requestOf(call.body), 'phases');
  if (phases !== undefined && phases !== null && (!Array.isArray(phases) || phases.length > MOST))
    throw new Refusal(400, { phases: 'phases must be an array' });
  const row = modifyRecord(call);
  if (Array.isArray(phases)) writePhases(call, row, phases);
  return { data: wireRecord(call, row, 'modify') };
};

/** `projects/phases`: the phases of all projects, or of one. */
export const listPhases: Action = (call) => {
  const table = call.site.table('projectPhases');
  const project = integerOf(call.id) ?? integerOf(own(requestOf(call.body), 'project_id'));
  const field = table.field('project_id');
  const more: Condition[] =
    project === undefined || field === undefined || call.site.settings.phasesProjectFilter === 'ignored'
      ? []
      : [{ field, oneOf: [project], test: (held) => held === project }];
  const ignoring =
    call.site.settings.phasesProjectFilter === 'ignored' ? { ...call, body: { ...call.body, filter: {} } } : call;
  const detailed = isOn(call.body, 'detailed_response');
  const phasesCall = { ...ignoring, module: table.module };
  return { data: rowsOfList(phasesCall, table, pageOfRows(phasesCall, table, detailed, more), detailed) };
};
