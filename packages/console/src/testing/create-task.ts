import { z } from 'zod';
import type { Installed, Tandem } from './start-tandem.ts';

const createdShape = z.looseObject({ data: z.looseObject({ event_id: z.number() }) });

/** Creates a task at Scoro, which tells of it where it is asked to. Gives its id. */
export async function createTask(tandem: Tandem, { account, installation }: Installed, name: string): Promise<number> {
  const order = { method: 'tasks.create', input: { record: { event_name: name, activity_id: 1 } } };
  const at = `/v1/accounts/${account}/connectors/${installation}/calls`;
  return (await tandem.send(createdShape, 'POST', at, order)).data.event_id;
}
