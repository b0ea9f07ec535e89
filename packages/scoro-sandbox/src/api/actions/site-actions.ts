import { customFieldsOf } from '../../records/custom-field-definitions.ts';
import { Refusal } from '../../records/refusal.ts';
import type { Wire } from '../../records/value.ts';
import { cities, streets } from '../../records/vocabulary.ts';
import type { Action } from '../call.ts';
import { recordOf } from '../record-of-call.ts';
import { settingsOfUser } from './login.ts';

/** `companyAccount/list`: one row; its active_entities say what company_account_id may be. */
export const companyAccount: Action = ({ site }) => ({
  data: [
    {
      company_name: site.entities[0]?.name ?? site.company,
      alternative_name: '',
      address: [
        { country: 'EST', county: 'Harjumaa', municipality: '', city: 'Tallinn', street: 'Pikk 12', zipcode: '10111' },
      ],
      email: `info@${site.company}.example`,
      website: `https://${site.company}.example/`,
      phone: '+372 600 0000',
      fax: '',
      reg_no: '10000000',
      vat_no: 'EE100000000',
      site_version: '20.4',
      base_currency: 'EUR',
      active_currencies: ['EUR', 'USD', 'GBP'],
      language: 'eng',
      active_entities: site.entities.map(({ id, name }) => ({ entity_id: id, entity_name: name })),
    },
  ],
});

/** `users/settings/{id}` */
export const userSettings: Action = (call) => {
  const row = recordOf(call);
  if (call.site.settings.userSettingsOf === 'own' && call.viewer.user !== null && call.viewer.user !== row.id) {
    throw new Refusal(call.site.settings.noRightCode, 'You can read your own settings only');
  }
  return { data: settingsOfUser(call.site, row.id) };
};

const countryNames: ReadonlyMap<string, string> = new Map([
  ['EST', 'Estonia'],
  ['LVA', 'Latvia'],
  ['DEU', 'Germany'],
  ['FIN', 'Finland'],
  ['SWE', 'Sweden'],
  ['NLD', 'Netherlands'],
  ['GBR', 'United Kingdom'],
]);

function distinct(member: string, values: readonly string[]): Wire {
  return [...new Set(values.filter((value) => value !== ''))].sort().map((value) => ({ [member]: value }));
}

/** `addresses/list`: the distinct values of each part of addresses, not rows. */
export const addressParts: Action = () => ({
  data: {
    country: [...countryNames].map(([code, name]) => ({ country_code: code, country_name: name })),
    city: distinct(
      'city',
      cities.map((place) => place.city),
    ),
    street: distinct('street', streets),
    county: distinct(
      'county',
      cities.map((place) => place.county),
    ),
    municipality: [],
    zipcode: distinct(
      'zipcode',
      cities.map((place) => place.zipcode),
    ),
  },
});

/** The old action `filters` of contacts and tasks: what can be filtered. Its true shape is not known. */
export const filters: Action = ({ site, module }) => {
  const table = site.table(module.path);
  const members = table.module.fields
    .filter((field) => field.filterable !== false && field.kind.compare !== 'none')
    .map((field) => ({ id: field.name, type: field.kind.compare }));
  const custom = customFieldsOf(module.path)
    .filter((field) => field.filterable)
    .map((field) => ({ id: field.id, type: field.type }));
  return { data: [...members, ...custom] };
};
