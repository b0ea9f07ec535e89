import { join } from 'node:path';
import { ApiClient } from '../api/api-client.ts';
import { findConnection } from '../api/connection.ts';

/** The checkout that this command belongs to. */
const checkout = join(import.meta.dirname, '..', '..', '..', '..');

/** The API that the environment or the profile leads to. */
export function openApi(): ApiClient {
  return new ApiClient(findConnection(process.env, checkout));
}
