import { expect, it } from 'vitest';
import { csvOf } from './records-as-csv.ts';

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1+1'])(
  'the text %j is no formula to a spreadsheet',
  (text) => {
    const [, line = ''] = csvOf([{ name: text }], ['name'], true).split('\r\n', 2);
    expect(line.replace(/^"/, '')).toMatch(/^'/);
  },
);
