import { integer, text } from '@tandem/connector-kit';

/** A postal address as it stands in contacts and on documents (PROTOCOL.md 9, address). */
export const address = {
  country: text({ about: 'Country: empty, ISO 3166-1 alpha-3, or free text.' }),
  county: text(),
  municipality: text(),
  city: text(),
  street: text({ about: 'Street and house number; may hold line breaks.' }),
  zipcode: text(),
  full_address: text({ readOnly: true, about: 'The whole address in one line: street, zip code and city.' }),
  contacts_addresses_id: integer({ readOnly: true, about: 'Identifies the address within the contact.' }),
};
