import type { Draft } from '../draft.ts';
import { Refusal } from '../refusal.ts';
import { activeAuthor } from './comments.ts';

/** The rules of writing a time entry (PROTOCOL.md 3.1, 6.8, 6.9 and the notes of the catalogue). @throws Refusal */
export function checkTimeEntry(draft: Draft): void {
  const { world } = draft;
  if (draft.row?.get('event_type') === 'cal') {
    for (const { name } of draft.table.module.fields) if (name !== 'invoice_line_id') draft.forget(name);
    draft.set('modified_date', world.now());
    return;
  }
  if (draft.creating) {
    if (!draft.sent('event_id') || draft.get('event_id') === null)
      throw new Refusal(400, { event_id: 'event_id is required' });
    if (!draft.sent('user_id')) {
      if (draft.author.user === null) throw new Refusal(400, { user_id: 'user_id is required' });
      draft.set('user_id', draft.author.user);
    }
  }
  if (draft.sent('event_id')) subject(draft);
  if (draft.creating || draft.sent('user_id')) {
    const user = draft.get('user_id');
    activeAuthor(user, typeof user === 'number' ? world.table('users').live(user)?.get('status') : undefined);
  }
  times(draft);
  completion(draft);
}

function subject(draft: Draft): void {
  const id = draft.get('event_id');
  const { world } = draft;
  if (typeof id !== 'number') throw new Refusal(400, { event_id: 'event_id is required' });
  if (world.table('tasks').live(id) !== undefined) draft.set('event_type', 'task');
  else if (world.table('calendar').live(id) !== undefined) draft.set('event_type', 'cal');
  else throw new Refusal(400, { event_id: `event ${id} was not found` });
}

/** Duration, start, end and date complete each other. */
function times(draft: Draft): void {
  const { clock } = draft.world;
  let start = draft.get('start_datetime');
  const end = draft.get('end_datetime');
  if (draft.creating && typeof start !== 'number') {
    const date = draft.sent('time_entry_date') ? draft.get('time_entry_date') : clock.date(draft.world.now());
    start = clock.parse(`${typeof date === 'string' ? date : ''} 09:00`)?.local ?? draft.world.now();
    draft.set('start_datetime', start);
  }
  if (typeof start !== 'number') return;
  if (draft.sent('duration')) draft.set('end_datetime', start + Number(draft.get('duration')) * 1000);
  else if (draft.sent('end_datetime') && typeof end === 'number')
    draft.set('duration', Math.max(0, Math.round((end - start) / 60_000) * 60));
  else draft.set('end_datetime', start + Number(draft.get('duration') ?? 0) * 1000);
  if (!draft.sent('time_entry_date') && (draft.creating || draft.sent('start_datetime')))
    draft.set('time_entry_date', clock.date(start));
  if (
    !draft.sent('billable_duration') &&
    (draft.creating || draft.sent('duration') || draft.sent('billable_time_type'))
  ) {
    draft.set('billable_duration', draft.get('billable_time_type') === 'non_billable' ? 0 : draft.get('duration'));
  }
}

function completion(draft: Draft): void {
  if (draft.sent('is_completed'))
    draft.set('completed_datetime', draft.get('is_completed') === 1 ? draft.world.now() : null);
}
