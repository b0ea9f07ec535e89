import { TandemError } from '@tandem/connector-kit';
import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import { momentInput } from '../../http/text.ts';
import { checkpointName } from '../definition/trigger.ts';
import { checkpointAnswer, readCheckpoint, setCheckpoint } from '../store/checkpoints.ts';
import { lockCycle, readCycle } from '../store/stored-cycle.ts';

/** `GET /v1/accounts/{account}/cycles/{cycle}/checkpoints/{name}` */
export const getCycleCheckpoint = defineRoute({
  operation: 'getCycleCheckpoint',
  verb: 'GET',
  path: '/v1/accounts/{account}/cycles/{cycle}/checkpoints/{name}',
  tag: 'Cycles',
  summary: 'How far a polling cycle has come',
  description: 'It outlives publishing, disabling and importing, and moves only after the work before it is done.',
  rights: { role: 'viewer', accountTokens: 'own' },
  answer: checkpointAnswer,
  handler: async ({ params, database }) => {
    const { row } = await readCycle(database, params.account, params.cycle);
    return readCheckpoint(database, row.id, params.name);
  },
});

/** `PUT /v1/accounts/{account}/cycles/{cycle}/checkpoints/{name}` */
export const putCycleCheckpoint = defineRoute({
  operation: 'setCycleCheckpoint',
  verb: 'PUT',
  path: '/v1/accounts/{account}/cycles/{cycle}/checkpoints/{name}',
  tag: 'Cycles',
  summary: 'Sets by hand how far a polling cycle has come',
  description:
    'Set back, or set to null to begin again as a first run does, records since then come once more, also those that have not changed.',
  rights: { role: 'builder', accountTokens: 'own' },
  body: z.strictObject({ at: momentInput.nullable() }),
  answer: checkpointAnswer,
  audit: {
    action: 'cycle.setCheckpoint',
    change: ({ params }, { name, at }) => ({
      subject: { kind: 'cycle', id: params.cycle },
      account: params.account,
      detail: { checkpoint: name, at },
    }),
  },
  handler: async ({ params, body, principal, database, audited }) => {
    const { row } = await lockCycle(database, params.account, params.cycle);
    audited.name = row.name;
    if (!checkpointName.safeParse(params.name).success)
      throw new TandemError('input_invalid', 'No checkpoint can have this name.', {
        errors: [{ field: 'name', code: 'invalid', detail: 'A letter, then letters, digits, _ and -; 60 at most.' }],
      });
    return setCheckpoint(database, { cycleId: row.id, name: params.name, at: body.at, by: principal.name });
  },
});
