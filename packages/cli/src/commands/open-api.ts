import { join } from 'node:path';
import { createTandemClient, type TandemClient } from '@tandem/client';
import { findConnection } from '../api/connection.ts';

/** The checkout that this command belongs to. */
const checkout = join(import.meta.dirname, '..', '..', '..', '..');

/** The API that the environment or the profile leads to. */
export function openApi(): TandemClient {
  return createTandemClient(findConnection(process.env, checkout));
}
