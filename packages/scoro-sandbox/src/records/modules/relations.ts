import { defineModule } from '../module.ts';

/** Relations between objects: no list segment and no ids in its paths; answered by actions of its own. */
export const relations = defineModule({ path: 'relations', title: 'Relations', actions: ['list', 'modify', 'delete'] });
