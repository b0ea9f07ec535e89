import { at } from '../chance.ts';
import { field } from '../field.ts';
import { text } from '../kinds/text.ts';
import type { Value } from '../value.ts';
import { defineModule } from '../module.ts';
import { idField } from '../usual-fields.ts';

/** A saved view: a name, the module it belongs to, and the filter it stands for. */
export interface Bookmark {
  readonly name: string;
  readonly module: string;
  readonly filter: { readonly [member: string]: Value };
}

const savedViews: readonly Bookmark[] = [
  { name: 'Clients', module: 'companies', filter: { is_client: 1, contact_type: 'company' } },
  { name: 'Suppliers', module: 'companies', filter: { is_supplier: 1, contact_type: 'company' } },
  { name: 'People', module: 'persons', filter: { contact_type: 'person' } },
  { name: 'Open tasks', module: 'tasks', filter: { is_completed: 0 } },
  { name: 'Done tasks', module: 'tasks', filter: { status: 'task_status9' } },
  { name: 'In progress', module: 'projects', filter: { status: 'inprogress' } },
  { name: 'Unpaid', module: 'invoices', filter: { status: 'unpaid' } },
  { name: 'Not done', module: 'timeEntries', filter: { is_completed: 0 } },
  { name: 'Busy', module: 'calendar', filter: { status: 'busy' } },
];

const FIRST_BOOKMARK = 111;

export function savedView(id: number): Bookmark | undefined {
  return savedViews[id - FIRST_BOOKMARK];
}

export const bookmarks = defineModule({
  path: 'bookmarks',
  title: 'Bookmarks',
  credential: 'userToken',
  id: 'bookmark_id',
  firstId: FIRST_BOOKMARK,
  actions: ['list'],
  count: () => savedViews.length,
  attestedFilters: ['module'],
  fields: [
    idField('bookmark_id'),
    field('bookmark_name', text, (index) => at(savedViews, index).name, { basic: true }),
    field('module', text, (index) => at(savedViews, index).module, { basic: true }),
  ],
});
