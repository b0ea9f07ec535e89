import type { DocumentKind } from '../document-fields.ts';
import { documentFields, numberedFrom } from '../document-fields.ts';
import { field } from '../field.ts';
import { integer } from '../kinds/number.ts';
import { date, dateTime } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import type { Size } from '../size.ts';

const count = (size: Size): number => size.of(50);

const kind: DocumentKind = {
  module: 'purchaseOrders',
  salt: 500,
  count,
  no: numberedFrom(301),
  statuses: ['pending', 'sent', 'confirmed'],
  names: {},
  without: ['is_role_based', 'local_price_list_id'],
  lineMembers: [
    'id',
    'product_id',
    'product_name',
    'product_code',
    'comment',
    'comment2',
    'price',
    'amount',
    'amount2',
    'discount',
    'sum',
    'vat',
    'unit',
    'finance_object_id',
    'finance_object_name',
    'finance_object_symbol',
    'finance_account_id',
    'finance_account_name',
    'finance_account_symbol',
    'project_id',
    'project_name',
    'vat_code_id',
    'vat_code',
    'is_settled',
    'custom_fields',
  ],
};

export const purchaseOrders = defineModule({
  path: 'purchaseOrders',
  title: 'Purchase orders',
  id: 'id',
  firstId: 6501,
  actions: ['list', 'view', 'modify', 'delete', 'pdf'],
  count,
  entityType: () => 'purchaseOrder',
  webhookModule: () => 'purchaseOrders',
  fields: [
    ...documentFields(kind),
    field('quote_id', integer, null),
    field('order_id', integer, (index, world) => 5001 + (index % world.size.of(90))),
    field('real_estate_id', integer, null),
    field('delivery_address_id', integer, null),
    field('delivery_date', date, null),
    field('confirmed_date', dateTime, null),
  ],
});
