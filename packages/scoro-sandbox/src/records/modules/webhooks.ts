import { defineModule } from '../module.ts';

/** Subscriptions; answered by actions of their own. */
export const webhooks = defineModule({
  path: 'webhooks',
  title: 'Webhooks',
  credential: 'userToken',
  actions: ['subscribe', 'list', 'unsubscribe'],
});
