import { at, chance } from '../chance.ts';
import { field } from '../field.ts';
import { flag, integer } from '../kinds/number.ts';
import { nullableText, text } from '../kinds/text.ts';
import { dateTime } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import { activeUser } from '../people.ts';
import type { Size } from '../size.ts';
import { eventIdOfTask } from '../size.ts';
import { idField } from '../usual-fields.ts';

const count = (size: Size): number => size.of(60);

export const notifications = defineModule({
  path: 'notifications',
  title: 'Notifications',
  id: 'id',
  firstId: 901,
  actions: ['list', 'modify', 'delete'],
  count,
  attestedFilters: [],
  fields: [
    idField('id'),
    field('structure_id', integer, (index, world) => eventIdOfTask(chance(index, 330) % world.size.tasks)),
    field('structure_id2', integer, null),
    field('remind_type', text, 'notification', { initial: 'notification' }),
    field('module', text, 'tasks', { initial: 'tasks' }),
    field('user_id', integer, (index) => (index % 2 === 0 ? 1 : activeUser(index, 331)), {
      initial: (_world, author) => author.user ?? 0,
    }),
    field('notifier_id', integer, (index) => activeUser(index, 332)),
    field('date_added', dateTime, (index, world) => world.clock.along(index, count(world.size)), {
      rising: true,
      readOnly: true,
      initial: (world) => world.now(),
    }),
    field('status', text, (index) => at(['unread', 'read'], index), { initial: 'unread', basic: true }),
    field('date_read', dateTime, (index, world) =>
      index % 2 === 1 ? world.clock.along(index, count(world.size)) : null,
    ),
    field('action', text, (index) => at(['assigned', 'commented', 'completed'], index)),
    field('notification_action_text', nullableText, (index) =>
      at(['assigned a task to you', 'commented', 'completed a task'], index),
    ),
    field('notification_title_text', nullableText, (index) => `Task ${index + 1}`, { basic: true }),
    field('checked', flag, (index) => index % 2),
  ],
});
