import { z } from 'zod';
import { readAnswer, type Answer } from './read-answer.ts';

/** What a list of the API is asked for. */
export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string;
}

interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor?: string | null;
}

/**
 * All items of a list of the API, page after page, at most `most` of them.
 *
 * @throws Failure as `readAnswer`
 */
export async function readItems<Shape extends z.ZodType>(
  shape: Shape,
  readPage: (query: PageQuery) => Answer<Page<z.input<Shape>>>,
  most = Infinity,
): Promise<z.output<Shape>[]> {
  const pageShape = z.object({ items: z.array(shape), nextCursor: z.string().nullish() });
  const items: z.output<Shape>[] = [];
  let cursor: string | undefined;
  do {
    const limit = Math.min(100, most - items.length);
    const page = await readAnswer(pageShape, readPage({ limit, ...(cursor === undefined ? {} : { cursor }) }));
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && items.length < most);
  return items;
}
