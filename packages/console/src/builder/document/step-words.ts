import {
  type Icon,
  IconCalendarTime,
  IconClock,
  IconFlag,
  IconGitBranch,
  IconHandClick,
  IconLink,
  IconPlug,
  IconRefresh,
  IconRepeat,
  IconWand,
  IconWebhook,
} from '@tabler/icons-react';
import { type ToldNames, wordsOfTold } from '../../runs/told-event.ts';
import { wordsOfCondition } from './condition.ts';
import type { Step, StepKind, Trigger, TriggerKind } from './cycle-document.ts';
import { wordsOfValue } from './value-kind.ts';

export const stepIcons: Readonly<Record<StepKind, Icon>> = {
  method: IconPlug,
  decision: IconGitBranch,
  loop: IconRepeat,
  delay: IconClock,
  transform: IconWand,
  end: IconFlag,
  reference: IconLink,
};

export const triggerIcons: Readonly<Record<TriggerKind, Icon>> = {
  manual: IconHandClick,
  webhook: IconWebhook,
  schedule: IconCalendarTime,
  poll: IconRefresh,
};

export const triggerLabels: Readonly<Record<TriggerKind, string>> = {
  manual: 'Started by hand',
  webhook: 'Webhook',
  schedule: 'Schedule',
  poll: 'Poll for records',
};

/** What a method is called by people; its key where it is not known. */
export type MethodName = (slot: string, method: string) => string;

/** What an application and a kind of its records are called; their keys where they are not known. */
export type RecordsName = (slot: string, records: string) => ToldNames;

/** What people call steps and triggers by, beyond what stands in the document. */
export interface Names {
  readonly methodName: MethodName;
  readonly recordsName: RecordsName;
}

/** What a step is called: its own name, else what it does. */
export function titleOf(step: Step, methodName: MethodName): string {
  if (step.name !== undefined && step.name !== '') return step.name;
  switch (step.kind) {
    case 'method':
      return methodName(step.connector, step.method);
    case 'decision':
      return `If ${wordsOfCondition(step.when)}`;
    case 'loop':
      return 'list' in step.over
        ? `For each of ${wordsOfValue(step.over.list)}`
        : `For each of ${methodName(step.over.connector, step.over.method)}`;
    case 'delay':
      return step.until === undefined
        ? `Wait ${wordsOfSeconds(step.seconds ?? 0)}`
        : `Wait until ${wordsOfValue(step.until)}`;
    case 'transform':
      return 'Build a value';
    case 'end':
      return step.outcome === 'failed' ? 'End as failed' : step.scope === 'run' ? 'End the run' : 'End here';
    case 'reference':
      return `${referenceWords[step.action]} ${step.link}`;
  }
}

const referenceWords = {
  find: 'Find the other side in',
  claim: 'Find or claim in',
  save: 'Remember the pair in',
  remove: 'Forget the pair in',
  changed: 'Look for changes in',
} as const;

/** What starts a cycle, in words. */
export function wordsOfTrigger(trigger: Trigger, { methodName, recordsName }: Names): string {
  switch (trigger.kind) {
    case 'manual':
      return 'A person or an API call starts it';
    case 'webhook':
      return trigger.subscribe === undefined
        ? 'An event is delivered to its address'
        : wordsOfTold(recordsName(trigger.subscribe.connector, trigger.subscribe.records), trigger.subscribe.changes);
    case 'schedule':
      return `${trigger.cron} · ${trigger.timeZone ?? 'UTC'}`;
    case 'poll':
      return `${methodName(trigger.connector, trigger.method)}, every ${wordsOfSeconds(trigger.everyMinutes * 60)}`;
  }
}

const units: readonly (readonly [seconds: number, unit: string])[] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** A length of time in its largest whole unit. */
function wordsOfSeconds(seconds: number): string {
  const [size, unit] = units.find(([length]) => seconds >= length && seconds % length === 0) ?? [1, 'second'];
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
