import { nearestNames, type Connector } from '@tandem/connector-kit';
import { checkSteps } from './check-steps.ts';
import { checkTrigger } from './check-trigger.ts';
import { checkVariables, variablesSchemaOf } from './check-variables.ts';
import type { CycleDocument } from './cycle-document.ts';
import { DocumentCheck } from './document-check.ts';
import { nearestHint, type DocumentProblem } from './document-problem.ts';
import { eventSchemaOf } from './event-schema.ts';
import { usedSlots, type SlotConnector, type SlotConnectors } from './slots.ts';
import type { Step } from './step.ts';
import { walkSteps } from './walk-steps.ts';

/** How many steps a document has at most, and how deep decisions and loops stand in each other. */
const mostSteps = 500;
const deepestStep = 8;

/** What a document is checked against. */
export interface Catalogue {
  readonly connectors: readonly Connector[];
  /**
   * The connectors that slots are bound to, where it is known: methods of some depend on the values of the account connector, and those of
   * an unbound slot are taken from the library.
   */
  readonly bound?: ReadonlyMap<string, Connector>;
}

/**
 * All that can be known to be wrong with a document before it runs: keys, slots, methods and their inputs, what steps use of each other,
 * schedules, steps that are never reached. Errors before warnings, each in the order of the document.
 */
export function checkDocument(document: CycleDocument, catalogue: Catalogue): readonly DocumentProblem[] {
  const keys = new Set([...walkSteps(document.steps)].map(({ step }) => step.key));
  const surroundings = { trigger: eventSchemaOf(document.trigger), variables: variablesSchemaOf(document), keys };
  const check = new DocumentCheck(document, surroundings, connectorsOf(document, catalogue));
  checkSlots(check, catalogue);
  checkVariables(check);
  if (checkShape(check)) {
    const record = checkTrigger(check);
    checkSteps(check, document.steps, { record, steps: new Map() });
  }
  return check.problems.toSorted((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning'));
}

function connectorsOf(document: CycleDocument, { connectors, bound }: Catalogue): SlotConnectors {
  return new Map(
    Object.entries(document.connectors).flatMap(([slot, { connector: key }]): [string, SlotConnector][] => {
      const own = bound?.get(slot);
      const connector = own ?? connectors.find((connector) => connector.key === key);
      return connector === undefined ? [] : [[slot, { connector, isBound: own !== undefined }]];
    }),
  );
}

function checkSlots(check: DocumentCheck, { connectors }: Catalogue): void {
  const known = connectors.map(({ key }) => key);
  const used = usedSlots(check.document);
  for (const [slot, { connector }] of Object.entries(check.document.connectors)) {
    const at = `connectors.${slot}`;
    if (!known.includes(connector)) {
      const hint = nearestHint(nearestNames(connector, known));
      check.error('connector_unknown', `${at}.connector`, `The library has no connector ${connector}.`, hint);
    }
    if (!used.has(slot)) check.warning('slot_unused', at, 'No step uses it.');
  }
}

/** Whether the steps are few, flat and well named enough to look at each. */
function checkShape(check: DocumentCheck): boolean {
  const placed = [...walkSteps(check.document.steps)];
  if (placed.length === 0) check.error('steps_missing', 'steps', 'A cycle has at least one step.');
  if (placed.length > mostSteps)
    check.error('too_many_steps', 'steps', `A document has ${mostSteps} steps at most; this one has ${placed.length}.`);
  const deep = placed.find(({ depth }) => depth > deepestStep);
  if (deep !== undefined)
    check.error('too_deep', `steps.${deep.step.key}`, `Steps stand ${deepestStep} levels deep in each other at most.`);
  checkKeys(
    check,
    placed.map(({ step }) => step),
  );
  return placed.length <= mostSteps && deep === undefined;
}

function checkKeys(check: DocumentCheck, steps: readonly Step[]): void {
  const seen = new Set<string>();
  for (const { key } of steps) {
    if (seen.has(key)) check.error('key_taken', `steps.${key}`, 'Two steps have this key; each needs its own.');
    seen.add(key);
  }
}
