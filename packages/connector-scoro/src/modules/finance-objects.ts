import { integer, text } from '@tandem/connector-kit';
import { getRow, listRows } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Finance objects, which lines of documents are counted under. */
export const financeObjects = defineModule({
  path: 'financeObjects',
  category: 'Finance Objects',
  singular: 'finance object',
  plural: 'finance objects',
  idField: 'object_id',
  modes: either,
  evidence: 'sdk',
  fields: {
    object_id: integer({ readOnly: true, about: 'Identifies the finance object.' }),
    object_symbol: text(),
    name: text(),
    parent_group_name: text(),
  },
  actions: {
    list: listRows({ pagingAttested: false }),
    get: getRow(),
  },
});
