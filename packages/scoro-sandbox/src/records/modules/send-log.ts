import { at } from '../chance.ts';
import { companyId } from '../document-fields.ts';
import { field } from '../field.ts';
import { flag, integer } from '../kinds/number.ts';
import { idList, textList } from '../kinds/structure.ts';
import { plainText, text } from '../kinds/text.ts';
import { naiveDateTime } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import { activeUser } from '../people.ts';
import type { Size } from '../size.ts';
import { idField } from '../usual-fields.ts';

const count = (size: Size): number => size.of(100);
const contact = companyId(600);

export const sendLog = defineModule({
  path: 'sendLog',
  title: 'Send log',
  id: 'id',
  firstId: 40_001,
  actions: ['list'],
  count,
  attestedFilters: [],
  fields: [
    idField('id'),
    field('datetime', naiveDateTime, (index, world) => world.clock.along(index, count(world.size)), {
      rising: true,
      basic: true,
    }),
    field('sender_id', integer, (index) => activeUser(index, 601)),
    field('sent_from', text, (_index, world) => `office@${world.company}.example`),
    field('sent_to', textList, (index) => [`client${index}@mail.example`]),
    field('contact_id', idList, (index, world) => [Number(contact.base(index, world))]),
    field('type', text, (index) => at(['invoice', 'quote'], index)),
    field('doc_id', integer, (index, world) =>
      index % 2 === 0 ? 7001 + (index % world.size.of(300)) : 4001 + (index % world.size.of(120)),
    ),
    field('project_id', integer, null),
    field('subject', plainText, (index) => at(['Invoice', 'Quote'], index), { basic: true }),
    field('message', text, '<p>Hello,<br>please find it attached.</p>'),
    field('send_type', text, 'email'),
    field('is_sent', flag, 1),
    field('is_draft', flag, 0),
  ],
});
