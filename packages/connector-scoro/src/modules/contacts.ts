import { choice, date, flag, integer, list, object, richText, text } from '@tandem/connector-kit';
import { address } from '../shapes/address.ts';
import { contactMeans } from '../shapes/contact-means.ts';
import { customFields } from '../shapes/custom-fields.ts';
import { relatedObjects } from '../shapes/related-objects.ts';
import { createdDate, deletedDate, isDeleted, modifiedDate, permissions } from '../shapes/stamps.ts';
import { tagNames } from '../shapes/tags.ts';
import { createRow, deleteRow, getRow, listRows, specialAction, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Contacts: companies and persons. */
export const contacts = defineModule({
  path: 'contacts',
  category: 'Contacts',
  singular: 'contact',
  plural: 'contacts',
  idField: 'contact_id',
  modes: either,
  evidence: 'sdk',
  example: {
    name: 'Example Ltd',
    contact_type: 'company',
    is_client: true,
    means_of_contact: { email: ['info@example.com'] },
  },
  fields: {
    contact_id: integer({ readOnly: true, about: 'Identifies the contact.' }),
    name: text({ filter: 'attested', about: 'Name of a company, first name of a person.' }),
    lastname: text({ about: 'Last name of a person.' }),
    search_name: text({ readOnly: true }),
    contact_type: choice(['person', 'company'], {
      about: 'Person or company; a new contact is a company unless it says otherwise.',
    }),
    id_code: text(),
    bankaccount: text(),
    birthday: date({ wire: 'partialDate', about: 'May lack its year.' }),
    position: text(),
    comments: richText(),
    sex: choice(['F', 'M']),
    vatno: text(),
    timezone: text(),
    manager_id: integer({ refersTo: 'users', about: 'The user who manages the contact.' }),
    manager_email: text(),
    is_supplier: flag(),
    is_client: flag({ about: 'Whether it is a client. Filtering by it was seen to be unreliable.' }),
    client_profile_id: integer({ refersTo: 'clientProfiles' }),
    created_date: createdDate,
    modified_date: modifiedDate,
    deleted_date: deletedDate,
    addresses: list(object(address)),
    means_of_contact: contactMeans,
    tags: tagNames,
    reference_no: text(),
    cat_id: integer({ refersTo: 'categories' }),
    cat_name: text({ readOnly: true }),
    contact_users: list(integer(), { refersTo: 'users' }),
    related_companies: list(
      object({ related_company_id: integer({ refersTo: 'contacts' }), related_company_name: text({ readOnly: true }) }),
    ),
    permissions,
    contact_picture: text(),
    custom_fields: customFields,
    is_deleted: isDeleted,
  },
  actions: {
    list: listRows(),
    get: getRow(),
    create: createRow(),
    update: updateRow(),
    delete: deleteRow(),
    getRelatedObjects: specialAction({
      segment: 'getRelatedObjects',
      name: 'Get Related Objects of Contact',
      summary: 'Reads what is related to one contact, by module.',
      effect: 'read',
      takesId: true,
      gives: relatedObjects,
    }),
    filters: specialAction({
      segment: 'filters',
      name: 'Get Contact Filters',
      summary: 'An old action: answers what can be filtered by, or rows; which is not known.',
      effect: 'read',
      takesId: false,
      unconfirmed: 'What it answers is not known: filters by one account, rows by another.',
    }),
  },
});
