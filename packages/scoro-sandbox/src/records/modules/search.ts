import { defineModule } from '../module.ts';

/** Hits over several modules; answered by an action of its own. */
export const search = defineModule({ path: 'search', title: 'Search', credential: 'userToken', actions: ['list'] });
