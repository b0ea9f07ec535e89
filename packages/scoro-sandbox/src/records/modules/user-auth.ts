import { defineModule } from '../module.ts';

/** The login; answered by an action of its own. */
export const userAuth = defineModule({ path: 'userAuth', title: 'Login', credential: 'none', actions: ['modify'] });
