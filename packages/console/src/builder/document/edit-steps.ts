import {
  type Block,
  branchesOf,
  findStep,
  type Place,
  placeOf,
  rootBlock,
  stepsOf,
  stepsOfBranch,
  walk,
} from './blocks.ts';
import type { CycleDocument, Step } from './cycle-document.ts';
import { renameInValues } from './rename-references.ts';

/** A step put at a place; past the end of the block it stands last. */
export function insertStep(document: CycleDocument, { block, at }: Place, step: Step): CycleDocument {
  return withBlock(document, block, (steps) => steps.toSpliced(at, 0, step));
}

/** Without a step and all that it holds. */
export function removeStep(document: CycleDocument, key: string): CycleDocument {
  const place = placeOf(document, key);
  return place === undefined ? document : withBlock(document, place.block, (steps) => steps.toSpliced(place.at, 1));
}

/** A step changed in its place. */
export function changeStep(document: CycleDocument, key: string, change: (step: Step) => Step): CycleDocument {
  const place = placeOf(document, key);
  if (place === undefined) return document;
  return withBlock(document, place.block, (steps) => steps.map((step) => (step.key === key ? change(step) : step)));
}

/**
 * A step moved to a place, which is counted while the step still stands where it was. A step cannot be moved into itself: then nothing changes.
 */
export function moveStep(document: CycleDocument, key: string, to: Place): CycleDocument {
  const from = placeOf(document, key);
  const step = findStep(document.steps, key);
  if (from === undefined || step === undefined) return document;
  if (to.block.within !== null && [...walk([step])].some(({ step: { key: held } }) => held === to.block.within))
    return document;
  const isSame = sameBlock(from.block, to.block);
  const at = isSame && to.at > from.at ? to.at - 1 : to.at;
  if (isSame && at === from.at) return document;
  return insertStep(removeStep(document, key), { block: to.block, at }, step);
}

export type Direction = 'up' | 'down' | 'in' | 'out';

/**
 * A step moved by one: up or down within its block, and out of it where it stands first or last; `in` puts it into the block of the step
 * before it, `out` behind the step that holds it.
 */
export function shiftStep(document: CycleDocument, key: string, direction: Direction): CycleDocument {
  const place = placeOf(document, key);
  if (place === undefined) return document;
  const { block, at } = place;
  switch (direction) {
    case 'up':
      return at > 0 ? moveStep(document, key, { block, at: at - 1 }) : moveOut(document, key, block, 0);
    case 'down': {
      const isLast = at === stepsOf(document, block).length - 1;
      return isLast ? moveOut(document, key, block, 1) : moveStep(document, key, { block, at: at + 2 });
    }
    case 'in':
      return moveIn(document, key, place);
    case 'out':
      return moveOut(document, key, block, 1);
  }
}

function moveOut(document: CycleDocument, key: string, { within }: Block, behind: 0 | 1): CycleDocument {
  const holder = within === null ? undefined : placeOf(document, within);
  return holder === undefined ? document : moveStep(document, key, { block: holder.block, at: holder.at + behind });
}

function moveIn(document: CycleDocument, key: string, { block, at }: Place): CycleDocument {
  const before = stepsOf(document, block)[at - 1];
  const [branch] = before === undefined ? [] : branchesOf(before);
  if (before === undefined || branch === undefined) return document;
  return moveStep(document, key, {
    block: { within: before.key, branch },
    at: stepsOfBranch(before, branch).length,
  });
}

/** A copy of a step behind it, with keys of its own. Gives the key of the copy too. */
export function duplicateStep(document: CycleDocument, key: string): { document: CycleDocument; key: string } {
  const place = placeOf(document, key);
  const step = findStep(document.steps, key);
  if (place === undefined || step === undefined) return { document, key };
  const taken = new Set([...walk(document.steps)].map((placed) => placed.step.key));
  let copy = step;
  for (const { step: held } of walk([step])) {
    const fresh = freshKey(held.key, taken);
    taken.add(fresh);
    copy = renamedWithin(copy, held.key, fresh);
  }
  return { document: insertStep(document, { block: place.block, at: place.at + 1 }, copy), key: copy.key };
}

/** A step under another key, with everything that speaks of it. Nothing changes where the key is taken. */
export function renameStep(document: CycleDocument, key: string, to: string): CycleDocument {
  if (key === to || findStep(document.steps, to) !== undefined) return document;
  return { ...document, steps: document.steps.map((step) => renamedWithin(step, key, to)) };
}

/** A key that no step has: the wanted one, or with the next free number behind it. */
export function freshKey(wanted: string, taken: ReadonlySet<string>): string {
  const clean = wanted.replaceAll(/[^A-Za-z0-9_]+/g, '_').replace(/^[^A-Za-z]+/, '');
  const base = (clean === '' ? 'step' : clean).slice(0, 50);
  if (!taken.has(base)) return base;
  const stem = base.replace(/_?\d+$/, '');
  for (let number = 2; ; number += 1) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`;
}

/** The keys of all steps of a document. */
export function takenKeys(document: CycleDocument): ReadonlySet<string> {
  return new Set([...walk(document.steps)].map(({ step }) => step.key));
}

function renamedWithin(step: Step, from: string, to: string): Step {
  const renamed = step.key === from ? { ...step, key: to } : step;
  const rename = (value: unknown) => renameInValues(value, from, to);
  const inside = (steps: readonly Step[]) => steps.map((each) => renamedWithin(each, from, to));
  switch (renamed.kind) {
    case 'decision':
      return {
        ...renamed,
        when: rename(renamed.when),
        then: inside(renamed.then),
        ...(renamed.else !== undefined && { else: inside(renamed.else) }),
      };
    case 'loop':
      return { ...renamed, over: renameMembers(renamed.over, rename), steps: inside(renamed.steps) };
    case 'method':
    case 'delay':
    case 'transform':
    case 'end':
    case 'reference':
      return renameMembers(renamed, rename);
  }
}

const ownNames: ReadonlySet<string> = new Set(['key', 'name', 'kind', 'connector', 'method', 'auth', 'link', 'reason']);

/** An object whose values are rewritten; what names things other than values stays. */
function renameMembers<Members extends Readonly<Record<string, unknown>>>(
  members: Members,
  rename: (value: unknown) => unknown,
): Members {
  const entries = Object.entries(members).map(([name, value]): [string, unknown] => [
    name,
    ownNames.has(name) ? value : rename(value),
  ]);
  const renamed: Readonly<Record<string, unknown>> = Object.fromEntries(entries);
  return { ...members, ...renamed };
}

function withBlock(
  document: CycleDocument,
  { within, branch }: Block,
  change: (steps: readonly Step[]) => readonly Step[],
): CycleDocument {
  const changed = (steps: readonly Step[]): readonly Step[] => steps.map((step) => stepChanged(step));
  const stepChanged = (step: Step): Step => {
    if (step.key === within) return withBranch(step, branch, change(stepsOfBranch(step, branch)));
    return branchesOf(step).reduce<Step>(
      (whole, each) =>
        stepsOfBranch(whole, each).length === 0 ? whole : withBranch(whole, each, changed(stepsOfBranch(whole, each))),
      step,
    );
  };
  return { ...document, steps: within === rootBlock.within ? change(document.steps) : changed(document.steps) };
}

function withBranch(step: Step, branch: 'then' | 'else' | 'steps', steps: readonly Step[]): Step {
  if (step.kind === 'decision' && branch !== 'steps') return { ...step, [branch]: steps };
  return step.kind === 'loop' && branch === 'steps' ? { ...step, steps } : step;
}

function sameBlock(one: Block, other: Block): boolean {
  return one.within === other.within && one.branch === other.branch;
}
