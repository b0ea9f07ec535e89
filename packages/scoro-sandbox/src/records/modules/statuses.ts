import { at } from '../chance.ts';
import { field } from '../field.ts';
import { flag } from '../kinds/number.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { modifiedDate } from '../usual-fields.ts';

const statusList = [
  ['tasks', 'task_status1', 'Not started', '#bbbbbb'],
  ['tasks', 'task_status2', 'In progress', '#1f77b4'],
  ['tasks', 'task_status3', 'Waiting', '#ff7f0e'],
  ['tasks', 'task_status4', 'In review', '#9467bd'],
  ['tasks', 'additional5', 'Blocked & parked', '#d62728'],
  ['tasks', 'task_status9', 'Completed', '#2ca02c'],
  ['projects', 'pending', 'Pending', '#bbbbbb'],
  ['projects', 'inprogress', 'In progress', '#1f77b4'],
  ['projects', 'future', 'Future', '#17becf'],
  ['projects', 'additional1', 'On hold', '#ff7f0e'],
  ['projects', 'cancelled', 'Cancelled', '#7f7f7f'],
  ['projects', 'completed', 'Completed', '#2ca02c'],
  ['quotes', 'pending', 'Pending', '#bbbbbb'],
  ['quotes', 'sent', 'Sent', '#1f77b4'],
  ['quotes', 'confirmed', 'Confirmed', '#2ca02c'],
  ['quotes', 'lost', 'Lost', '#d62728'],
  ['orders', 'pending', 'Pending', '#bbbbbb'],
  ['orders', 'confirmed', 'Confirmed', '#1f77b4'],
  ['orders', 'invoiced', 'Invoiced', '#2ca02c'],
  ['orders', 'cancelled', 'Cancelled', '#7f7f7f'],
  ['purchaseOrders', 'pending', 'Pending', '#bbbbbb'],
  ['purchaseOrders', 'sent', 'Sent', '#1f77b4'],
  ['purchaseOrders', 'confirmed', 'Confirmed', '#2ca02c'],
  ['assets', 'additional1', 'In use', '#2ca02c'],
  ['assets', 'additional2', 'Retired', '#7f7f7f'],
] as const;

const names: ReadonlyMap<string, string> = new Map(statusList.map(([module, id, name]) => [`${module} ${id}`, name]));

/** What a status code is called in a module. */
export function statusName(module: string, id: string): string {
  return names.get(`${module} ${id}`) ?? '';
}

export const statuses = defineModule({
  path: 'statuses',
  title: 'Statuses',
  actions: ['list'],
  count: () => statusList.length,
  attestedFilters: ['module'],
  fields: [
    field('status_id', text, (index) => at(statusList, index)[1], { basic: true }),
    field('status_name', text, (index) => at(statusList, index)[2], { basic: true }),
    field('color', text, (index) => at(statusList, index)[3]),
    field('module', text, (index) => at(statusList, index)[0]),
    field('is_default', flag, (index) =>
      index === 0 || at(statusList, index)[0] !== at(statusList, index - 1)[0] ? 1 : 0,
    ),
    modifiedDate(() => statusList.length),
  ],
});
