import type { Paging } from '../definition/method.ts';

/** What a page is, seen beside those before it. */
export type PageKind =
  /** It goes on: more pages may follow. */
  | 'more'
  /** The list ends with it. */
  | 'last'
  /** It is the page before once more: nothing in it is new. */
  | 'repeat';

/**
 * Tells where a list ends, which the application itself never says: rows fewer than the page size, or none (PROTOCOL.md 5.4).
 * Remembers the two previous pages, so that a row moved by an insert or delete in between is not given twice.
 */
export class PageLedger {
  readonly #paging: Paging;
  #previous: ReadonlySet<string> = new Set();
  #beforePrevious: ReadonlySet<string> = new Set();

  constructor(paging: Paging) {
    this.#paging = paging;
  }

  /** Takes note of the rows as sent; answers what kind of page they are, and which of them were there before. */
  note(rows: readonly unknown[], size: number): { readonly kind: PageKind; readonly isNew: readonly boolean[] } {
    const ids = rows.map((row) => this.#paging.rowId(row) ?? JSON.stringify(row));
    const isNew = ids.map((id) => !this.#previous.has(id) && !this.#beforePrevious.has(id));
    const repeats = rows.length > 0 && !isNew.includes(true);
    this.#beforePrevious = this.#previous;
    this.#previous = new Set(ids);
    if (rows.length !== size) {
      return { kind: 'last', isNew };
    }
    return { kind: repeats ? 'repeat' : 'more', isNew };
  }
}
