import { anything, objectOf, schemaOfSample, type JsonSchema } from './json-schema.ts';
import { recordChange, type Trigger } from './trigger.ts';

const moment: JsonSchema = { type: 'string', format: 'date-time' };
const texts: JsonSchema = { type: 'object', additionalProperties: { type: 'string' } };
const tick = objectOf({ scheduledAt: moment, firedAt: moment });
const scheduled = objectOf({ scheduledAt: moment, firedAt: moment, date: { type: 'string', format: 'date' } });

const changed = objectOf({
  change: { type: 'string', enum: recordChange.options },
  recordId: { type: 'string' },
  source: { type: 'string', enum: ['delivery', 'reconciliation'] },
  receivedAt: moment,
});

/** What `trigger` is in the values of a document: as its sample tells, else as events of its kind come. */
export function eventSchemaOf(trigger: Trigger): JsonSchema {
  if (trigger.sample !== undefined) return schemaOfSample(trigger.sample);
  switch (trigger.kind) {
    case 'manual':
      return anything;
    case 'webhook':
      return trigger.subscribe === undefined
        ? objectOf({ body: anything, query: texts, headers: texts, receivedAt: moment })
        : changed;
    case 'schedule':
      return scheduled;
    case 'poll':
      return tick;
  }
}

/** What `record` is where an event is the record: the one it is about, what was delivered, or the event itself. */
export function recordSchemaOfEvent(event: JsonSchema): JsonSchema {
  const { properties } = event;
  return memberOf(properties, 'record') ?? memberOf(properties, 'body') ?? event;
}

function memberOf(properties: unknown, name: string): JsonSchema | undefined {
  if (typeof properties !== 'object' || properties === null || !Object.hasOwn(properties, name)) return undefined;
  const schema: unknown = Reflect.get(properties, name);
  return typeof schema === 'object' && schema !== null ? { ...schema } : undefined;
}
