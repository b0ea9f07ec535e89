import { conditionSchema, valueSchema, type Condition } from '@tandem/mapping';
import { z } from 'zod';

/** The key of a step, unique in its document; later steps name it in paths (`steps.key`). */
export const stepKey = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/, 'A letter, then letters, digits and underscores; 60 at most.');

/** The name by which a document speaks of an account connector; installing binds it to one. */
export const slotName = stepKey.describe('A name of `connectors`');

/**
 * What happens when a step fails. Only what can succeed later is retried: a refusal is not; a limit of the application is waited for as told, and
 * does not count as a try.
 */
export const onError = z
  .strictObject({
    retry: z
      .union([
        z.literal(false),
        z.strictObject({
          afterSeconds: z
            .array(z.number().int().min(1).max(604_800))
            .min(1)
            .max(20)
            .describe('The wait before each further try'),
        }),
      ])
      .optional()
      .describe('Unless given: after 1 minute, 10 minutes, 1 hour, 3 hours and 6 hours; false: never'),
    then: z
      .enum(['endTransaction', 'skip', 'endRun'])
      .optional()
      .describe('`endTransaction` unless given; `skip` goes on with the next step, the output being null'),
  })
  .describe('What happens when the step fails');

export type OnError = z.output<typeof onError>;

/** How a record is looked for whose creation was interrupted before its answer came. */
const lookUp = z
  .strictObject({
    method: z.string().min(1).max(200).describe('A list of the same connector'),
    input: valueSchema.optional().describe('What narrows the list; `sent` in paths is what was sent'),
    match: z
      .record(z.string().max(200), z.string().max(200))
      .describe('Members of a found record by the members of what was sent that they must equal, as paths'),
  })
  .describe('How to find the record of an interrupted creation; without it the connector is asked, then a person');

const common = {
  key: stepKey,
  name: z.string().max(200).optional(),
};

const methodStep = z.strictObject({
  ...common,
  kind: z.literal('method'),
  connector: slotName,
  method: z.string().min(1).max(200),
  input: valueSchema.optional(),
  auth: z.string().min(1).max(100).optional(),
  unknownFields: z.enum(['refuse', 'send']).optional(),
  pages: z
    .number()
    .int()
    .min(1)
    .max(100)
    .optional()
    .describe(
      'Of a list: as many pages as this are read into one list, and a longer one fails; the first page alone unless given',
    ),
  onError: onError.optional(),
  lookUp: lookUp.optional(),
});

const delayStep = z.strictObject({
  ...common,
  kind: z.literal('delay'),
  seconds: z.number().int().min(1).max(31_536_000).optional(),
  until: valueSchema.optional().describe('A date-time with offset'),
});

const transformStep = z.strictObject({
  ...common,
  kind: z.literal('transform'),
  value: valueSchema,
  onError: onError.optional(),
});

const endStep = z.strictObject({
  ...common,
  kind: z.literal('end'),
  scope: z.enum(['transaction', 'run']).optional().describe('`transaction` unless given'),
  outcome: z.enum(['succeeded', 'failed']).optional().describe('`succeeded` unless given'),
  reason: z.string().max(500).optional(),
  answer: valueSchema.optional().describe('What a synchronous webhook is answered with'),
});

const referenceStep = z.strictObject({
  ...common,
  kind: z.literal('reference'),
  link: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/)
    .describe('The name of the link between two sides, shared by the cycles of an account'),
  action: z
    .enum(['find', 'claim', 'save', 'remove', 'changed'])
    .describe(
      '`find`: the other side`s id; `claim`: the same by one of `left` and `right`, and where there is none, others that claim wait until this transaction has saved it or ended; `save`: remembers that two ids are one record, and what was written; `remove` forgets it; `changed`: whether a record differs from what was last written to its side, so that an echo can be ended',
    ),
  left: valueSchema.optional(),
  right: valueSchema.optional(),
  content: valueSchema.optional().describe('For `save` and `changed`: what is compared, without times of change'),
  side: z
    .enum(['left', 'right'])
    .optional()
    .describe('The side that `content` belongs to; unless given, both for `save`; `changed` needs it'),
});

const loopOver = z.union([
  z.strictObject({
    connector: slotName,
    method: z.string().min(1).max(200),
    input: valueSchema.optional(),
    auth: z.string().min(1).max(100).optional(),
  }),
  z.strictObject({ list: valueSchema }),
]);

export type LoopOver = z.output<typeof loopOver>;

interface CommonStep {
  readonly key: string;
  readonly name?: string | undefined;
}

export type MethodStep = z.output<typeof methodStep>;
export type DelayStep = z.output<typeof delayStep>;
export type TransformStep = z.output<typeof transformStep>;
export type EndStep = z.output<typeof endStep>;
export type ReferenceStep = z.output<typeof referenceStep>;

export interface DecisionStep extends CommonStep {
  readonly kind: 'decision';
  readonly when: Condition;
  readonly then: readonly Step[];
  readonly else?: readonly Step[] | undefined;
  readonly onError?: OnError | undefined;
}

export interface LoopStep extends CommonStep {
  readonly kind: 'loop';
  readonly over: LoopOver;
  /** Records at the same time; 1 unless given. */
  readonly concurrency?: number | undefined;
  readonly steps: readonly Step[];
  readonly onError?: OnError | undefined;
}

export type Step = MethodStep | DelayStep | TransformStep | EndStep | ReferenceStep | DecisionStep | LoopStep;

/** Written as getters, since steps hold steps. */
const decisionStep = z.strictObject({
  ...common,
  kind: z.literal('decision'),
  when: conditionSchema,
  get then(): z.ZodType<readonly Step[]> {
    return stepList;
  },
  get else(): z.ZodOptional<z.ZodType<readonly Step[]>> {
    return stepList.optional();
  },
  onError: onError.optional(),
});

const loopStep = z.strictObject({
  ...common,
  kind: z.literal('loop'),
  over: loopOver,
  concurrency: z.number().int().min(1).max(50).optional(),
  get steps(): z.ZodType<readonly Step[]> {
    return stepList;
  },
  onError: onError.optional(),
});

/** One step; decisions and loops hold further ones. */
const stepSchema: z.ZodType<Step> = z
  .discriminatedUnion('kind', [methodStep, decisionStep, loopStep, delayStep, transformStep, endStep, referenceStep])
  .meta({ id: 'Step' });

export const stepList: z.ZodType<readonly Step[]> = z.array(stepSchema).max(200);
