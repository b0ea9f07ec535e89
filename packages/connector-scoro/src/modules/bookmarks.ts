import { anyValue, integer } from '@tandem/connector-kit';
import { listRows } from './actions.ts';
import { defineModule, userAuthOnly } from './define-module.ts';

/** Bookmarks: saved views of lists. */
export const bookmarks = defineModule({
  path: 'bookmarks',
  category: 'Bookmarks',
  singular: 'bookmark',
  plural: 'bookmarks',
  idField: 'bookmark_id',
  modes: userAuthOnly,
  evidence: 'sdk',
  fields: {
    bookmark_id: integer({ readOnly: true, about: 'Identifies the bookmark.' }),
    bookmark_name: anyValue({ unconfirmed: true }),
    module: anyValue({ unconfirmed: true }),
  },
  actions: {
    list: listRows({ pagingAttested: false }),
  },
});
