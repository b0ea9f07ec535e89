import { anyValue } from '@tandem/connector-kit';
import { createRow, deleteRow, getRow, listRows, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Rent orders. Tasks and calendar events point to them; everything else is a guess. */
export const rentOrders = defineModule({
  path: 'rentOrders',
  category: 'Rent Orders',
  singular: 'rent order',
  plural: 'rent orders',
  idField: 'id',
  modes: either,
  evidence: 'inferred',
  unconfirmed:
    'That rent orders exist is known from other records; path, actions and fields are guesses by analogy with orders. An operator can correct the path with modulePaths.',
  example: { company_id: 1, date: '2026-01-31' },
  fields: {
    id: anyValue({ unconfirmed: true }),
    no: anyValue({ unconfirmed: true }),
    company_id: anyValue({ unconfirmed: true }),
    project_id: anyValue({ unconfirmed: true }),
    status: anyValue({ unconfirmed: true }),
    sum: anyValue({ unconfirmed: true }),
    currency: anyValue({ unconfirmed: true }),
    date: anyValue({ unconfirmed: true }),
    deadline: anyValue({ unconfirmed: true }),
    lines: anyValue({ unconfirmed: true, about: 'Shape would be as order lines.' }),
    modified_date: anyValue({ unconfirmed: true }),
  },
  actions: {
    list: listRows({ pagingAttested: false }),
    get: getRow(),
    create: createRow(),
    update: updateRow(),
    delete: deleteRow(),
  },
});
