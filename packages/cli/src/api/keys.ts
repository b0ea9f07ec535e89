import type { TandemClient } from '@tandem/client';
import { z } from 'zod';
import { readAnswer } from './read-answer.ts';

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

export async function readKeys(api: TandemClient): Promise<Keys> {
  return readAnswer(keysShape, api.GET('/v1/keys'));
}

/** Begins a rotation, or takes up the one that runs. A dry run says what it would do. */
export async function rotateKeys(api: TandemClient, dryRun: boolean): Promise<Rotation> {
  return readAnswer(rotationShape, api.POST('/v1/keys/rotation', { body: { dryRun } }));
}

export async function readRotation(api: TandemClient): Promise<Rotation> {
  return readAnswer(rotationShape, api.GET('/v1/keys/rotation'));
}
