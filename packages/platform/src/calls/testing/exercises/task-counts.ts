import { z } from 'zod';
import type { ServerProcess } from '../server-process.ts';

const lineShape = z.looseObject({ event_name: z.string().nullish() });

/** How many tasks of each name there are in the application, as a stream of all of them tells. */
export async function taskCounts(server: ServerProcess, path: string): Promise<ReadonlyMap<string, number>> {
  const answer = await server.send('POST', `${path}/calls`, {
    body: { method: 'tasks.list', input: { perPage: 100 } },
    headers: { accept: 'application/x-ndjson' },
  });
  const text = await answer.text();
  if (!text.includes('{"end":')) throw new Error(`The tasks cannot be counted: ${text.slice(-500)}`);
  const counts = new Map<string, number>();
  for (const line of text.trimEnd().split('\n')) {
    const name = lineShape.parse(JSON.parse(line)).event_name ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
