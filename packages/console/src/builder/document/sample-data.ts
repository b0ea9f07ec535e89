import { recordKey, toldEvent } from '../../runs/told-event.ts';
import { isRecord } from '../../records/record.ts';
import { findStep, keysBefore, loopAround } from './blocks.ts';
import { type CycleDocument, type Step, subscriptionOf } from './cycle-document.ts';

/** What is known of a cycle's data while it is edited: from tests of its steps, or from a run. */
export interface Samples {
  readonly trigger?: unknown;
  readonly steps: Readonly<Record<string, unknown>>;
  /** The first record of each loop. */
  readonly records: Readonly<Record<string, unknown>>;
}

export const noSamples: Samples = { steps: {}, records: {} };

/** Who and what the cycle belongs to, as values speak of it. */
export interface Surroundings {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly account: unknown;
  readonly cycle: unknown;
}

/** An event as those look that start the cycle: the one that was given, else of a run; undefined where nothing is known. */
export function eventOf({ trigger }: CycleDocument, samples: Samples): unknown {
  const subscription = subscriptionOf(trigger);
  return (
    trigger.sample ?? samples.trigger ?? (subscription === undefined ? undefined : toldEvent(subscription.changes))
  );
}

/** The context of a step's values as far as sample data tells; of the trigger's own where no step is named. */
export function contextOf(
  document: CycleDocument,
  samples: Samples,
  { variables, account, cycle }: Surroundings,
  key: string | undefined,
): Record<string, unknown> {
  const trigger = eventOf(document, samples);
  const presets = (document.variables ?? []).flatMap(({ name, default: preset }) =>
    preset === undefined ? [] : [[name, preset] as const],
  );
  const around = { variables: { ...Object.fromEntries(presets), ...variables }, account, cycle };
  const run = { id: 'run_sample', startedAt: '2026-01-31T08:00:00.000Z', trigger: document.trigger.kind };
  if (key === undefined) return { trigger: trigger ?? null, ...around, run, checkpoint: '2026-01-31T08:00:00.000Z' };
  return {
    record: recordOf(document, samples, key) ?? null,
    trigger: trigger ?? null,
    steps: stepsOf(document, samples, key),
    ...around,
    run,
  };
}

function stepsOf(document: CycleDocument, samples: Samples, key: string): Readonly<Record<string, unknown>> {
  const given = keysBefore(document, key).filter((before) => Object.hasOwn(samples.steps, before));
  return Object.fromEntries(given.map((before) => [before, samples.steps[before]]));
}

/** The record that a step sees: its innermost loop's, else the one that the event is about. */
function recordOf(document: CycleDocument, samples: Samples, key: string): unknown {
  const trigger = eventOf(document, samples);
  const loop = loopAround(document, key);
  if (loop?.kind !== 'loop')
    return subscriptionOf(document.trigger) === undefined ? recordOfEvent(trigger) : toldRecordOf(samples);
  const known = samples.records[loop.key] ?? firstOf(samples.steps[loop.key]);
  if (known !== undefined || !('list' in loop.over)) return known;
  const { list } = loop.over;
  const path = isRecord(list) ? list['$path'] : undefined;
  if (typeof path !== 'string') return firstOf(list);
  const context = {
    trigger,
    record: recordOf(document, samples, loop.key),
    steps: stepsOf(document, samples, loop.key),
  };
  return firstOf(memberAt(context, path));
}

/** The record of an event that is about one, what was delivered, or the event itself. */
function recordOfEvent(event: unknown): unknown {
  if (!isRecord(event)) return event;
  if (Object.hasOwn(event, 'record')) return event['record'];
  return Object.hasOwn(event, 'body') ? event['body'] : event;
}

/** The record that an application told of, as a run has read it. */
export function toldRecordOf({ steps }: Samples): unknown {
  const read = steps[recordKey];
  return isRecord(read) ? read['record'] : undefined;
}

/** What stands at a path; nothing where it cannot be read. */
function memberAt(context: unknown, path: string): unknown {
  const parts = path.match(/[^.[\]"]+|"[^"]*"/g) ?? [];
  return parts.reduce<unknown>((value, part) => {
    const name = part.replaceAll('"', '');
    if (Array.isArray(value)) return value[Number(name)];
    return isRecord(value) ? value[name] : undefined;
  }, context);
}

/** Sample data after a step was tested: what it gave, and of a loop its first record. */
export function withOutput(samples: Samples, step: Step, output: unknown): Samples {
  const first = step.kind === 'loop' ? firstOf(output) : undefined;
  return {
    ...samples,
    steps: { ...samples.steps, [step.key]: output },
    records: first === undefined ? samples.records : { ...samples.records, [step.key]: first },
  };
}

/** The first of a list, wherever in an answer the list stands. */
function firstOf(value: unknown): unknown {
  if (Array.isArray(value)) return value[0];
  if (!isRecord(value)) return undefined;
  const list = Object.values(value).find((member) => Array.isArray(member));
  return Array.isArray(list) ? list[0] : undefined;
}

/** The steps of which a step's values can speak, and no sample is there yet. */
export function stepsWithoutSample(document: CycleDocument, samples: Samples, key: string): readonly string[] {
  return keysBefore(document, key).filter(
    (before) =>
      !Object.hasOwn(samples.steps, before) &&
      ['method', 'transform', 'reference'].includes(findStep(document.steps, before)?.kind ?? ''),
  );
}

const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A path one member further, such as `record.lines[0]` or `record["odd name"]`. */
export function pathTo(path: string, member: string | number): string {
  if (typeof member === 'number') return `${path}[${member}]`;
  if (path === '') return member;
  return plainName.test(member) ? `${path}.${member}` : `${path}[${JSON.stringify(member)}]`;
}
