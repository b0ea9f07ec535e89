import stringWidth from 'fast-string-width';
import { plainText } from './plain-text.ts';
import { textTable } from './text-table.ts';

type Row = Readonly<Record<string, unknown>>;

export interface TableChoice {
  /** The columns wanted, in this order; undefined chooses those that tell most and fit. */
  readonly columns?: readonly string[];
  /** Characters a line may have; undefined where nobody reads it on a screen. */
  readonly width: number | undefined;
}

const usualWidth = 160;

/** Records as a table for people: the columns that say something, as many as fit, and a line on what was left out. */
export function recordsTable(records: readonly unknown[], choice: TableChoice): string {
  const rows = records.map((record) => (isRow(record) ? record : { value: record }));
  const names = choice.columns ?? fitting(rows, choice.width ?? usualWidth);
  const table = textTable(
    names.map((heading) => ({ heading, right: rows.every((row) => isNumeric(row[heading])) })),
    rows.map((row) => names.map((name) => cellText(row[name]))),
    choice.width,
  );
  const left = choice.columns === undefined ? namesOf(rows).length - names.length : 0;
  return left > 0 ? `${table}\n(${left} more fields: --columns a,b chooses, --json shows all)` : table;
}

/** One record as a table of its fields. */
export function recordTable(record: unknown, width: number | undefined): string {
  if (!isRow(record)) return cellText(record);
  const rows = Object.entries(record).map(([name, value]) => [name, cellText(value)]);
  return textTable([{ heading: 'field' }, { heading: 'value' }], rows, width);
}

/** Columns from the left as long as they fit, leaving out those that are empty in every row. */
function fitting(rows: readonly Row[], width: number): string[] {
  const names = namesOf(rows).filter((name) => rows.some((row) => cellText(row[name]) !== ''));
  const simple = names.filter((name) => rows.every((row) => typeof row[name] !== 'object' || row[name] === null));
  const chosen: string[] = [];
  let used = 0;
  for (const name of simple.length > 0 ? simple : names) {
    const widest = Math.max(
      name.length,
      ...rows.map((row) => Math.min(60, stringWidth(plainText(cellText(row[name]))))),
    );
    if (chosen.length > 0 && used + 2 + widest > width) continue;
    chosen.push(name);
    used += widest + 2;
  }
  return names.filter((name) => chosen.includes(name));
}

function namesOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isNumeric(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    typeof value === 'number' ||
    (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value))
  );
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
