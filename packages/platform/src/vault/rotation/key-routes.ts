import type { Route } from '../../http/route.ts';
import { getKeys } from './get-keys.ts';
import { getRotation } from './get-rotation.ts';
import type { KeyRotation } from './key-rotation.ts';
import { postRotation } from './post-rotation.ts';

/** The routes of the master keys. */
export function keyRoutes(rotation: KeyRotation): readonly Route[] {
  return [getKeys(rotation), getRotation(rotation), postRotation(rotation)];
}
