import { list, object, text } from '@tandem/connector-kit';
import { specialAction } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** The parts that addresses are made of, each with its distinct values; not a list of addresses. */
const parts = {
  country: list(object({ country_code: text(), country_name: text() })),
  city: list(object({ city: text() })),
  street: list(object({ street: text() })),
  county: list(object({ county: text() })),
  municipality: list(object({ municipality: text() })),
  zipcode: list(object({ zipcode: text() })),
};

/** Parts of addresses, to choose from. */
export const addresses = defineModule({
  path: 'addresses',
  category: 'Addresses',
  singular: 'address',
  plural: 'addresses',
  idField: undefined,
  modes: either,
  evidence: 'sdk',
  fields: parts,
  actions: {
    list: specialAction({
      segment: 'list',
      name: 'List Address Parts',
      summary: 'Lists the distinct countries, cities, streets and other parts of all addresses.',
      effect: 'read',
      takesId: false,
      gives: object(parts),
    }),
  },
});
