import { valueSchema } from '@tandem/mapping';
import { z } from 'zod';
import { slotName } from './step.ts';

const sample = z
  .unknown()
  .optional()
  .describe('What `trigger` looks like, for the builder and for checking; not used by runs');

const manualTrigger = z.strictObject({ kind: z.literal('manual'), sample });

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
export type ScheduleTrigger = z.output<typeof scheduleTrigger>;
export type PollTrigger = z.output<typeof pollTrigger>;
