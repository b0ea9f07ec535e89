import { describe, expect, it } from 'vitest';
import { beginHistory, record, redo, undo } from './history.ts';

describe('undo', () => {
  it('goes back and forth, and what was undone is gone once something else is done', () => {
    const three = record(record(beginHistory('a'), 'b'), 'c');
    expect(undo(three).present).toBe('b');
    expect(undo(undo(undo(three))).present).toBe('a');
    expect(redo(undo(three)).present).toBe('c');
    const other = record(undo(three), 'd');
    expect(redo(other)).toBe(other);
    expect(undo(other).present).toBe('b');
  });

  it('takes a word that was typed for one change', () => {
    const typed = ['h', 'he', 'hey'].reduce((history, text) => record(history, text, 'name'), beginHistory(''));
    expect(undo(typed).present).toBe('');
    const elsewhere = record(typed, 'hey!', 'key');
    expect(undo(elsewhere).present).toBe('hey');
  });

  it('draws forms anew where a change was not typed', () => {
    const typed = record(beginHistory('a'), 'b', 'name');
    expect(typed.epoch).toBe(0);
    expect(undo(typed).epoch).toBe(1);
    expect(record(typed, 'c').epoch).toBe(1);
  });
});
