import { integer, richText, text } from '@tandem/connector-kit';
import { modifiedDate } from '../shapes/stamps.ts';
import { listRows } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Categories, which contacts fall under (`cat_id`). */
export const categories = defineModule({
  path: 'categories',
  category: 'Categories',
  singular: 'category',
  plural: 'categories',
  idField: 'cat_id',
  modes: either,
  evidence: 'sdk',
  fields: {
    cat_id: integer({ readOnly: true, about: 'Identifies the category.' }),
    cat_name: text({ readOnly: true }),
    symbol: text(),
    description: richText(),
    modified_date: modifiedDate,
  },
  actions: {
    list: listRows({ pagingAttested: false }),
  },
});
