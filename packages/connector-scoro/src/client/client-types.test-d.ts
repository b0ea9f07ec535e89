import { expectTypeOf } from 'vitest';
import type { Answer, MethodInput, MethodKey, ScoroClient, ScoroRecord } from './client-types.ts';
import type { Page, RecordList } from './record-list.ts';

declare const acme: ScoroClient;

// Rows of a list are records of their module, one by one and page by page.
const tasks = acme.tasks.list({
  filter: { project_id: [1, 2], modified_date: { from_date: '2026-01-01' } },
  detailed: true,
});
expectTypeOf(tasks).toEqualTypeOf<RecordList<ScoroRecord<'tasks'>>>();
expectTypeOf(tasks.page(2)).resolves.toEqualTypeOf<Page<ScoroRecord<'tasks'>>>();
expectTypeOf<ScoroRecord<'tasks'>['event_name']>().toEqualTypeOf<string | null | undefined>();
expectTypeOf<ScoroRecord<'tasks'>['is_completed']>().toEqualTypeOf<boolean | null | undefined>();

// A filter that no task has, or of another kind, does not compile.
// @ts-expect-error unknown filter
acme.tasks.list({ filter: { projectId: 1 } });
// @ts-expect-error a flag is no number
acme.tasks.list({ filter: { is_completed: 1 } });

// An id alone is enough to get and to delete.
expectTypeOf(acme.contacts.get(7)).resolves.toEqualTypeOf<ScoroRecord<'contacts'>>();
expectTypeOf(acme.contacts.delete({ id: 7 })).resolves.toEqualTypeOf<null>();

// What the application sets cannot be written.
// @ts-expect-error read only
void acme.tasks.update({ id: 1, record: { created_date: '2026-01-01T00:00:00' } });
// @ts-expect-error a create needs its record
void acme.contacts.create();

// By key.
expectTypeOf(acme.call('tasks.list', { perPage: 5 })).resolves.toEqualTypeOf<Answer<readonly ScoroRecord<'tasks'>[]>>();
expectTypeOf<MethodInput<'tasks.get'>['id']>().toEqualTypeOf<number | string>();
expectTypeOf<'timeEntries.setDone'>().toExtend<MethodKey>();
// @ts-expect-error no such method
void acme.call('tasks.destroy', {});
