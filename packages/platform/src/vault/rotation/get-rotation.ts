import { TandemError } from '@tandem/connector-kit';
import { defineRoute, type Route } from '../../http/route.ts';
import type { KeyRotation } from './key-rotation.ts';
import { rotationAnswer, rotationOf } from './rotation-answer.ts';
import { latestRotation } from './rotation-record.ts';

/** `GET /v1/keys/rotation` */
export function getRotation({ ring }: KeyRotation): Route {
  return defineRoute({
    operation: 'getKeyRotation',
    verb: 'GET',
    path: '/v1/keys/rotation',
    tag: 'Keys',
    summary: 'How far the rotation of the master keys is',
    description: 'The one that runs, or ended last.',
    rights: { role: 'admin', accountTokens: 'none' },
    answer: rotationAnswer,
    handler: async ({ database }) => {
      const latest = await latestRotation(database);
      if (latest === undefined) throw new TandemError('not_found', 'The master keys were never rotated.');
      return rotationOf(database, latest, ring);
    },
  });
}
