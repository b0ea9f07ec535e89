import { text } from '@tandem/connector-kit';
import { listRows } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Kinds of relations between records. */
export const relationTypes = defineModule({
  path: 'relationTypes',
  category: 'Relation Types',
  singular: 'relation type',
  plural: 'relation types',
  idField: undefined,
  modes: either,
  evidence: 'sdk',
  fields: {
    relation_name: text(),
    relation_side_one: text(),
    relation_side_two: text(),
    relation_object_type: text(),
  },
  actions: {
    list: listRows({ pagingAttested: false }),
  },
});
