import { defineModule } from '../module.ts';

/** Distinct values of the parts of addresses; answered by an action of its own. */
export const addresses = defineModule({ path: 'addresses', title: 'Addresses', actions: ['list'] });
