import { pick } from '../chance.ts';
import { derived, field } from '../field.ts';
import { json } from '../kinds/structure.ts';
import type { Kind } from '../kind.ts';
import { integer } from '../kinds/number.ts';
import { text } from '../kinds/text.ts';
import { defineModule } from '../module.ts';
import { activeUser } from '../people.ts';
import { Refusal } from '../refusal.ts';
import type { Size } from '../size.ts';
import { eventIdOfTask } from '../size.ts';
import { modifiedDate, permissions } from '../usual-fields.ts';
import { commentTexts } from '../vocabulary.ts';

const count = (size: Size): number => Math.floor(size.tasks / 2);

const commentId: Kind = {
  ...integer,
  name: 'id as text or number',
  wire: (value, world) => (world.settings.commentIds === 'text' && typeof value === 'number' ? String(value) : value),
};

/** @throws Refusal unless the id is that of an active user */
export function activeAuthor(id: unknown, status: unknown): void {
  if (status !== 'active') throw new Refusal(400, `User ${String(id).slice(0, 20)} was not found or is inactive`);
}

export const comments = defineModule({
  path: 'comments',
  title: 'Comments',
  id: 'comment_id',
  firstId: 501,
  actions: ['list', 'modify', 'delete'],
  count,
  attestedFilters: ['modified_date', 'module', 'object_id', 'user_id', 'parent_id'],
  fields: [
    derived('comment_id', commentId, (row) => row.id, { basic: true }),
    field('parent_id', integer, null),
    field('module', text, 'tasks', { initial: '' }),
    field('object_id', integer, (index) => eventIdOfTask(index * 2)),
    field('comment', text, (index) => pick(commentTexts, index, 311), { basic: true }),
    field('user_id', integer, (index) => activeUser(index, 312), { basic: true }),
    modifiedDate(count),
    permissions(false),
    field('custom_fields', json, null, { in: new Set(['modify'] as const) }),
  ],
  write: (draft) => {
    if (draft.creating) {
      const missing = ['module', 'object_id'].filter((name) => !draft.sent(name));
      if (missing.length > 0)
        throw new Refusal(400, Object.fromEntries(missing.map((name) => [name, `${name} is required`])));
      if (!draft.sent('user_id')) {
        if (draft.author.user === null) throw new Refusal(400, { user_id: 'user_id is required' });
        draft.set('user_id', draft.author.user);
      }
    }
    const user = draft.get('user_id');
    activeAuthor(user, typeof user === 'number' ? draft.world.table('users').live(user)?.get('status') : undefined);
  },
});
