import { at } from '../chance.ts';
import { field } from '../field.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { idField, modifiedDate } from '../usual-fields.ts';

export const eventsResources = defineModule({
  path: 'eventsResources',
  title: 'Event resources',
  id: 'resource_id',
  actions: ['list', 'view'],
  count: () => 5,
  fields: [
    idField('resource_id'),
    field('resource_name', text, (index) => at(['Blue room', 'Green room', 'Projector', 'Camera', 'Car'], index), {
      basic: true,
    }),
    field('resource_color', text, (index) => at(['#1f77b4', '#2ca02c', '#ff7f0e', '#9467bd', '#8c564b'], index)),
    modifiedDate(() => 5),
  ],
});
