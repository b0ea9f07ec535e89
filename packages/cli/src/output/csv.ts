import { stringify } from 'csv-stringify/sync';

/** One line of CSV (RFC 4180), with its line end. */
export function csvLine(values: readonly unknown[]): string {
  return stringify([values.map(cell)], { record_delimiter: '\r\n' });
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return harmless(typeof value === 'string' ? value : JSON.stringify(value));
}

/** A spreadsheet would carry out a text that begins like a formula; a number may begin with a sign. */
function harmless(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}
