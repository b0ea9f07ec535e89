import { describe, expect, it } from 'vitest';
import { PageLedger } from './page-ledger.ts';

const rows = (...ids: number[]) => ids.map((id) => ({ id }));
const ledger = () =>
  new PageLedger({
    first: () => ({ number: 1, size: 2, asked: undefined }),
    attested: true,
    rowId: (row) => (typeof row === 'object' && row !== null && 'id' in row ? String(row.id) : undefined),
  });

describe('PageLedger', () => {
  it('ends a list with a short or an empty page', () => {
    const pages = ledger();
    expect(pages.note(rows(1, 2), 2).kind).toBe('more');
    expect(pages.note(rows(3), 2).kind).toBe('last');
    expect(ledger().note([], 2).kind).toBe('last');
  });

  it('takes more rows than asked for the whole list', () => {
    expect(ledger().note(rows(1, 2, 3), 2).kind).toBe('last');
  });

  it('knows a page that repeats one of the two before it', () => {
    const pages = ledger();
    pages.note(rows(1, 2), 2);
    expect(pages.note(rows(1, 2), 2)).toEqual({ kind: 'repeat', isNew: [false, false] });
    const alternating = ledger();
    alternating.note(rows(1, 2), 2);
    alternating.note(rows(3, 4), 2);
    expect(alternating.note(rows(2, 1), 2).kind).toBe('repeat');
  });

  it('marks single rows that an insert in between has moved onto the next page', () => {
    const pages = ledger();
    pages.note(rows(1, 2), 2);
    expect(pages.note(rows(2, 3), 2)).toEqual({ kind: 'more', isNew: [false, true] });
  });

  it('tells rows without an id apart by all they hold', () => {
    const pages = ledger();
    pages.note([{ name: 'a' }, { name: 'b' }], 2);
    expect(pages.note([{ name: 'b' }, { name: 'c' }], 2).isNew).toEqual([false, true]);
  });
});
