import { z } from 'zod';
import type { MasterKeyState } from '../../database/key-tables.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { runningNodes } from './key-nodes.ts';
import type { KeyRotation } from './key-rotation.ts';
import { countDataKeys } from './plan-rotation.ts';
import { nodeAnswer, rotationAnswer, rotationOf } from './rotation-answer.ts';
import { latestRotation } from './rotation-record.ts';

const keyAnswer = z.object({
  id: z.string().describe('Tells nothing of the key'),
  first: z.boolean().describe('Whether it is the one to rotate to'),
  source: z
    .enum(['environment', 'file', 'dataFolder', 'service'])
    .nullable()
    .describe('Null where this server does not have it'),
  whereabouts: z.string().nullable().describe('A variable, a file or an address'),
  state: z
    .enum(['unused', 'wraps', 'opens', 'retired'])
    .describe('Whether it wraps new data keys, is being rotated away, or was; `unused` so far'),
  dataKeys: z.int().describe('How many data keys it wraps'),
});

const keysAnswer = z
  .object({
    keys: z.array(keyAnswer),
    dataKeys: z.int().describe('One for each account, and the partner’s'),
    nodes: z
      .array(z.object({ ...nodeAnswer.shape, keys: z.array(z.string()) }))
      .describe('The running servers, and the keys that each has'),
    rotation: rotationAnswer.nullable().describe('The one that runs, or ended last'),
  })
  .meta({ id: 'MasterKeys' });

/** `GET /v1/keys` */
export function getKeys(rotation: KeyRotation): Route {
  return defineRoute({
    operation: 'getKeys',
    verb: 'GET',
    path: '/v1/keys',
    tag: 'Keys',
    summary: 'The master keys, what each wraps, and the rotation',
    description: 'Keys are named by ids, which tell nothing of them.',
    rights: { role: 'admin', accountTokens: 'none' },
    answer: keysAnswer,
    handler: async ({ database }) => {
      const { ring } = rotation;
      const counts = await countDataKeys(database);
      const rows = await database.selectFrom('master_keys').select(['id', 'state']).execute();
      const states = new Map<string, MasterKeyState>(rows.map(({ id, state }) => [id, state]));
      const latest = await latestRotation(database);
      return {
        keys: [...new Set([...ring.ids, ...counts.keys()])].map((id) => {
          const service = ring.serviceOf(id);
          return {
            id,
            first: id === ring.ids[0],
            source: service?.source ?? null,
            whereabouts: service?.whereabouts ?? null,
            state: states.get(id) ?? ('unused' as const),
            dataKeys: counts.get(id) ?? 0,
          };
        }),
        dataKeys: [...counts.values()].reduce((sum, count) => sum + count, 0),
        nodes: (await runningNodes(database)).map(({ id, name, keys }) => ({ id, name, keys: [...keys] })),
        rotation: latest === undefined ? null : await rotationOf(database, latest, ring),
      };
    },
  });
}
