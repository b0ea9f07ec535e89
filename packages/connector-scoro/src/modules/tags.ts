import { integer, text } from '@tandem/connector-kit';
import { listRows } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Tags. */
export const tags = defineModule({
  path: 'tags',
  category: 'Tags',
  singular: 'tag',
  plural: 'tags',
  idField: 'tag_id',
  modes: either,
  evidence: 'sdk',
  fields: {
    tag_id: integer({ readOnly: true, about: 'Identifies the tag.' }),
    tag_name: text(),
    parent_id: integer({ refersTo: 'tags' }),
    parent_name: text({ readOnly: true }),
  },
  actions: {
    list: listRows({ pagingAttested: false }),
  },
});
