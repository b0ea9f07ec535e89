import type { Warning } from '@tandem/connector-kit';

/** Gathers values that had not their declared form while records were read; one warning a field, however many rows. */
export class UnexpectedValues {
  readonly #byField = new Map<string, { readonly expected: string; count: number }>();

  /** `field` is the dotted path within the record, without places in lists: `lines.price`. */
  note(field: string, expected: string): void {
    const known = this.#byField.get(field);
    if (known === undefined) {
      this.#byField.set(field, { expected, count: 1 });
    } else {
      known.count += 1;
    }
  }

  warnings(): Warning[] {
    return [...this.#byField].map(([field, { expected, count }]) => ({
      code: 'value_unexpected',
      field,
      detail: `${count === 1 ? 'One value was' : `${count} values were`} no ${expected} and delivered as Scoro sent ${count === 1 ? 'it' : 'them'}.`,
    }));
  }
}

/** What a reader of a value answers for one that has not its declared form. */
export const unexpected: unique symbol = Symbol('unexpected');

/** PHP prints nothing as `""` or `[]`, whatever it is nothing of (PROTOCOL.md 9, empty). */
export function isNothing(wire: unknown): boolean {
  return wire === '' || (Array.isArray(wire) && wire.length === 0);
}
