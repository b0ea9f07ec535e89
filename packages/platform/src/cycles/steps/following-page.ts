import type { Method, PageFacts } from '@tandem/connector-kit';
import { z } from 'zod';
import type { MethodInput } from './method-input.ts';

/** What the input of a list is given besides, to go on behind a page; undefined where that was the last. */
export function followingPage(method: Method, page: PageFacts | undefined): MethodInput | undefined {
  if (page?.hasMore !== true) return undefined;
  if (page.next !== undefined && takesMark(method)) return { cursor: page.next };
  return { page: page.number + 1 };
}

/** Whether the list goes on by marks, rather than by numbers of pages. */
function takesMark(method: Method): boolean {
  const schema = method.input();
  return schema instanceof z.ZodObject && Object.hasOwn(schema.shape, 'cursor');
}
