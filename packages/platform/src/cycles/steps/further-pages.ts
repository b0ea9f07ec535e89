import { TandemError, type Method, type PageFacts } from '@tandem/connector-kit';
import { followingPage } from './following-page.ts';
import type { MethodInput } from './method-input.ts';

interface Page {
  readonly data?: unknown;
  readonly page?: PageFacts | undefined;
}

/**
 * The rows of a list from its first page on, as one list.
 *
 * @throws TandemError `input_invalid` where it has more pages than permitted, so that nobody takes a part for the whole
 */
export async function furtherPages(
  most: number,
  method: Method,
  first: Page,
  read: (page: MethodInput) => Promise<Page>,
): Promise<unknown> {
  const { data } = first;
  if (!Array.isArray(data)) return data;
  const rows: unknown[] = [...(data as readonly unknown[])];
  let at = followingPage(method, first.page);
  for (let number = 1; at !== undefined; number += 1) {
    if (number >= most) {
      throw new TandemError('input_invalid', `The list ${method.key} has more than ${most} pages.`, {
        hint: 'Narrow it with a filter, or go over it with a loop.',
      });
    }
    const next = await read(at);
    rows.push(...(Array.isArray(next.data) ? (next.data as readonly unknown[]) : []));
    at = followingPage(method, next.page);
  }
  return rows;
}
