import { integer, richText, text } from '@tandem/connector-kit';
import { getRow, listRows } from './actions.ts';
import { apiKeyOnly, defineModule } from './define-module.ts';

/** Depots: places where products lie. The path is singular. */
export const depot = defineModule({
  path: 'depot',
  category: 'Depot',
  singular: 'depot',
  plural: 'depots',
  idField: 'depot_id',
  modes: apiKeyOnly,
  evidence: 'sdk',
  fields: {
    depot_id: integer({ readOnly: true, about: 'Identifies the depot.' }),
    depot_name: text(),
    comments: richText(),
  },
  actions: {
    list: listRows(),
    get: getRow(),
  },
});
