import { defineModule } from '../module.ts';
import { contacts } from './contacts.ts';

/** The contacts that are companies, under a path of their own. */
export const companies = defineModule({
  ...contacts,
  path: 'companies',
  title: 'Companies',
  actions: ['list', 'view', 'modify', 'delete'],
  series: 'contacts',
  count: () => 0,
  aliasOf: { path: 'contacts', member: 'contact_type', value: 'company' },
});
