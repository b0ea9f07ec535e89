import { MappingError } from './mapping-error.ts';

/** How large a value may be. */
export interface SizeLimits {
  /** Texts and names together, in characters, with some for each number. */
  readonly characters: number;
  /** Objects, lists and single values together. */
  readonly nodes: number;
  readonly depth: number;
}

/** What a produced value may be at most. */
const producedLimits: SizeLimits = { characters: 8 * 1024 * 1024, nodes: 1_000_000, depth: 200 };

/** What was counted: about the size of the value's JSON. */
export interface Size {
  characters: number;
  nodes: number;
}

/** Measures a value; a part that occurs twice counts twice. Throws `value_too_large`, at the latest when the limit is passed. */
export function measure(value: unknown, limits: SizeLimits = producedLimits): Size {
  const size: Size = { characters: 0, nodes: 0 };
  add(value, size, limits, limits.depth);
  return size;
}

function add(value: unknown, size: Size, limits: SizeLimits, depthLeft: number): void {
  size.nodes += 1;
  size.characters += typeof value === 'string' ? value.length : 4;
  if (size.nodes > limits.nodes) throw tooLarge(`has more than ${limits.nodes} parts`);
  if (size.characters > limits.characters) throw tooLarge(`is larger than ${limits.characters} characters`);
  if (typeof value !== 'object' || value === null) return;
  if (depthLeft === 0) throw tooLarge(`is nested more than ${limits.depth} deep`);
  if (Array.isArray(value)) {
    for (const item of value) add(item, size, limits, depthLeft - 1);
    return;
  }
  for (const name of Object.keys(value)) {
    size.characters += name.length;
    add(Reflect.get(value, name), size, limits, depthLeft - 1);
  }
}

function tooLarge(what: string): MappingError {
  return new MappingError('value_too_large', `The value ${what}.`);
}
