import { defineModule } from '../module.ts';
import { contacts } from './contacts.ts';

/** The contacts that are people, under a path of their own. */
export const persons = defineModule({
  ...contacts,
  path: 'persons',
  title: 'Persons',
  actions: ['list', 'view', 'modify', 'delete'],
  series: 'contacts',
  count: () => 0,
  aliasOf: { path: 'contacts', member: 'contact_type', value: 'person' },
});
