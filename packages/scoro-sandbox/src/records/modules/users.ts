import { at } from '../chance.ts';
import { field } from '../field.ts';
import { flag, integer } from '../kinds/number.ts';
import { idList, json } from '../kinds/structure.ts';
import { nullableText, text } from '../kinds/text.ts';
import { zeroDate } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import { emailOf, personOf, USERS } from '../people.ts';
import { idField, modifiedDate } from '../usual-fields.ts';
import { USER_GROUPS } from './user-groups.ts';
import { roleOfUser } from './user-roles.ts';

const eightHours = 28_800;
const week = {
  monday: eightHours,
  tuesday: eightHours,
  wednesday: eightHours,
  thursday: eightHours,
  friday: eightHours,
  saturday: 0,
  sunday: 0,
  holiday: 0,
};

/** A pending user has is_active 1 and no username, as recorded. */
export const users = defineModule({
  path: 'users',
  title: 'Users',
  id: 'id',
  actions: ['list', 'view', 'settings'],
  count: () => USERS,
  attestedFilters: ['modified_date', 'email', 'category', 'status'],
  fields: [
    idField('id'),
    field(
      'username',
      text,
      (index, world) => (personOf(index).status === 'pending' ? '' : emailOf(personOf(index), world.company)),
      { basic: true },
    ),
    field('firstname', text, (index) => personOf(index).first, { basic: true }),
    field('lastname', text, (index) => personOf(index).last, { basic: true }),
    field('full_name', text, (index) => `${personOf(index).first} ${personOf(index).last}`, { basic: true }),
    field('initials', text, (index) => `${personOf(index).first.slice(0, 1)}${personOf(index).last.slice(0, 1)}`),
    field('email', text, (index, world) => emailOf(personOf(index), world.company), { basic: true }),
    field('is_active', flag, (index) => (personOf(index).status === 'inactive' ? 0 : 1)),
    field('status', text, (index) => personOf(index).status, { basic: true }),
    field('birthday', zeroDate, (index) =>
      index % 3 === 0 ? `19${80 + (index % 19)}-05-1${index % 10}` : index % 3 === 1 ? `05-1${index % 10}` : null,
    ),
    field('category', text, (index) => personOf(index).category),
    field('position', text, (index) => personOf(index).position),
    field('user_picture', nullableText, null),
    field('role_id', integer, roleOfUser),
    field('user_groups_ids', idList, (index) => [1 + (index % USER_GROUPS)]),
    field('country_id', text, (index) => at(['EST', 'LVA', ''], index)),
    field('gsm', text, (index) => `+372 55${100_000 + index}`),
    field('timezone', text, (index, world) => (index % 7 === 6 ? 'Europe/London' : world.clock.timeZone)),
    modifiedDate(() => USERS),
    field('availability', json, (index) => (index % 6 === 5 ? { ...week, friday: 14_400 } : week)),
  ],
});
