import { flag, integer, richText, text } from '@tandem/connector-kit';
import { customFields } from '../shapes/custom-fields.ts';
import { modifiedDate, permissions } from '../shapes/stamps.ts';
import { createRow, deleteRow, listRows, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Comments on records. Each belongs to one record of one module, which every request names. */
export const comments = defineModule({
  path: 'comments',
  category: 'Comments',
  singular: 'comment',
  plural: 'comments',
  idField: 'comment_id',
  modes: either,
  evidence: 'vendor-doc',
  example: { module: 'tasks', object_id: 1, comment: 'Done.', user_id: 1 },
  fields: {
    comment_id: integer({ wire: 'numericString', readOnly: true, about: 'Identifies the comment.' }),
    module: text({
      writeOnly: true,
      requiredOnCreate: true,
      about: 'The module of the record that it belongs to, such as tasks.',
    }),
    object_id: integer({ writeOnly: true, requiredOnCreate: true, about: 'The record that it belongs to.' }),
    parent_id: integer({ refersTo: 'comments', about: 'The comment that this one answers.' }),
    comment: richText(),
    user_id: integer({
      refersTo: 'users',
      about:
        'The author. Must be given with the API key; with User Auth it is the user who signed in. An inactive user is refused.',
    }),
    modified_date: modifiedDate,
    permissions,
    custom_fields: { ...customFields, availableIn: ['modify'] },
  },
  actions: {
    list: listRows({
      parameters: {
        module: text({ requiredOnCreate: true, about: 'The module of the record, such as tasks.' }),
        object_id: integer({ requiredOnCreate: true, about: 'The record whose comments are wanted.' }),
        html: flag({ about: 'False takes the HTML tags away.' }),
      },
      example: { module: 'tasks', object_id: 1 },
    }),
    create: createRow({ meField: 'user_id' }),
    update: updateRow({ required: ['module', 'object_id'] }),
    delete: deleteRow(),
  },
});
