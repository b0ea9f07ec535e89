import { decimal, integer, richText, text } from '@tandem/connector-kit';
import { createRow, getRow, listRows, updateRow } from './actions.ts';
import { apiKeyOnly, defineModule } from './define-module.ts';

/** Groups of products. */
export const productGroups = defineModule({
  path: 'productGroups',
  category: 'Product Groups',
  singular: 'product group',
  plural: 'product groups',
  idField: 'id',
  modes: apiKeyOnly,
  evidence: 'sdk',
  example: { name: 'Services' },
  fields: {
    id: integer({ readOnly: true, about: 'Identifies the product group.' }),
    parent_group_id: integer({ refersTo: 'productGroups' }),
    name: text(),
    comments: richText(),
    pcs_per_package: decimal(),
    account_name: text(),
  },
  actions: {
    list: listRows(),
    get: getRow(),
    create: createRow(),
    update: updateRow(),
  },
});
