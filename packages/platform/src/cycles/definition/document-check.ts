import { checkCondition, checkValue, type Condition, type ValueProblem } from '@tandem/mapping';
import { nearestNames, type Connector, type Method } from '@tandem/connector-kit';
import type { CycleDocument } from './cycle-document.ts';
import { nearestHint, type DocumentProblem } from './document-problem.ts';
import type { JsonSchema } from './json-schema.ts';
import { rootsOf, type Scope, type Surroundings } from './scope.ts';
import type { SlotConnector, SlotConnectors } from './slots.ts';
import { joined, stepReferences } from './step-references.ts';

/** What a value is checked with, besides the value. */
export interface ValuePlace {
  readonly at: string;
  readonly scope: Scope;
  /** What the value must fit. */
  readonly target?: JsonSchema;
  /** Roots that are there at this place alone. */
  readonly more?: Readonly<Record<string, JsonSchema>>;
}

/** One check of one document: what it is checked against, and what was found. */
export class DocumentCheck {
  readonly document: CycleDocument;
  readonly surroundings: Surroundings;
  readonly problems: DocumentProblem[] = [];
  readonly #connectors: SlotConnectors;

  constructor(document: CycleDocument, surroundings: Surroundings, connectors: SlotConnectors) {
    this.document = document;
    this.surroundings = surroundings;
    this.#connectors = connectors;
  }

  error(code: string, at: string, detail: string, more: { readonly hint?: string } = {}): void {
    this.problems.push({ code, at, detail, ...more, level: 'error' });
  }

  warning(code: string, at: string, detail: string, more: { readonly hint?: string } = {}): void {
    this.problems.push({ code, at, detail, ...more, level: 'warning' });
  }

  /** A value as it stands at a place: its paths, what it makes, and the steps it names. */
  value(value: unknown, { at, scope, target, more }: ValuePlace): void {
    const context = rootsOf(this.surroundings, scope, this.#stepsNamedBy(value, at, scope), more);
    this.#add(checkValue(value, { context, ...(target === undefined ? {} : { target }) }), at);
  }

  condition(condition: Condition, { at, scope }: ValuePlace): void {
    const context = rootsOf(this.surroundings, scope, this.#stepsNamedBy(condition, at, scope));
    this.#add(checkCondition(condition, { context }), at);
  }

  /** The method that a place calls; what is wrong with the call was told where it is undefined. */
  method(slot: string, key: string, auth: string | undefined, at: string): Method | undefined {
    if (!this.slot(slot, at)) return undefined;
    const found = this.#connectors.get(slot);
    if (found === undefined) return undefined;
    const { connector } = found;
    const method = connector.method(key);
    if (method === undefined) {
      this.#methodUnknown(found, key, joined(at, 'method'));
      return undefined;
    }
    if (auth !== undefined && !method.modes.includes(auth)) this.#authUnknown(connector, method, at);
    return method;
  }

  /** The connector behind a slot, as far as it is known. */
  connector(slot: string): Connector | undefined {
    return this.#connectors.get(slot)?.connector;
  }

  /** Whether the document has this slot; told where it has not. */
  slot(slot: string, at: string): boolean {
    const slots = Object.keys(this.document.connectors);
    if (slots.includes(slot)) return true;
    const place = joined(at, 'connector');
    this.error('slot_unknown', place, `The document has no connector ${slot}.`, nearestHint(nearestNames(slot, slots)));
    return false;
  }

  #methodUnknown({ connector, isBound }: SlotConnector, key: string, at: string): void {
    const known = connector.methods.map((method) => method.key);
    if (isBound || connector.withValues === undefined) {
      const hint = nearestHint(nearestNames(key, known));
      this.error('method_unknown', at, `${connector.name} has no method ${key}.`, hint);
      return;
    }
    const detail = `Whether ${connector.name} has a method ${key} is known once an account's connector is chosen.`;
    this.warning('method_unchecked', at, detail);
  }

  #authUnknown(connector: Connector, method: Method, at: string): void {
    const detail = `${connector.name} does not take this authentication for ${method.key}.`;
    const modes = method.modes.length === 0 ? 'It takes none.' : `It takes ${method.modes.join(' or ')}.`;
    this.error('auth_unknown', joined(at, 'auth'), detail, { hint: modes });
  }

  /** The steps that a value names; those that are not there at the place are told of. */
  #stepsNamedBy(value: unknown, at: string, scope: Scope): ReadonlySet<string> {
    const references = stepReferences(value);
    for (const { step, at: within } of references) {
      if (!this.surroundings.keys.has(step) || scope.steps.has(step)) continue;
      this.error(
        'step_not_before',
        joined(at, within),
        `What ${step} gives is not there at this place: it comes later, or stands in another branch or loop.`,
      );
    }
    return new Set(references.map(({ step }) => step));
  }

  #add(found: readonly ValueProblem[], at: string): void {
    for (const { code, at: within, detail, level, nearest } of found)
      this.problems.push({ code, at: joined(at, within), detail, ...nearestHint(nearest), level });
  }
}
