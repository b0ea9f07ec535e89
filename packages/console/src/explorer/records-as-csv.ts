import { stringify } from 'csv-stringify/browser/esm/sync';

/** Records as lines of a CSV file; what is nested stands as JSON. */
export function csvOf(rows: readonly unknown[], columns: readonly string[], header: boolean): string {
  return stringify([...rows], {
    header,
    columns: [...columns],
    // A spreadsheet must not take a value for a formula.
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: (value) => String(value), object: (value) => JSON.stringify(value) },
  });
}
