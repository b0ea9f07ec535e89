import { anything, objectOf, type JsonSchema } from './json-schema.ts';
import type { ReferenceStep } from './step.ts';

const flag: JsonSchema = { type: 'boolean' };
const count: JsonSchema = { type: 'integer' };

/** What a decision gives: which way was taken. */
export const decisionOutput: JsonSchema = objectOf({ branch: { type: 'string', enum: ['then', 'else'] } });

/** What a loop gives: how many records there were, and how many ended how. */
export const loopOutput: JsonSchema = {
  type: 'object',
  properties: { records: count, succeeded: count, failed: count },
  required: ['records', 'succeeded', 'failed'],
};

/** What a step about references gives. */
export function referenceOutput({ action }: Pick<ReferenceStep, 'action'>): JsonSchema {
  const pair = { left: anything, right: anything, found: flag };
  switch (action) {
    case 'find':
    case 'claim':
    case 'save':
      return objectOf(pair);
    case 'changed':
      return objectOf({ ...pair, changed: flag });
    case 'remove':
      return objectOf({ removed: flag });
  }
}
