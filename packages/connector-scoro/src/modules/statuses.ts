import { flag, text } from '@tandem/connector-kit';
import { modifiedDate } from '../shapes/stamps.ts';
import { listRows } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Statuses of the site, by module. */
export const statuses = defineModule({
  path: 'statuses',
  category: 'Statuses',
  singular: 'status',
  plural: 'statuses',
  idField: 'status_id',
  modes: either,
  evidence: 'sdk',
  fields: {
    status_id: text({ readOnly: true, about: 'Code of the status, such as task_status1.' }),
    status_name: text({ about: 'Name of the status, as the site calls it.' }),
    color: text(),
    module: text({ filter: 'attested', about: 'The module that it belongs to, such as tasks.' }),
    is_default: flag(),
    modified_date: modifiedDate,
  },
  actions: {
    list: listRows({ pagingAttested: false }),
  },
});
