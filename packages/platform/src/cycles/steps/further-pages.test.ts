import { describe, expect, it } from 'vitest';
import { testConnector } from '../../testing/test-connector.ts';
import { furtherPages } from './further-pages.ts';

const method = testConnector.method('things.list');
const page = (number: number) => ({ data: [number], page: { number, size: 1, hasMore: number < 3 } });

describe('a list that a step reads whole', () => {
  it('is one list of the rows of all its pages', async () => {
    if (method === undefined) throw new Error('The test connector has no list.');
    const asked: unknown[] = [];
    const rows = await furtherPages(3, method, page(1), async (at) => {
      asked.push(at);
      return page(asked.length + 1);
    });
    expect(rows).toEqual([1, 2, 3]);
    expect(asked).toEqual([{ page: 2 }, { page: 3 }]);
  });

  it('fails where it is longer, rather than giving a part', async () => {
    if (method === undefined) throw new Error('The test connector has no list.');
    await expect(furtherPages(2, method, page(1), async () => page(2))).rejects.toMatchObject({
      code: 'input_invalid',
    });
  });
});
