import { z } from 'zod';
import { nameText } from '../../http/text.ts';
import { slotName, stepKey, stepList } from './step.ts';
import { triggerSchema } from './trigger.ts';

const variable = z.strictObject({
  name: stepKey,
  label: z.string().min(1).max(200),
  help: z.string().max(1_000).optional(),
  kind: z.enum(['text', 'number', 'boolean', 'date']),
  required: z.boolean().optional().describe('False unless given'),
  default: z.union([z.string().max(10_000), z.number(), z.boolean()]).optional(),
});

const connectorSlot = z.strictObject({
  connector: z.string().min(1).max(100).describe('The key of a connector, such as `scoro`'),
  label: z.string().max(200).optional(),
});

/** A cycle, or a template of one, as data. */
export const cycleDocument = z
  .strictObject({
    $schema: z.string().max(500).optional(),
    format: z.literal(1),
    name: nameText,
    description: z.string().max(4_000).optional(),
    variables: z.array(variable).max(100).optional().describe('Filled in for each account'),
    connectors: z.record(slotName, connectorSlot).describe('What the steps reach, by the names that steps use'),
    trigger: triggerSchema,
    steps: stepList,
  })
  .meta({ id: 'CycleDocument' });

export type CycleDocument = z.output<typeof cycleDocument>;
export type Variable = z.output<typeof variable>;
