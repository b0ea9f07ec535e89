import type { Draft } from '../draft.ts';
import { where } from '../query.ts';
import { memberOf } from '../related.ts';
import { Refusal } from '../refusal.ts';

const inherited = [
  'project_id',
  'project_phase_id',
  'person_id',
  'company_id',
  'quote_id',
  'quote_line_id',
  'is_personal',
] as const;

/** The rules of writing a task (PROTOCOL.md 2, 6.9 and the notes of the catalogue). @throws Refusal */
export function checkTask(draft: Draft): void {
  if (
    draft.world.settings.projectIdText === 'refused' &&
    typeof draft.raw('project_id') === 'string' &&
    draft.raw('project_id') !== ''
  ) {
    throw new Refusal(400, { project_id: 'project_id must be an integer' });
  }
  if (typeof draft.row?.get('parent_id') === 'number') for (const member of inherited) draft.forget(member);
  const phase = draft.sent('project_phase_id') ? draft.get('project_phase_id') : null;
  if (phase !== null) {
    const project = memberOf(draft.world, 'projectPhases', phase, 'project_id');
    if (project !== null) draft.set('project_id', project);
  }
  completion(draft);
  if (draft.sent('billable_time_type')) {
    const type = draft.get('billable_time_type');
    if (type === 'billable') draft.set('billable_hours', draft.get('duration_planned'));
    if (type === 'non_billable') draft.set('billable_hours', 0);
  }
}

/** Status and is_completed say the same. */
function completion(draft: Draft): void {
  const wasDone = draft.row?.get('is_completed') === 1;
  let done = wasDone;
  if (draft.sent('is_completed')) done = draft.get('is_completed') === 1;
  else if (draft.sent('status')) done = draft.get('status') === 'task_status9';
  if (done === wasDone && !(draft.creating && done)) return;
  if (
    done &&
    draft.world.settings.completionNeedsTimeEntry &&
    (draft.row === undefined || where(draft.world.table('timeEntries'), 'event_id', draft.row.id, 1).length === 0)
  ) {
    throw new Refusal(400, 'A time entry is required to complete this task');
  }
  draft.set('is_completed', done ? 1 : 0);
  if (done) draft.set('status', 'task_status9');
  else if (draft.get('status') === 'task_status9') draft.set('status', 'task_status2');
  if (!draft.sent('datetime_completed')) draft.set('datetime_completed', done ? draft.world.now() : null);
}
