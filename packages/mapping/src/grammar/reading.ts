import type { GrammarProblem } from '../limits/mapping-error.ts';
import { nearestNames } from '../path/nearest-names.ts';
import { writePath } from '../path/path.ts';

/** What a definition of a value may be at most. */
export const definitionLimits = { depth: 40, parts: 20_000, characters: 512 * 1024, formula: 4000 } as const;

/** Most problems that are told of one definition. */
const mostProblems = 50;

/** Where the reading stands in the definition. */
export type Place = readonly (string | number)[];

/** Reads a definition once, collecting what is wrong with it and minding its size. */
export class Reading {
  readonly problems: GrammarProblem[] = [];
  #parts = 0;
  #characters = 0;
  #full = false;

  /** Tells a problem. */
  problem(place: Place, detail: string, nearest: readonly string[] = []): void {
    if (this.problems.length >= mostProblems) return;
    this.problems.push({ at: writePath(place), detail, ...(nearest.length > 0 && { nearest }) });
  }

  /** Tells of a name that is not known, with those it may have been meant for. */
  unknown(place: Place, name: string, known: Iterable<string>, detail: string): void {
    this.problem(place, detail, nearestNames(name, known));
  }

  /** Counts a part of so many characters at a place. False once the definition is too deep or too large to read on. */
  enter(place: Place, characters: number): boolean {
    if (this.#full) return false;
    this.#parts += 1;
    this.#characters += characters;
    const tooMuch = this.#tooMuch(place);
    if (tooMuch === undefined) return true;
    this.#full = true;
    this.problem(place, tooMuch);
    return false;
  }

  /** Counts characters of names and texts. */
  count(characters: number): void {
    this.#characters += characters;
  }

  #tooMuch(place: Place): string | undefined {
    const { depth, parts, characters } = definitionLimits;
    if (place.length > depth) return `is nested more than ${depth} deep.`;
    if (this.#parts > parts) return `is where the definition exceeds ${parts} parts.`;
    return this.#characters > characters ? `is where the definition exceeds ${characters} characters.` : undefined;
  }
}
