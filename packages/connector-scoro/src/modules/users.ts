import { choice, date, flag, integer, list, map, object, text } from '@tandem/connector-kit';
import { modifiedDate } from '../shapes/stamps.ts';
import { getRow, listRows, specialAction } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Settings of a user; the login gives the same. */
const settings = object({
  user_id: integer({ refersTo: 'users' }),
  master_company_account: text(),
  first_day_of_week: integer(),
  timezone: text({ about: 'Time zone by its IANA name, such as Europe/Tallinn.' }),
  locale_clock: text({ about: '12 or 24 hours.' }),
  locale_date: text({ about: 'Pattern of dates.' }),
  locale_number: object({ thousandSeparator: text(), decimalSeparator: text() }),
  company_accounts: list(object({ account_id: text(), account_name: text() })),
});

/** Users of the site. */
export const users = defineModule({
  path: 'users',
  category: 'Users',
  singular: 'user',
  plural: 'users',
  idField: 'id',
  modes: either,
  evidence: 'vendor-doc',
  fields: {
    id: integer({ readOnly: true, about: 'Identifies the user.' }),
    username: text(),
    firstname: text(),
    lastname: text(),
    full_name: text(),
    initials: text(),
    email: text({ filter: 'attested' }),
    is_active: flag({ deprecated: true, about: 'Replaced by status.' }),
    status: choice(['pending', 'active', 'inactive', 'awaiting'], {
      about: 'Tells whether the user is in use; is_active can be set on one who is still pending.',
    }),
    birthday: date({ wire: 'partialDate' }),
    category: choice(['user', 'admin', 'cupo'], { about: 'Lists give user and admin unless asked otherwise.' }),
    position: text(),
    user_picture: text({ availableIn: ['list', 'get'] }),
    role_id: integer({ refersTo: 'userRoles' }),
    user_groups_ids: list(integer(), { refersTo: 'userGroups' }),
    country_id: text(),
    gsm: text(),
    timezone: text(),
    modified_date: modifiedDate,
    availability: map(integer({ unit: 'seconds' }), {
      about: 'Working time by weekday, monday to sunday, and holiday.',
    }),
  },
  actions: {
    list: listRows(),
    get: getRow(),
    settings: specialAction({
      segment: 'settings',
      name: 'Get User Settings',
      summary: 'Reads time zone, formats and company accounts of one user.',
      effect: 'read',
      takesId: true,
      gives: settings,
    }),
  },
});
