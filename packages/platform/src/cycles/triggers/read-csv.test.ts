import { describe, expect, it } from 'vitest';
import { readCsv } from './read-csv.ts';

const rows = (text: string) => readCsv(Buffer.from(text));

describe('a CSV file', () => {
  it.each([
    ['commas', 'id,name\n1,Ann\n'],
    ['semicolons', 'id;name\r\n1;Ann\r\n'],
    ['tabs', 'id\tname\n1\tAnn'],
    ['bars, blanks and empty lines', '\n id | name \n\n 1 | Ann \n'],
    ['a mark of its encoding, and quotes', '\uFEFF"id","name"\n"1","Ann"'],
  ])('with %s is a list of rows', (_, text) => {
    expect(rows(text)).toEqual([{ id: '1', name: 'Ann' }]);
  });

  it('keeps delimiters, quotes and lines within quotes', () => {
    expect(rows('"a;b",c\n"x, ""y""\nz",2')).toEqual([{ 'a;b': 'x, "y"\nz', c: '2' }]);
  });

  it('may lack the last cells of a row and names of columns', () => {
    expect(rows('a,,c\n1,2\n')).toEqual([{ a: '1', column2: '2' }]);
  });

  it.each([
    ['a,b\n1,2,3', /CSV cannot be read/],
    ['a,b\n"1,2', /CSV cannot be read/],
    ['a,b,a\n1,2,3', /names a twice/],
    ['a,__proto__\n1,2', /cannot be used/],
  ])('that is none is refused: %j', (text, words) => {
    expect(() => rows(text)).toThrow(words);
  });
});
