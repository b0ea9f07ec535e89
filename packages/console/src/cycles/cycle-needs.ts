import { z } from 'zod';
import { recordChanges, toldEvent } from '../runs/told-event.ts';

const variableShape = z.looseObject({
  name: z.string(),
  label: z.string(),
  help: z.string().optional(),
  kind: z.enum(['text', 'number', 'boolean', 'date']),
  required: z.boolean().optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
});

/** What differs from account to account. */
export type CycleVariable = z.output<typeof variableShape>;

const triggerShape = z.looseObject({
  kind: z.string(),
  cron: z.string().optional(),
  timeZone: z.string().optional(),
  connector: z.string().optional(),
  method: z.string().optional(),
  everyMinutes: z.number().optional(),
  checkpoint: z.string().optional(),
  answer: z.string().optional(),
  subscribe: z
    .looseObject({
      connector: z.string(),
      records: z.string(),
      changes: z.array(z.enum(recordChanges)).optional(),
      fields: z.array(z.string()).optional(),
      reconcileMinutes: z.number().optional(),
    })
    .optional(),
  sample: z.unknown().optional(),
});

/** What starts a cycle, as far as it is shown. */
export type CycleTrigger = z.output<typeof triggerShape>;

const needsShape = z.looseObject({
  description: z.string().optional(),
  variables: z.array(variableShape).default([]),
  connectors: z.record(z.string(), z.looseObject({ connector: z.string(), label: z.string().optional() })),
  trigger: triggerShape,
});

/** What a document needs of an account, and what starts it. */
export type CycleNeeds = z.output<typeof needsShape>;

/** Reads what a document needs; of one that cannot be read, that is nothing. */
export function needsOf(document: unknown): CycleNeeds {
  const read = needsShape.safeParse(document);
  return read.success ? read.data : { variables: [], connectors: {}, trigger: { kind: 'manual' } };
}

/** An event as those look that start it; undefined where nothing is known of them. */
export function sampleOf(document: unknown): unknown {
  const { sample, subscribe } = needsOf(document).trigger;
  return sample ?? (subscribe === undefined ? undefined : toldEvent(subscribe.changes));
}
