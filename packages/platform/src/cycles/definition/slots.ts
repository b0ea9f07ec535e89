import type { Connector } from '@tandem/connector-kit';
import type { CycleDocument } from './cycle-document.ts';
import type { Step } from './step.ts';
import { subscriptionOf } from './trigger.ts';
import { walkSteps } from './walk-steps.ts';

/** The connectors behind the slots of a document; a slot whose connector there is not is left out. */
export type SlotConnectors = ReadonlyMap<string, SlotConnector>;

/** A connector as far as it is known: of one whose methods depend on its values, an unbound slot shows only those that it always has. */
export interface SlotConnector {
  readonly connector: Connector;
  readonly isBound: boolean;
}

/** A use of a slot: which method of it is called, and the authentication that is asked for. */
export interface SlotUse {
  readonly slot: string;
  readonly method: string;
  readonly auth: string | undefined;
  /** Where in the document. */
  readonly at: string;
}

/** Every method that a document calls. */
export function slotUses(document: CycleDocument): readonly SlotUse[] {
  const { trigger } = document;
  const uses: SlotUse[] = [];
  if (trigger.kind === 'poll') uses.push(useOf(trigger, trigger.auth, 'trigger'));
  for (const { step } of walkSteps(document.steps)) uses.push(...usesOfStep(step));
  return uses;
}

function usesOfStep(step: Step): readonly SlotUse[] {
  const at = `steps.${step.key}`;
  if (step.kind === 'loop') return 'list' in step.over ? [] : [useOf(step.over, step.over.auth, `${at}.over`)];
  if (step.kind !== 'method') return [];
  const call = useOf(step, step.auth, at);
  return step.lookUp === undefined
    ? [call]
    : [call, { slot: step.connector, method: step.lookUp.method, auth: undefined, at: `${at}.lookUp` }];
}

function useOf(
  { connector, method }: { readonly connector: string; readonly method: string },
  auth: string | undefined,
  at: string,
): SlotUse {
  return { slot: connector, method, auth, at };
}

/** The slots that a document uses, by methods or by what is subscribed. */
export function usedSlots(document: CycleDocument): ReadonlySet<string> {
  const subscribed = subscriptionOf(document.trigger)?.connector;
  const used = slotUses(document).map(({ slot }) => slot);
  return new Set(subscribed === undefined ? used : [subscribed, ...used]);
}
