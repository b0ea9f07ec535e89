import { MappingError } from './mapping-error.ts';

/** Units of work that making one value may take: about a tenth of a second to half a second of one core. */
const workLimit = 2 ** 25;

/** Units that evaluating one part of a definition counts for; a character or an item looked at counts for one. */
export const partCost = 16;

/** The longest text that may be made, in UTF-16 units. */
const textLimit = 8 * 1024 * 1024;

/** Counts work, so that a small definition over a large context ends with a named error and not in a stall. */
export class Work {
  #left: number;

  constructor(limit = workLimit) {
    this.#left = limit;
  }

  /** Throws `value_too_costly` once the work is used up. */
  charge(units: number): void {
    this.#left -= units;
    if (this.#left < 0) {
      throw new MappingError('value_too_costly', 'Making this value takes more work than allowed.');
    }
  }

  /** Counts a text that is about to be made. Throws `value_too_large` where it is too long. */
  text(length: number): void {
    if (length > textLimit) {
      throw new MappingError('value_too_large', `A text is longer than ${textLimit} characters.`);
    }
    this.charge(length);
  }
}
