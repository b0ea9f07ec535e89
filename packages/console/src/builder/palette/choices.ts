import type { Draft } from '../builder-context.ts';
import type { Step, StepKind } from '../document/cycle-document.ts';
import { freshKey, takenKeys } from '../document/edit-steps.ts';
import type { MethodSource, OfferedMethod } from '../method-sources.ts';

/** Something that can be put into a document. */
export interface Choice {
  readonly id: string;
  readonly kind: StepKind;
  readonly label: string;
  readonly about: string;
  readonly badge?: string | undefined;
  /** Why it cannot be used as things stand; it can be put all the same. */
  readonly reason?: string | undefined;
  readonly source?: MethodSource;
  readonly method?: OfferedMethod;
}

/** The kinds of steps that need no connector. */
export const plainChoices: readonly Choice[] = [
  { id: 'decision', kind: 'decision', label: 'Decision', about: 'Goes one way or the other' },
  { id: 'loop', kind: 'loop', label: 'Loop', about: 'Does steps for each record of a list' },
  { id: 'transform', kind: 'transform', label: 'Transform', about: 'Builds a value out of earlier data' },
  { id: 'delay', kind: 'delay', label: 'Delay', about: 'Waits for a time or until a moment' },
  { id: 'reference', kind: 'reference', label: 'Reference', about: 'Remembers which records belong together' },
  { id: 'end', kind: 'end', label: 'End', about: 'Ends the transaction or the run' },
];

/** The methods of a source. */
export function methodChoices(source: MethodSource): readonly Choice[] {
  return source.methods.map((method) => ({
    id: `method ${source.id} ${method.key}`,
    kind: 'method',
    label: method.name,
    about: method.summary,
    badge: method.badge,
    reason: method.reason,
    source,
    method,
  }));
}

export function allChoices(sources: readonly MethodSource[]): readonly Choice[] {
  return [...plainChoices, ...sources.flatMap(methodChoices)];
}

/** Choices in whose words all that was typed is found; those that begin with it first. */
export function searchChoices(choices: readonly Choice[], text: string): readonly Choice[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const begins = (choice: Choice) => (choice.label.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1);
  return choices
    .filter((choice) => {
      const { label, about, source, method } = choice;
      const all = `${label} ${method?.key ?? about} ${method?.category ?? ''} ${source?.name ?? ''}`.toLowerCase();
      return words.every((word) => all.includes(word));
    })
    .toSorted((one, other) => begins(one) - begins(other));
}

/** A new step of a choice, with the draft that has the slot it needs. */
export function beginStep(draft: Draft, choice: Choice): { readonly draft: Draft; readonly step: Step } {
  const { source, method } = choice;
  const taken = takenKeys(draft.document);
  if (source === undefined || method === undefined) {
    return { draft, step: plainStep(choice.kind, freshKey(choice.kind, taken)) };
  }
  const { draft: changed, slot } = withSlot(draft, source);
  const [, verb = method.key] = method.key.split('.');
  const key = freshKey(method.key.includes('.') ? camel(method.key, verb) : method.key, taken);
  return { draft: changed, step: { key, kind: 'method', connector: slot, method: method.key } };
}

/** A draft in which a slot stands for a source, and which. */
export function withSlot(
  draft: Draft,
  { id, connector }: MethodSource,
): { readonly draft: Draft; readonly slot: string } {
  const { document, bindings } = draft;
  const isInstalled = id !== connector;
  const slots = Object.entries(document.connectors).filter(([, each]) => each.connector === connector);
  const found =
    slots.find(([slot]) => bindings[slot] === id) ??
    slots.find(([slot]) => !isInstalled || bindings[slot] === undefined);
  const slot = found?.[0] ?? freshKey(connector, new Set(Object.keys(document.connectors)));
  return {
    slot,
    draft: {
      ...draft,
      document:
        found === undefined ? { ...document, connectors: { ...document.connectors, [slot]: { connector } } } : document,
      bindings: isInstalled ? { ...bindings, [slot]: id } : bindings,
    },
  };
}

/** `tasks.list` becomes `listTasks`. */
function camel(method: string, verb: string): string {
  const noun = method.split('.')[0] ?? '';
  return `${verb}${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
}

function plainStep(kind: StepKind, key: string): Step {
  switch (kind) {
    case 'decision':
      return { key, kind, when: { all: [{ left: { $path: 'record' }, is: 'exists' }] }, then: [], else: [] };
    case 'loop':
      return { key, kind, over: { list: { $path: 'trigger' } }, steps: [] };
    case 'delay':
      return { key, kind, seconds: 60 };
    case 'transform':
      return { key, kind, value: {} };
    case 'end':
      return { key, kind };
    case 'reference':
      return { key, kind, link: 'records', action: 'find' };
    case 'method':
      return { key, kind, connector: '', method: '' };
  }
}
