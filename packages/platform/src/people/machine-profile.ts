import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database/tables.ts';
import { createToken } from './create-token.ts';
import { hashOfSecret } from './opaque-secret.ts';

const profileShape = z.object({ url: z.string(), token: z.string() });

/** What the command line of this machine reads, so that it needs no token of its own. */
export type MachineProfile = z.infer<typeof profileShape>;

/**
 * Writes `profile.json` into the data folder, readable by its owner alone: where the server is, and a token with the rights of an
 * administrator. The token of the start before is kept while it works.
 */
export async function writeMachineProfile(
  database: Kysely<Database>,
  dataDirectory: string,
  url: string,
): Promise<void> {
  const file = join(dataDirectory, 'profile.json');
  const known = await readProfile(file);
  const token = known !== undefined && (await works(database, known.token)) ? known.token : await newToken(database);
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  // Renamed into place, so that nobody reads half of it.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify({ url, token } satisfies MachineProfile, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, file);
}

async function newToken(database: Kysely<Database>): Promise<string> {
  const { token } = await createToken(database, { name: `Command line on ${hostname()}`.slice(0, 100), role: 'admin' });
  return token;
}

async function readProfile(file: string): Promise<MachineProfile | undefined> {
  try {
    return profileShape.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // There is none yet, or somebody changed it: a new one is written.
    return undefined;
  }
}

async function works(database: Kysely<Database>, token: string): Promise<boolean> {
  const found = await database
    .selectFrom('tokens')
    .select('id')
    .where('token_hash', '=', hashOfSecret(token))
    .where('role', '=', 'admin')
    .where('account_id', 'is', null)
    .where(({ eb, or }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', new Date())]))
    .executeTakeFirst();
  return found !== undefined;
}
