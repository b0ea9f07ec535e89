import { z } from 'zod';
import type { ApiClient } from './api-client.ts';

const nodeShape = z.looseObject({ id: z.string(), name: z.string() });

const rotationShape = z.looseObject({
  id: z.string().nullable(),
  state: z.enum(['planned', 'running', 'done', 'failed']),
  phase: z.string().nullable(),
  newKey: z.string().nullable(),
  oldKeys: z.array(z.string()),
  oldKeysDropped: z.boolean(),
  dataKeys: z.looseObject({ toRewrap: z.number(), rewrapped: z.number(), verified: z.number() }),
  waitingFor: z.array(nodeShape),
  problem: z.string().nullable(),
  hint: z.string().nullable(),
  next: z.string().nullable(),
  endedAt: z.string().nullable(),
});

const keysShape = z.looseObject({
  keys: z.array(
    z.looseObject({
      id: z.string(),
      whereabouts: z.string().nullable(),
      state: z.string(),
      dataKeys: z.number(),
    }),
  ),
  nodes: z.array(z.looseObject({ ...nodeShape.shape, keys: z.array(z.string()) })),
  rotation: rotationShape.nullable(),
});

export type Rotation = z.infer<typeof rotationShape>;
export type Keys = z.infer<typeof keysShape>;

export async function readKeys(api: ApiClient): Promise<Keys> {
  return api.read(keysShape, 'GET', '/v1/keys');
}

/** Begins a rotation, or takes up the one that runs. A dry run says what it would do. */
export async function rotateKeys(api: ApiClient, dryRun: boolean): Promise<Rotation> {
  return api.read(rotationShape, 'POST', '/v1/keys/rotation', { body: { dryRun } });
}

export async function readRotation(api: ApiClient): Promise<Rotation> {
  return api.read(rotationShape, 'GET', '/v1/keys/rotation');
}
