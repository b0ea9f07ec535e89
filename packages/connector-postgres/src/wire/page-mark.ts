import { z } from 'zod';

const markShape = z.union([
  z.object({ offset: z.int().min(0) }),
  /** The last row's values, as text, of the columns that the list is ordered by. */
  z.object({ after: z.array(z.tuple([z.string(), z.string()])) }),
]);

/** Where a page begins: behind a row, or after so many rows. */
export type PageMark = z.output<typeof markShape>;

export function writeMark(mark: PageMark): string {
  return Buffer.from(JSON.stringify(mark)).toString('base64url');
}

/** Undefined for a text that is no mark. */
export function readMark(text: string): PageMark | undefined {
  try {
    return markShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    return undefined;
  }
}
