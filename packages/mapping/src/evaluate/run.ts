import type { FormulaRequest } from '../formula/formulas.ts';
import { MappingError } from '../limits/mapping-error.ts';
import { partCost, Work } from '../limits/work.ts';
import { writeMember } from '../path/members.ts';

/** Something that did not fit while a value was made; the place became null. */
export interface ValueWarning {
  readonly code: 'value_unfit';
  /** Where in the definition, as a path: `lines.value.price.through[0]`. */
  readonly at: string;
  /** One sentence. Never carries the value itself. */
  readonly detail: string;
  /** How often it happened. */
  readonly times: number;
}

/** The item of an enclosing `$each`, and what encloses that. */
export interface Scope {
  readonly item: unknown;
  readonly index: number;
  readonly outer: Scope | undefined;
}

/** What a part gives that waits for the answer of a formula. */
export const pending = Symbol('pending');

/** A part of a definition, compiled. Gives the value, undefined for nothing, or `pending`. */
export type Evaluate = (run: Run, scope: Scope | undefined) => unknown;

const mostWarnings = 100;
const mostFormulas = 10_000;

/** One go over a definition: its context, what it has found so far, and the formulas it is waiting for. */
export class Run {
  readonly context: Readonly<Record<string, unknown>>;
  readonly work = new Work();
  readonly requests = new Map<string, FormulaRequest>();
  readonly #answers: ReadonlyMap<string, unknown>;
  readonly #warnings = new Map<string, ValueWarning>();

  constructor(context: Readonly<Record<string, unknown>>, answers: ReadonlyMap<string, unknown>) {
    this.context = context;
    this.#answers = answers;
  }

  /** Counts a part of the definition that is being evaluated. */
  enter(): void {
    this.work.charge(partCost);
  }

  warn(at: string, detail: string): void {
    const key = `${at}\n${detail}`;
    const times = (this.#warnings.get(key)?.times ?? 0) + 1;
    if (times > 1 || this.#warnings.size < mostWarnings) {
      this.#warnings.set(key, { code: 'value_unfit', at, detail, times });
    }
  }

  get warnings(): readonly ValueWarning[] {
    return [...this.#warnings.values()];
  }

  /** The answer of a formula in a scope; `pending`, and asked for, where it is not there yet. */
  answer(formula: number, text: string, names: readonly string[], scope: Scope | undefined): unknown {
    const key = keyOf(formula, scope);
    if (this.#answers.has(key)) return this.#answers.get(key);
    if (this.requests.size + this.#answers.size >= mostFormulas) {
      throw new MappingError('value_too_costly', `Making this value takes more than ${mostFormulas} formulas.`);
    }
    this.requests.set(key, { text, names: itemsByName(names, scope) });
    return pending;
  }
}

function keyOf(formula: number, scope: Scope | undefined): string {
  let key = String(formula);
  for (let at = scope; at !== undefined; at = at.outer) key += `/${at.index}`;
  return key;
}

/** The items that a formula sees by name; of two with the same name the inner one. */
function itemsByName(names: readonly string[], scope: Scope | undefined): Readonly<Record<string, unknown>> {
  const items: Record<string, unknown> = {};
  let at = scope;
  for (const name of [...names].reverse()) {
    if (!Object.hasOwn(items, name)) writeMember(items, name, at?.item);
    at = at?.outer;
  }
  return items;
}
