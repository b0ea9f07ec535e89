import { chance } from '../chance.ts';
import { field } from '../field.ts';
import { decimal } from '../kinds/decimal.ts';
import { integer } from '../kinds/number.ts';
import { text } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import { idField, modifiedDate } from '../usual-fields.ts';
import { METERS } from './meters.ts';

const READINGS = METERS * 24;

/** A placeholder: nobody attests path or members. Every meter is read once a month. */
export const readings = defineModule({
  path: 'readings',
  title: 'Readings',
  credential: 'apiKey',
  id: 'id',
  firstId: 10_001,
  actions: ['list', 'view', 'modify', 'delete'],
  count: () => READINGS,
  find: { meter_id: (meter) => Array.from({ length: 24 }, (_, month) => month * METERS + meter - 51) },
  fields: [
    idField('id'),
    field('meter_id', integer, (index) => 51 + (index % METERS)),
    field('date', date, (index, world) => world.clock.date(world.clock.along(index, READINGS)), {
      rising: true,
      basic: true,
      initial: (world) => world.clock.date(world.now()),
    }),
    field('value', decimal(3), (index) => `${Math.floor(index / METERS) * 40 + (chance(index, 360) % 40)}.500`, {
      basic: true,
    }),
    field('comment', text, ''),
    field('user_id', integer, (index) => 1 + (index % 3), { initial: (_world, author) => author.user }),
    modifiedDate(() => READINGS),
  ],
});
