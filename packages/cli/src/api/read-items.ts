import { z } from 'zod';
import type { ApiClient, ApiRequest } from './api-client.ts';

/** All items of a list of the API, page after page, at most `most` of them. */
export async function readItems<Shape extends z.ZodType>(
  api: ApiClient,
  shape: Shape,
  path: string,
  { query = {}, most = Infinity, ...request }: ApiRequest & { readonly most?: number } = {},
): Promise<z.output<Shape>[]> {
  const page = z.object({ items: z.array(shape), nextCursor: z.string().nullish() });
  const items: z.output<Shape>[] = [];
  let cursor: string | undefined;
  do {
    const limit = Math.min(100, most - items.length);
    const answer = await api.read(page, 'GET', path, { ...request, query: { ...query, limit, cursor } });
    items.push(...answer.items);
    cursor = answer.nextCursor ?? undefined;
  } while (cursor !== undefined && items.length < most);
  return items;
}
