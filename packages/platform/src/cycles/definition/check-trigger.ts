import { nearestNames } from '@tandem/connector-kit';
import type { DocumentCheck } from './document-check.ts';
import { nearestHint } from './document-problem.ts';
import { recordSchemaOfEvent } from './event-schema.ts';
import { anything, orNull, type JsonSchema } from './json-schema.ts';
import { givesList, recordSchemaOf, schemasOf } from './method-schemas.ts';
import { isTimeZone, readSchedule, zoneVariable } from './schedule.ts';
import type { Scope } from './scope.ts';
import type { PollTrigger, ScheduleTrigger, WebhookSubscription, WebhookTrigger } from './trigger.ts';
import { walkSteps } from './walk-steps.ts';

const moment: JsonSchema = { type: 'string', format: 'date-time' };

/** Checks the trigger, and tells what `record` is for the first step. */
export function checkTrigger(check: DocumentCheck): JsonSchema {
  const { trigger } = check.document;
  if (trigger.kind === 'poll') return checkPoll(check, trigger);
  if (trigger.kind === 'webhook') {
    checkWebhook(check, trigger);
    if (trigger.subscribe !== undefined) return checkSubscription(check, trigger.subscribe);
  }
  if (trigger.kind === 'schedule') checkSchedule(check, trigger);
  return recordSchemaOfEvent(check.surroundings.trigger);
}

function checkWebhook(check: DocumentCheck, trigger: WebhookTrigger): void {
  if (trigger.answer !== 'result') return;
  const answers = [...walkSteps(check.document.steps)].some(
    ({ step }) => step.kind === 'end' && step.answer !== undefined,
  );
  if (!answers)
    check.warning('answer_missing', 'trigger.answer', 'The webhook waits for an answer, and no end step gives one.');
}

/** Gives the schema of the record that is read again for each event. */
function checkSubscription(
  check: DocumentCheck,
  { connector: slot, records, changes }: WebhookSubscription,
): JsonSchema {
  const at = 'trigger.subscribe';
  if (changes !== undefined && new Set(changes).size < changes.length)
    check.error('change_repeated', `${at}.changes`, 'A change is named twice.');
  const connector = check.slot(slot, at) ? check.connector(slot) : undefined;
  if (connector === undefined) return anything;
  const { webhooks } = connector;
  if (webhooks === undefined) {
    check.error('not_subscribable', `${at}.connector`, `${connector.name} does not tell of changes by itself.`, {
      hint: 'Take a poll, or send its events to the address of the cycle.',
    });
    return anything;
  }
  const known = webhooks.records.map(({ name }) => name);
  if (known.includes(records)) {
    const method = connector.method(webhooks.read(records, '1').method);
    if (method === undefined) return anything;
    const { output } = schemasOf(method);
    // Of a record that was deleted there may be nothing left.
    return changes === undefined || changes.includes('deleted') ? orNull(output) : output;
  }
  const detail = `${connector.name} does not tell of ${records}.`;
  check.error('records_unknown', `${at}.records`, detail, nearestHint(nearestNames(records, known)));
  return anything;
}

function checkSchedule(check: DocumentCheck, { cron, timeZone: named }: ScheduleTrigger): void {
  const timeZone = named === undefined || !isZoneOfVariable(check, named) ? named : undefined;
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    check.error('time_zone_unknown', 'trigger.timeZone', `${timeZone} is no time zone.`, {
      hint: 'Give an IANA name, such as Europe/Tallinn.',
    });
    return;
  }
  try {
    if (readSchedule(cron, timeZone).nextRun() === null)
      check.error('schedule_never', 'trigger.cron', 'There is no moment at which this schedule fires.');
  } catch (error) {
    const words = error instanceof Error ? ` ${error.message}` : '';
    check.error('cron_invalid', 'trigger.cron', `The schedule cannot be read.${words}`.slice(0, 300), {
      hint: 'Five fields: minute, hour, day of the month, month, day of the week; or six, with seconds first.',
    });
  }
}

/** Whether the document has a text variable for the time zone. */
function isZoneOfVariable({ document }: DocumentCheck, timeZone: string): boolean {
  const variable = zoneVariable(timeZone);
  return (document.variables ?? []).some(({ name, kind }) => name === variable && kind === 'text');
}

/** Gives the schema of a record. */
function checkPoll(check: DocumentCheck, trigger: PollTrigger): JsonSchema {
  const method = check.method(trigger.connector, trigger.method, trigger.auth, 'trigger');
  const scope: Scope = { record: anything, steps: new Map() };
  const place = { at: 'trigger.input', scope, more: { checkpoint: orNull(moment) } };
  if (method === undefined) {
    check.value(trigger.input ?? {}, place);
    return anything;
  }
  if (!givesList(method)) check.error('not_a_list', 'trigger.method', `${method.key} gives no list to poll.`);
  check.value(trigger.input ?? {}, { ...place, target: schemasOf(method).input });
  return recordSchemaOf(method);
}
