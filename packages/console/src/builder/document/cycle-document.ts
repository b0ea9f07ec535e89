import { z } from 'zod';
import { recordChanges } from '../../runs/told-event.ts';

/** Names by which a retry is asked for, and what happens when it is over. */
const onError = z.looseObject({
  retry: z.union([z.literal(false), z.looseObject({ afterSeconds: z.array(z.number()) })]).optional(),
  then: z.enum(['endTransaction', 'skip', 'endRun']).optional(),
});

export type OnError = z.infer<typeof onError>;

const common = { key: z.string(), name: z.string().optional() };

const methodStep = z.looseObject({
  ...common,
  kind: z.literal('method'),
  connector: z.string(),
  method: z.string(),
  input: z.unknown().optional(),
  auth: z.string().optional(),
  unknownFields: z.enum(['refuse', 'send']).optional(),
  pages: z.number().optional(),
  lookUp: z
    .looseObject({
      method: z.string(),
      input: z.unknown().optional(),
      match: z.record(z.string(), z.string()),
    })
    .optional(),
  onError: onError.optional(),
});

const delayStep = z.looseObject({
  ...common,
  kind: z.literal('delay'),
  seconds: z.number().optional(),
  until: z.unknown().optional(),
});

const transformStep = z.looseObject({
  ...common,
  kind: z.literal('transform'),
  value: z.unknown(),
  onError: onError.optional(),
});

const endStep = z.looseObject({
  ...common,
  kind: z.literal('end'),
  scope: z.enum(['transaction', 'run']).optional(),
  outcome: z.enum(['succeeded', 'failed']).optional(),
  reason: z.string().optional(),
  answer: z.unknown().optional(),
});

const referenceStep = z.looseObject({
  ...common,
  kind: z.literal('reference'),
  link: z.string(),
  action: z.enum(['find', 'claim', 'save', 'remove', 'changed']),
  left: z.unknown().optional(),
  right: z.unknown().optional(),
  content: z.unknown().optional(),
  side: z.enum(['left', 'right']).optional(),
});

const loopOver = z.union([
  z.looseObject({
    connector: z.string(),
    method: z.string(),
    input: z.unknown().optional(),
    auth: z.string().optional(),
  }),
  z.looseObject({ list: z.unknown() }),
]);

export type LoopOver = z.infer<typeof loopOver>;
export type MethodStep = z.infer<typeof methodStep>;
/** How the record of an interrupted creation is found. */
export type LookUp = NonNullable<MethodStep['lookUp']>;
export type DelayStep = z.infer<typeof delayStep>;
export type TransformStep = z.infer<typeof transformStep>;
export type EndStep = z.infer<typeof endStep>;
export type ReferenceStep = z.infer<typeof referenceStep>;

export interface DecisionStep {
  readonly key: string;
  readonly name?: string | undefined;
  readonly kind: 'decision';
  readonly when: unknown;
  readonly then: readonly Step[];
  readonly else?: readonly Step[] | undefined;
  readonly onError?: OnError | undefined;
}

export interface LoopStep {
  readonly key: string;
  readonly name?: string | undefined;
  readonly kind: 'loop';
  readonly over: LoopOver;
  readonly concurrency?: number | undefined;
  readonly steps: readonly Step[];
  readonly onError?: OnError | undefined;
}

export type Step = MethodStep | DelayStep | TransformStep | EndStep | ReferenceStep | DecisionStep | LoopStep;
export type StepKind = Step['kind'];

/** Written as getters, since steps hold steps. */
const decisionStep = z.looseObject({
  ...common,
  kind: z.literal('decision'),
  when: z.unknown(),
  get then(): z.ZodType<readonly Step[]> {
    return stepList;
  },
  get else(): z.ZodOptional<z.ZodType<readonly Step[]>> {
    return stepList.optional();
  },
  onError: onError.optional(),
});

const loopStep = z.looseObject({
  ...common,
  kind: z.literal('loop'),
  over: loopOver,
  concurrency: z.number().optional(),
  get steps(): z.ZodType<readonly Step[]> {
    return stepList;
  },
  onError: onError.optional(),
});

const stepSchema: z.ZodType<Step> = z.discriminatedUnion('kind', [
  methodStep,
  decisionStep,
  loopStep,
  delayStep,
  transformStep,
  endStep,
  referenceStep,
]);

const stepList: z.ZodType<readonly Step[]> = z.array(stepSchema);

const sample = z.unknown().optional();

const subscriptionSchema = z.looseObject({
  connector: z.string(),
  /** Empty only while the person has not chosen yet. */
  records: z.string(),
  changes: z.array(z.enum(recordChanges)).optional(),
  fields: z.array(z.string()).optional(),
  reconcileMinutes: z.number().optional(),
});

/** What an application is to tell a cycle of. */
export type Subscription = z.infer<typeof subscriptionSchema>;

const triggerSchema = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('manual'), sample }),
  z.looseObject({
    kind: z.literal('webhook'),
    answer: z.enum(['accepted', 'result']).optional(),
    dedupe: z
      .looseObject({
        by: z.union([z.enum(['delivery', 'body', 'none']), z.looseObject({ path: z.string() })]),
      })
      .optional(),
    subscribe: subscriptionSchema.optional(),
    sample,
  }),
  z.looseObject({ kind: z.literal('schedule'), cron: z.string(), timeZone: z.string().optional(), sample }),
  z.looseObject({
    kind: z.literal('poll'),
    connector: z.string(),
    method: z.string(),
    input: z.unknown().optional(),
    auth: z.string().optional(),
    everyMinutes: z.number(),
    checkpoint: z.string().optional(),
    overlapMinutes: z.number().optional(),
    /** Missing only while the person has not chosen yet. */
    firstRun: z.union([z.enum(['now', 'everything']), z.looseObject({ from: z.string() })]).optional(),
    concurrency: z.number().optional(),
    sample,
  }),
]);

export type Trigger = z.infer<typeof triggerSchema>;
export type TriggerKind = Trigger['kind'];
export type TriggerOf<Kind extends TriggerKind> = Extract<Trigger, { kind: Kind }>;

/** What an application is to tell of; undefined where events come from somewhere else. */
export function subscriptionOf(trigger: Trigger): Subscription | undefined {
  return trigger.kind === 'webhook' ? trigger.subscribe : undefined;
}

const variableSchema = z.looseObject({
  name: z.string(),
  label: z.string(),
  help: z.string().optional(),
  kind: z.enum(['text', 'number', 'boolean', 'date']),
  required: z.boolean().optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
});

export type Variable = z.infer<typeof variableSchema>;

const connectorSlot = z.looseObject({ connector: z.string(), label: z.string().optional() });

const documentSchema = z.looseObject({
  format: z.literal(1),
  name: z.string(),
  description: z.string().optional(),
  variables: z.array(variableSchema).optional(),
  connectors: z.record(z.string(), connectorSlot),
  trigger: triggerSchema,
  steps: stepList,
});

/** A cycle, or a template of one, as far as the builder draws it; what it does not know it keeps as it is. */
export type CycleDocument = z.infer<typeof documentSchema>;

export type ReadDocument =
  | { readonly document: CycleDocument; readonly problem?: never }
  | { readonly document?: never; readonly problem: string };

/** Reads a document, or tells in one sentence why it cannot be drawn. */
export function readCycleDocument(value: unknown): ReadDocument {
  const read = documentSchema.safeParse(value);
  if (read.success) return { document: read.data };
  const [first] = read.error.issues;
  const where = (first?.path ?? []).map(String).join('.');
  return { problem: `${where === '' ? 'The document' : where}: ${first?.message ?? 'is not one of a cycle.'}` };
}
