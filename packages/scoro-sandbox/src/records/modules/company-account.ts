import { defineModule } from '../module.ts';

/** One row about the site itself; answered by an action of its own. */
export const companyAccount = defineModule({ path: 'companyAccount', title: 'Company account', actions: ['list'] });
