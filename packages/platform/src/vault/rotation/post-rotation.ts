import { z } from 'zod';
import { defineRoute, type Route } from '../../http/route.ts';
import type { KeyRotation } from './key-rotation.ts';
import { plannedRotation, rotationAnswer, rotationOf } from './rotation-answer.ts';

/** `POST /v1/keys/rotation`: goes on after the answer; it writes its own audit entries, at its begin and its end. */
export function postRotation(rotation: KeyRotation): Route {
  return defineRoute({
    operation: 'rotateKeys',
    verb: 'POST',
    path: '/v1/keys/rotation',
    tag: 'Keys',
    summary: 'Wraps every data key with the first master key',
    description:
      'With the key file of the data folder the new key is made and the old one dropped at the end. It runs while calls go on, and goes on by itself after an interruption; where one runs already, that one is answered. A dry run says what would be done, and opens every data key to find what would be in the way.',
    rights: { role: 'admin', accountTokens: 'none' },
    body: z.strictObject({ dryRun: z.boolean().default(false) }).meta({ examples: [{ dryRun: true }] }),
    bodyOptional: true,
    status: 202,
    answer: rotationAnswer,
    audit: 'ownRecord',
    handler: async ({ body, principal, database, signal }) =>
      body?.dryRun
        ? plannedRotation(await rotation.rehearse(signal))
        : rotationOf(database, await rotation.begin(principal), rotation.ring),
  });
}
