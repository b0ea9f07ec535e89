import { flag, integer, list, object, richText, text } from '@tandem/connector-kit';
import { customFields } from '../shapes/custom-fields.ts';
import { listRows, modifyRow, specialAction } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Relations between records. They have no ids in their paths, and the list has no action. */
export const relations = defineModule({
  path: 'relations',
  category: 'Relations',
  singular: 'relation',
  plural: 'relations',
  idField: undefined,
  modes: either,
  evidence: 'sdk',
  example: { object_id: 1, type: 'contacts', related_objects: [{ id: 2, relation: 'employee' }] },
  fields: {
    object_id: integer({ about: 'The record whose relations these are.' }),
    related_objects: list(object({ id: integer(), relation: text(), comment: richText(), is_default: flag() }), {
      about: 'The records it is related to, each with the kind of the relation.',
    }),
    type: text({ about: 'The kind of that record.' }),
    custom_fields: customFields,
  },
  actions: {
    list: listRows({
      segment: '',
      parameters: {
        object_id: integer({ requiredOnCreate: true, about: 'The record whose relations are wanted.' }),
        type: text({ requiredOnCreate: true, about: 'The kind of that record.' }),
      },
      example: { object_id: 1, type: 'contacts' },
      pagingAttested: false,
    }),
    modify: modifyRow(),
    delete: specialAction({
      segment: 'delete',
      name: 'Delete Relation',
      summary: 'Takes away relations of one record.',
      effect: 'delete',
      takesId: false,
      parameters: {
        object_id: integer({ requiredOnCreate: true, about: 'The record whose relations end.' }),
        type: text({ requiredOnCreate: true, about: 'The kind of that record.' }),
        related_objects: list(integer(), {
          requiredOnCreate: true,
          about: 'Ids of the records that are no longer related.',
        }),
      },
      example: { object_id: 1, type: 'contacts', related_objects: [2] },
    }),
  },
});
