import { TandemError } from '@tandem/connector-kit';
import { CsvError, parse } from 'csv-parse/sync';

const delimiters = [',', ';', '\t', '|'] as const;

/** A file of more rows is to be sent in parts. */
const mostRows = 50_000;

/**
 * The rows of a CSV file as objects of texts, named by its first line. Its delimiter is the one of comma, semicolon, tab and bar that its first line
 * has most of. Cells are trimmed, and empty lines left out; a row may lack its last cells.
 *
 * @throws TandemError `request_malformed` where it cannot be read
 */
export function readCsv(file: Buffer): readonly Readonly<Record<string, string>>[] {
  try {
    return parse<Record<string, string>>(file, {
      bom: true,
      columns: (names: string[]) => checked(names),
      delimiter: delimiterOf(file),
      relax_column_count_less: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      to: mostRows + 1,
      trim: true,
    }).map((row, index) => {
      if (index >= mostRows) throw malformed(`It has more than ${mostRows} rows.`);
      return row;
    });
  } catch (error) {
    throw error instanceof CsvError ? malformed(`${error.message}.`) : error;
  }
}

function checked(names: readonly string[]): string[] {
  const repeated = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (repeated !== undefined) throw malformed(`Its first line names ${repeated.slice(0, 100)} twice.`);
  if (names.includes('__proto__')) throw malformed('Its first line holds a name that cannot be used.');
  return names.map((name, index) => (name === '' ? `column${index + 1}` : name));
}

/** Outside of quotes, in the first line. */
function delimiterOf(file: Buffer): string {
  const text = file.subarray(0, 64 * 1024).toString('utf8');
  const lines = text.replaceAll(/"[^"]*"/g, '').split(/[\r\n]+/);
  const line = lines.find((one) => one.trim() !== '') ?? '';
  const counts = delimiters.map((delimiter) => line.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

function malformed(detail: string): TandemError {
  return new TandemError('request_malformed', `The CSV cannot be read. ${detail}`);
}
