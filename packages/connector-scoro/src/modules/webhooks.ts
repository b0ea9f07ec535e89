import { choice, flag, integer, list, object, text } from '@tandem/connector-kit';
import { listRows, specialAction } from './actions.ts';
import { defineModule, userAuthOnly } from './define-module.ts';

/** The modules whose records a webhook can watch (PROTOCOL.md 10.1); time entries are not among them. */
export const watchedModules = [
  'bills',
  'calendar',
  'companies',
  'expenses',
  'invoices',
  'orders',
  'persons',
  'prepayments',
  'projects',
  'purchaseOrders',
  'quotes',
  'tasks',
] as const;

/** What a webhook is made of. There is no update: unsubscribe, and subscribe again. */
const subscription = {
  module: choice(watchedModules, {
    open: true,
    requiredOnCreate: true,
    about: 'What is watched. Time entries cannot be.',
  }),
  fields: list(text(), { about: 'Changes are reported only when one of these fields changed.' }),
  action: choice(['any', 'create', 'modify', 'delete'], {
    open: true,
    requiredOnCreate: true,
    about: 'Which changes are reported.',
  }),
  relation_type: choice(['created_by', 'assigned_to', 'managed_by', 'owned_by'], {
    open: true,
    about: 'How owners are related to the record.',
  }),
  owners: list(text(), { about: 'Only records of these: user ids, any, me, or group_<id>.' }),
  actors: list(text(), { about: 'Only changes by these: user ids, any, me, or group_<id>.' }),
  bookmark_id: integer({ refersTo: 'bookmarks', about: 'Only records of this saved view.' }),
  url: text({
    requiredOnCreate: true,
    about: 'Where Scoro posts the record. Its host must be proven and answer 200 when the webhook is made.',
  }),
};

/** Webhooks: Scoro posts a record when it changes. */
export const webhooks = defineModule({
  path: 'webhooks',
  category: 'Webhooks',
  singular: 'webhook',
  plural: 'webhooks',
  idField: 'id',
  modes: userAuthOnly,
  evidence: 'sdk',
  fields: {
    id: integer({ readOnly: true, about: 'Identifies the webhook.' }),
    ...subscription,
    status: flag({ about: 'Whether it is in use.' }),
  },
  actions: {
    list: listRows({ pagingAttested: false }),
    subscribe: specialAction({
      segment: 'subscribe',
      name: 'Subscribe Webhook',
      summary:
        'Makes Scoro post a record to a URL when it changes. The URL must answer 200, and its host must be proven by scoro.txt.',
      effect: 'create',
      takesId: false,
      parameters: subscription,
      example: { module: 'tasks', action: 'modify', url: 'https://hooks.example.com/scoro/4f1d9c', fields: ['status'] },
      gives: object({ id: integer({ about: 'Identifies the webhook.' }) }),
    }),
    unsubscribe: specialAction({
      segment: 'unsubscribe',
      name: 'Unsubscribe Webhook',
      summary: 'Ends one webhook.',
      effect: 'delete',
      takesId: true,
    }),
  },
});
