import type { DocumentCheck } from './document-check.ts';
import { endsHere, endsWithin } from './ends.ts';
import { anything, orNull, schemaOfSample, type JsonSchema } from './json-schema.ts';
import { givesList, recordSchemaOf, schemasOf } from './method-schemas.ts';
import { withStep, type Scope } from './scope.ts';
import { decisionOutput, loopOutput, referenceOutput } from './step-output.ts';
import type { DecisionStep, DelayStep, EndStep, LoopStep, MethodStep, ReferenceStep, Step } from './step.ts';

/** Checks a list of steps one after the other, and tells what values behind them can speak of. */
export function checkSteps(check: DocumentCheck, steps: readonly Step[], start: Scope): Scope {
  let scope = start;
  let ended: Step | undefined;
  for (const step of steps) {
    if (ended !== undefined) {
      check.error('step_unreachable', `steps.${step.key}`, `It is never reached, since ${ended.key} ends before it.`);
      ended = undefined;
    }
    scope = checkStep(check, step, scope);
    if (endsHere(step)) ended = step;
  }
  return scope;
}

function checkStep(check: DocumentCheck, step: Step, scope: Scope): Scope {
  const after = (output: JsonSchema): Scope => withStep(scope, step.key, maySkip(step) ? orNull(output) : output);
  switch (step.kind) {
    case 'method':
      return after(checkMethodStep(check, step, scope));
    case 'decision':
      return checkDecision(check, step, scope);
    case 'loop':
      checkLoop(check, step, scope);
      return after(loopOutput);
    case 'delay':
      checkDelay(check, step, scope);
      return after(anything);
    case 'transform':
      check.value(step.value, { at: `steps.${step.key}.value`, scope });
      return after(anything);
    case 'reference':
      checkReference(check, step, scope);
      return after(referenceOutput(step));
    case 'end':
      checkEnd(check, step, scope);
      return scope;
  }
}

function maySkip(step: Step): boolean {
  return 'onError' in step && step.onError?.then === 'skip';
}

/** Gives the schema of what the step gives. */
function checkMethodStep(check: DocumentCheck, step: MethodStep, scope: Scope): JsonSchema {
  const at = `steps.${step.key}`;
  const method = check.method(step.connector, step.method, step.auth, at);
  const target = method === undefined ? undefined : schemasOf(method).input;
  check.value(step.input ?? {}, { at: `${at}.input`, scope, ...targetOf(target, step.unknownFields) });
  if (step.lookUp !== undefined) checkLookUp(check, step, scope, target ?? anything);
  return method === undefined ? anything : schemasOf(method).output;
}

/** Where unknown fields are sent, they are no problem of the document. */
function targetOf(target: JsonSchema | undefined, unknownFields: MethodStep['unknownFields']): { target?: JsonSchema } {
  if (target === undefined) return {};
  return { target: unknownFields === 'send' ? { ...target, additionalProperties: true } : target };
}

function checkLookUp(check: DocumentCheck, step: MethodStep, scope: Scope, sent: JsonSchema): void {
  const { lookUp, connector } = step;
  if (lookUp === undefined) return;
  const at = `steps.${step.key}.lookUp`;
  const method = check.method(connector, lookUp.method, undefined, at);
  if (method !== undefined && !givesList(method))
    check.error('not_a_list', `${at}.method`, `${lookUp.method} gives no list to look in.`);
  const target = method === undefined ? {} : { target: schemasOf(method).input };
  check.value(lookUp.input ?? {}, { at: `${at}.input`, scope, more: { sent }, ...target });
  if (Object.keys(lookUp.match).length === 0)
    check.error('match_missing', `${at}.match`, 'It must name at least one member by which the record is known again.');
}

/** Behind a decision, what its ways gave may be missing; where one way ends, whoever is there has gone the other. */
function checkDecision(check: DocumentCheck, step: DecisionStep, scope: Scope): Scope {
  check.condition(step.when, { at: `steps.${step.key}.when`, scope });
  const otherwise = step.else ?? [];
  const afterThen = checkSteps(check, step.then, scope);
  const afterElse = checkSteps(check, otherwise, scope);
  if (step.then.length === 0 && otherwise.length === 0)
    check.warning('block_empty', `steps.${step.key}`, 'Neither way of the decision has a step.');
  const merged = new Map(scope.steps);
  const add = (after: Scope, isCertain: boolean): void => {
    for (const [key, output] of after.steps)
      if (!scope.steps.has(key)) merged.set(key, isCertain && !maySkip(step) ? output : orNull(output));
  };
  add(afterThen, endsWithin(otherwise));
  add(afterElse, endsWithin(step.then));
  return withStep({ ...scope, steps: merged }, step.key, maySkip(step) ? orNull(decisionOutput) : decisionOutput);
}

function checkLoop(check: DocumentCheck, step: LoopStep, scope: Scope): void {
  const at = `steps.${step.key}`;
  if (step.steps.length === 0) check.warning('block_empty', at, 'The loop has no step.');
  checkSteps(check, step.steps, { ...scope, record: checkLoopOver(check, step, scope) });
}

/** Gives the schema of a record of the loop. */
function checkLoopOver(check: DocumentCheck, { key, over }: LoopStep, scope: Scope): JsonSchema {
  const at = `steps.${key}.over`;
  if ('list' in over) {
    check.value(over.list, { at: `${at}.list`, scope, target: { type: 'array' } });
    return Array.isArray(over.list) ? (recordOfLiteral(over.list) ?? anything) : anything;
  }
  const method = check.method(over.connector, over.method, over.auth, at);
  if (method === undefined) {
    check.value(over.input ?? {}, { at: `${at}.input`, scope });
    return anything;
  }
  if (!givesList(method)) check.error('not_a_list', `${at}.method`, `${method.key} gives no list to go through.`);
  check.value(over.input ?? {}, { at: `${at}.input`, scope, target: schemasOf(method).input });
  return recordSchemaOf(method);
}

/** A list of plain texts and numbers tells what its records are. */
function recordOfLiteral(list: readonly unknown[]): JsonSchema | undefined {
  const types = new Set(list.map((item) => (item === null ? 'null' : typeof item)));
  return types.has('object') || types.size !== 1 ? undefined : schemaOfSample(list[0]);
}

function checkDelay(check: DocumentCheck, step: DelayStep, scope: Scope): void {
  const at = `steps.${step.key}`;
  if ((step.seconds === undefined) === (step.until === undefined))
    check.error('delay_unclear', at, 'A delay has either seconds, or the moment until which it waits.');
  if (step.until !== undefined) check.value(step.until, { at: `${at}.until`, scope, target: { type: 'string' } });
}

function checkEnd(check: DocumentCheck, step: EndStep, scope: Scope): void {
  if (step.answer === undefined) return;
  const at = `steps.${step.key}.answer`;
  check.value(step.answer, { at, scope });
  const { trigger } = check.document;
  if (trigger.kind !== 'webhook' || trigger.answer !== 'result')
    check.warning('answer_unused', at, 'Nobody waits for this answer: only a webhook with answer "result" does.');
}

const id: JsonSchema = { type: ['string', 'number', 'integer', 'null'] };

function checkReference(check: DocumentCheck, step: ReferenceStep, scope: Scope): void {
  const at = `steps.${step.key}`;
  for (const side of ['left', 'right'] as const)
    if (step[side] !== undefined) check.value(step[side], { at: `${at}.${side}`, scope, target: id });
  if (step.content !== undefined) check.value(step.content, { at: `${at}.content`, scope });
  const missing = missingOfReference(step);
  if (missing !== undefined) check.error('reference_incomplete', at, `To ${missing}.`);
}

function missingOfReference({ action, left, right, content, side }: ReferenceStep): string | undefined {
  const ids = [left, right].filter((value) => value !== undefined).length;
  if (action === 'claim' && ids !== 1) return 'claim a reference, one of left and right is needed';
  if (action === 'save' && ids !== 2) return 'save a reference, both ids are needed: left and right';
  if (action === 'changed' && (content === undefined || side === undefined))
    return 'tell whether a record changed, its content and its side are needed';
  if (ids === 0)
    return `${action === 'find' ? 'find' : action === 'remove' ? 'remove' : 'compare'} a reference, left or right is needed`;
  return undefined;
}
