import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Failure } from '../failure.ts';

/** Where the server is, and by what right it is called. */
export interface Connection {
  /** Without a slash at its end. */
  readonly url: string;
  readonly token: string;
}

const profileShape = z.object({ url: z.string(), token: z.string() });

/** The file that a server leaves in its data folder for the people of its own machine. */
const profileName = 'profile.json';

const howToConnect =
  'Start Tandem with "npm start" in its checkout, or set TANDEM_URL and TANDEM_TOKEN (a token from Settings in the console).';

/**
 * The connection that `TANDEM_URL` and `TANDEM_TOKEN` name, else the one of the profile in the data folder: `TANDEM_DATA_DIR`,
 * `.tandem` here, or `.tandem` of the checkout.
 *
 * @throws Failure where neither is there
 */
export function findConnection(environment: NodeJS.ProcessEnv, checkout: string): Connection {
  const given = textOf(environment['TANDEM_URL']);
  const token = textOf(environment['TANDEM_TOKEN']);
  const profile = readProfile(environment, checkout);
  const url = given === undefined ? profile?.url : checkUrl(given);
  if (url === undefined) throw new Failure(1, 'No running Tandem is known here.', { hint: howToConnect });
  const ownToken = profile?.url === url ? profile.token : undefined;
  const chosen = token ?? ownToken;
  if (chosen === undefined) {
    throw new Failure(2, `TANDEM_TOKEN is not set, and no profile for ${url} is here.`, { hint: howToConnect });
  }
  return { url, token: chosen };
}

function readProfile(environment: NodeJS.ProcessEnv, checkout: string): Connection | undefined {
  const given = textOf(environment['TANDEM_DATA_DIR']);
  const folders = given === undefined ? [resolve('.tandem'), join(checkout, '.tandem')] : [resolve(given)];
  for (const folder of folders) {
    const profile = profileIn(folder);
    if (profile !== undefined) return profile;
  }
  return undefined;
}

function profileIn(folder: string): Connection | undefined {
  try {
    const profile = profileShape.parse(JSON.parse(readFileSync(join(folder, profileName), 'utf8')));
    return { ...profile, url: withoutSlash(profile.url) };
  } catch {
    return undefined;
  }
}

function checkUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return withoutSlash(text);
  throw new Failure(2, 'TANDEM_URL must be a URL that begins with http:// or https://.');
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

function textOf(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}
