import { at, percent } from '../chance.ts';
import { field } from '../field.ts';
import { json } from '../kinds/structure.ts';
import { text } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import { activeUser } from '../people.ts';
import type { Size } from '../size.ts';
import { idField } from '../usual-fields.ts';
import type { Value } from '../value.ts';
import type { World } from '../world.ts';

const count = (size: Size): number => size.of(60);

function firstDay(index: number, world: World): number {
  return world.clock.workday(world.clock.along(index, count(world.size)));
}

function days(index: number): number {
  return 1 + (index % 5);
}

/** One booking of several users and days; seconds, -1 for a whole day. */
function usersDates(index: number, world: World): Value {
  const users = index % 6 === 0 ? [1, 2, 3] : [activeUser(index, 370)];
  const dates = Array.from({ length: days(index) }, (_, day) => ({
    date: world.clock.dateOfDay(firstDay(index, world) + day),
    value: percent(index, 371, 80) ? -1 : 14_400,
  }));
  return users.map((user_id) => ({ user_id, dates }));
}

export const timeOffs = defineModule({
  path: 'timeOffs',
  title: 'Time offs',
  id: 'id',
  actions: ['list', 'view', 'modify', 'delete'],
  count,
  attestedFilters: ['date'],
  fields: [
    idField('id'),
    field('type', text, (index) => (percent(index, 372, 90) ? 'vacation' : 'extra_availability'), {
      initial: 'vacation',
      basic: true,
    }),
    field('reason', text, (index) => at(['Vacation', 'Public holiday', 'Sick child', ''], index)),
    field('start_date', date, (index, world) => world.clock.dateOfDay(firstDay(index, world)), {
      rising: true,
      basic: true,
    }),
    field('end_date', date, (index, world) => world.clock.dateOfDay(firstDay(index, world) + days(index) - 1), {
      basic: true,
    }),
    field('usersDates', json, usersDates, { initial: [] }),
  ],
});
