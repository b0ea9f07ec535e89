import { at, chance, percent } from './chance.ts';
import type { Value } from './value.ts';

/** A custom field that every sandbox company has. */
export interface CustomFieldDefinition {
  readonly id: string;
  readonly name: string;
  readonly type: 'text' | 'number' | 'date' | 'select' | 'multiselect' | 'checkbox' | 'user';
  readonly filterable: boolean;
  readonly modules: readonly string[];
  readonly value: (index: number) => Value;
}

const documents = ['invoices', 'quotes', 'orders', 'prepayments', 'purchaseOrders', 'scheduledInvoices'] as const;

function dateIn2026(index: number): string {
  return `2026-${String(1 + (chance(index, 71) % 12)).padStart(2, '0')}-${String(1 + (chance(index, 72) % 28)).padStart(2, '0')}`;
}

export const customFieldDefinitions: readonly CustomFieldDefinition[] = [
  {
    id: 'c_budgetcode',
    name: 'Budget code',
    type: 'text',
    filterable: true,
    modules: ['projects'],
    value: (i) => `B-${1000 + (i % 900)}`,
  },
  {
    id: 'c_risk',
    name: 'Risk',
    type: 'select',
    filterable: true,
    modules: ['projects'],
    value: (i) => at(['low', 'medium', 'high', ''], i),
  },
  {
    id: 'c_kickoff',
    name: 'Kick-off',
    type: 'date',
    filterable: true,
    modules: ['projects'],
    value: (i) => (percent(i, 73, 70) ? dateIn2026(i) : ''),
  },
  {
    id: 'c_externalid',
    name: 'External id',
    type: 'text',
    filterable: true,
    modules: ['tasks', 'contacts', 'products'],
    value: (i) => (percent(i, 74, 80) ? `EXT-${10_000 + i}` : ''),
  },
  {
    id: 'c_effort',
    name: 'Effort',
    type: 'number',
    filterable: true,
    modules: ['tasks'],
    value: (i) => chance(i, 75) % 14,
  },
  {
    id: 'c_skills',
    name: 'Skills',
    type: 'multiselect',
    filterable: false,
    modules: ['tasks'],
    value: (i) => at([['design'], ['design', 'web'], [], ['copy & proof']], i),
  },
  {
    id: 'c_segment',
    name: 'Segment',
    type: 'select',
    filterable: true,
    modules: ['contacts'],
    value: (i) => at(['A', 'B', 'C'], i),
  },
  {
    id: 'c_newsletter',
    name: 'Newsletter',
    type: 'checkbox',
    filterable: true,
    modules: ['contacts'],
    value: (i) => i % 2,
  },
  {
    id: 'c_room',
    name: 'Room',
    type: 'text',
    filterable: false,
    modules: ['calendar'],
    value: (i) => at(['Blue', 'Green', ''], i),
  },
  {
    id: 'c_costcentre',
    name: 'Cost centre',
    type: 'text',
    filterable: true,
    modules: [...documents, 'bills', 'expenses', 'receipts'],
    value: (i) => `CC${10 + (i % 6)}`,
  },
  {
    id: 'c_approvedby',
    name: 'Approved by',
    type: 'user',
    filterable: true,
    modules: ['bills', 'expenses'],
    value: (i) => 1 + (i % 3),
  },
  {
    id: 'c_shelf',
    name: 'Shelf',
    type: 'text',
    filterable: true,
    modules: ['products'],
    value: (i) => `S${1 + (i % 12)}`,
  },
  {
    id: 'c_serial',
    name: 'Serial number',
    type: 'text',
    filterable: true,
    modules: ['assets'],
    value: (i) => `SN-${70_000 + i * 13}`,
  },
  { id: 'c_bought', name: 'Bought', type: 'date', filterable: true, modules: ['assets'], value: dateIn2026 },
  { id: 'c_holder', name: 'Holder', type: 'user', filterable: true, modules: ['assets'], value: (i) => 1 + (i % 3) },
  {
    id: 'c_partner',
    name: 'Partner',
    type: 'text',
    filterable: true,
    modules: ['contracts'],
    value: (i) => `Partner ${1 + (i % 9)}`,
  },
  { id: 'c_ends', name: 'Ends', type: 'date', filterable: true, modules: ['contracts'], value: dateIn2026 },
  {
    id: 'c_amount',
    name: 'Amount',
    type: 'number',
    filterable: true,
    modules: ['contracts'],
    value: (i) => 500 + 50 * (i % 40),
  },
];

export function customFieldsOf(module: string): readonly CustomFieldDefinition[] {
  return customFieldDefinitions.filter((definition) => definition.modules.includes(module));
}
