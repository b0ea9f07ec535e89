import stringWidth from 'fast-string-width';
import { plainText } from './plain-text.ts';

export interface TextColumn {
  readonly heading: string;
  /** Numbers stand at the right. */
  readonly right?: boolean;
}

const gap = '  ';
const widestCell = 60;

/**
 * Rows as aligned columns. Cells are one line each; longer ones are cut where `width` asks for it.
 *
 * @param width characters a line may have; undefined leaves the cells as they are
 */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  width: number | undefined,
): string {
  const most = width === undefined ? Infinity : Math.max(8, Math.min(widestCell, width));
  const cells = [columns.map(({ heading }) => heading), ...rows].map((row) =>
    row.map((cell) => cut(plainText(cell), most)),
  );
  const widths = columns.map((_column, index) => Math.max(...cells.map((row) => stringWidth(row[index] ?? ''))));
  return cells
    .map((row) =>
      columns
        .map(({ right }, index) => pad(row[index] ?? '', widths[index] ?? 0, right === true))
        .join(gap)
        .trimEnd(),
    )
    .join('\n');
}

function pad(text: string, width: number, right: boolean): string {
  const room = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return right ? room + text : text + room;
}

function cut(text: string, most: number): string {
  if (stringWidth(text) <= most) return text;
  let kept = '';
  for (const character of text) {
    if (stringWidth(kept + character) > most - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
