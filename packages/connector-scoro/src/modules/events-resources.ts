import { integer, text } from '@tandem/connector-kit';
import { modifiedDate } from '../shapes/stamps.ts';
import { getRow, listRows } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Resources of calendar events. */
export const eventsResources = defineModule({
  path: 'eventsResources',
  category: 'Event Resources',
  singular: 'event resource',
  plural: 'event resources',
  idField: 'resource_id',
  modes: either,
  evidence: 'sdk',
  fields: {
    resource_id: integer({ readOnly: true, about: 'Identifies the event resource.' }),
    resource_name: text(),
    resource_color: text({ about: 'Colour as #rrggbb.' }),
    modified_date: modifiedDate,
  },
  actions: {
    list: listRows({ pagingAttested: false }),
    get: getRow(),
  },
});
