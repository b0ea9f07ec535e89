import { valueSchema } from '@tandem/mapping';
import { z } from 'zod';
import { slotName } from './step.ts';

const sample = z
  .unknown()
  .optional()
  .describe('What `trigger` looks like, for the builder and for checking; not used by runs');

const manualTrigger = z.strictObject({ kind: z.literal('manual'), sample });

/** What happens to a record. */
export const recordChange = z.enum(['created', 'modified', 'deleted']);

const subscription = z.strictObject({
  connector: slotName,
  records: z.string().min(1).max(100).describe('The kind of records, as the connector names it, such as `tasks`'),
  changes: z.array(recordChange).min(1).max(3).optional().describe('All three unless given'),
  fields: z
    .array(z.string().min(1).max(100))
    .max(100)
    .optional()
    .describe('Modifications count only where one of these fields changed; of any unless given'),
  reconcileMinutes: z
    .number()
    .int()
    .min(5)
    .max(10_080)
    .optional()
    .describe('How often a list is read for changes that were never delivered; 60 unless given'),
});

const webhookTrigger = z.strictObject({
  kind: z.literal('webhook'),
  answer: z
    .enum(['accepted', 'result'])
    .optional()
    .describe(
      '`accepted` unless given: 202 once the event is stored; `result`: the run starts at once, and its `end` step answers',
    ),
  dedupe: z
    .strictObject({
      by: z
        .union([z.enum(['delivery', 'body', 'none']), z.strictObject({ path: z.string().min(1).max(300) })])
        .describe(
          '`delivery`: the header webhook-id, idempotency-key or x-request-id, else the body; `body`; a path into the event; or nothing',
        ),
    })
    .optional()
    .describe('Two deliveries of one key are one run; `delivery` unless given'),
  subscribe: subscription
    .optional()
    .describe('The address is subscribed at an application while the cycle is enabled, and removed after it'),
  sample,
});

const scheduleTrigger = z.strictObject({
  kind: z.literal('schedule'),
  cron: z.string().min(1).max(200).describe('Five fields, or six with seconds first'),
  timeZone: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('An IANA name, or a variable that holds one, such as `variables.timeZone`; UTC unless given'),
  sample,
});

/** The name under which a poll remembers how far it has come. */
export const checkpointName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/, 'A letter, then letters, digits, _ and -; 60 at most.');

const pollTrigger = z.strictObject({
  kind: z.literal('poll'),
  connector: slotName,
  method: z.string().min(1).max(200).describe('A list'),
  input: valueSchema.optional().describe('`checkpoint` in paths is the moment from which on records are wanted'),
  auth: z.string().min(1).max(100).optional(),
  everyMinutes: z.number().int().min(1).max(10_080),
  checkpoint: checkpointName.optional().describe('Its name; `records` unless given'),
  overlapMinutes: z
    .number()
    .int()
    .min(0)
    .max(1_440)
    .optional()
    .describe(
      'How far back each poll looks behind its checkpoint; 10 unless given. Records seen with the same content are left out',
    ),
  firstRun: z
    .union([z.enum(['now', 'everything']), z.strictObject({ from: z.string().datetime({ offset: true }) })])
    .describe('Where the first poll begins; a choice, since nothing is right for all'),
  concurrency: z.number().int().min(1).max(50).optional(),
  sample,
});

/** What starts a run. */
export const triggerSchema = z
  .discriminatedUnion('kind', [manualTrigger, webhookTrigger, scheduleTrigger, pollTrigger])
  .meta({ id: 'Trigger' });

export type Trigger = z.output<typeof triggerSchema>;
export type WebhookTrigger = z.output<typeof webhookTrigger>;
/** What an application is to tell a cycle of. */
export type WebhookSubscription = z.output<typeof subscription>;
export type ScheduleTrigger = z.output<typeof scheduleTrigger>;
export type PollTrigger = z.output<typeof pollTrigger>;

/** What an application is to tell of; undefined where events come from somewhere else. */
export function subscriptionOf(trigger: Trigger): WebhookSubscription | undefined {
  return trigger.kind === 'webhook' ? trigger.subscribe : undefined;
}
