import type { DocumentKind } from '../document-fields.ts';
import { documentFields, textNumberedFrom, usualLine } from '../document-fields.ts';
import { defineModule } from '../module.ts';
import type { Size } from '../size.ts';

const count = (size: Size): number => size.of(12);

const kind: DocumentKind = {
  module: 'rentOrders',
  salt: 560,
  count,
  no: textNumberedFrom(101, 'R'),
  statuses: ['pending', 'rented', 'returned'],
  lineMembers: usualLine,
  names: {},
  days: 30,
};
const members = [
  'id',
  'no',
  'company_id',
  'project_id',
  'status',
  'sum',
  'currency',
  'date',
  'deadline',
  'lines',
  'modified_date',
];

/** A placeholder: tasks and calendar events point to rent orders, nobody attests the module. */
export const rentOrders = defineModule({
  path: 'rentOrders',
  title: 'Rent orders',
  id: 'id',
  firstId: 9501,
  actions: ['list', 'view', 'modify', 'delete'],
  count,
  fields: documentFields(kind).filter((field) => members.includes(field.name)),
});
