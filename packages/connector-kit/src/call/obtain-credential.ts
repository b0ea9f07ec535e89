import type { Login } from '../definition/authentication-mode.ts';
import type { Credential, LoginResult } from '../definition/credential.ts';
import type { PropertyValues } from '../definition/property-values.ts';
import { TandemError } from '../errors/tandem-error.ts';
import type { StoredSession } from '../session/session-store.ts';
import type { CallRun } from './call-run.ts';
import { credentialRejected, type Delivery, transmit, type Transmission } from './transmit.ts';

const given = new WeakMap<PropertyValues, Map<string, Credential>>();
const fromSessions = new WeakMap<StoredSession, Credential>();

/** The key under which an installation's session of a mode is kept. */
export function sessionKey(installationId: string, mode: string): string {
  return `${installationId}/${mode}`;
}

/** The credential of the run's mode: as given, or by a session that many callers share. */
export async function obtainCredential(run: CallRun): Promise<Credential> {
  const { login } = run.mode;
  return login === undefined ? givenCredential(run) : sessionCredential(run, login, undefined);
}

/**
 * Sends a request with the run's credential. A rejected session that worked is replaced: by a newer one that somebody has got
 * already, else by one login; what a fresh session is refused too, its user may not do. Throws `credential_rejected` then.
 */
export async function deliver(
  run: CallRun,
  transmission: Transmission,
): Promise<Exclude<Delivery, { is: 'rejected' }>> {
  const { login } = run.mode;
  let used: Credential = run.credential ?? (await obtainCredential(run));
  let triedNewer = false;
  for (let logins = 0; ;) {
    run.credential = used;
    const delivery = await transmit(run, used, transmission);
    if (delivery.is !== 'rejected') {
      return delivery;
    }
    if (login === undefined || logins === 1) {
      throw credentialRejected(run, delivery.words);
    }
    const newer: Credential | undefined = triedNewer ? undefined : await newerSession(run, used);
    triedNewer = true;
    if (newer === undefined) {
      logins += 1;
    }
    used = newer ?? (await sessionCredential(run, login, used.generation));
  }
}

async function newerSession(run: CallRun, used: Credential): Promise<Credential | undefined> {
  const current = await run.options.sessions.current(sessionKey(run.request.installation.id, run.mode.name));
  const isNewer = current !== undefined && used.generation !== undefined && current.generation > used.generation;
  return isNewer ? credentialOf(current, run.mode.name) : undefined;
}

async function sessionCredential(
  run: CallRun,
  login: Login,
  replaceGeneration: number | undefined,
): Promise<Credential> {
  const { id, properties } = run.request.installation;
  const session = await run.options.sessions.obtain({
    key: sessionKey(id, run.mode.name),
    identity: login.identity(properties),
    ...(replaceGeneration !== undefined && { replaceGeneration }),
    login: (signal) => logIn({ ...run, request: { ...run.request, signal } }, login),
    signal: run.request.signal,
  });
  return credentialOf(session, run.mode.name);
}

/** The login is itself a call, without a session. Throws `credential_rejected` where the values are wrong. */
async function logIn(run: CallRun, login: Login): Promise<LoginResult> {
  const { properties } = run.request.installation;
  const request = login.request(properties);
  const site = login.findSite?.(properties, run.options.operator) ?? run.site;
  const transmission = {
    request,
    retry: 'safe',
    hasId: false,
    deletes: false,
    paged: false,
    wantsFile: false,
  } as const;
  try {
    const delivery = await transmit({ ...run, site }, undefined, transmission);
    if (delivery.is === 'rejected') {
      throw loginRefused(run, delivery.words.messages);
    }
    return login.read(delivery.is === 'data' ? delivery.data : undefined);
  } catch (error) {
    if (error instanceof TandemError && (error.code === 'upstream_refused' || error.code === 'upstream_not_found')) {
      throw loginRefused(run, error.facts.upstream?.messages ?? []);
    }
    throw error;
  }
}

function loginRefused(run: CallRun, messages: readonly string[]): TandemError {
  const labels = run.mode.required.map(
    (name) => run.connector.properties.find((property) => property.name === name)?.label ?? name,
  );
  return new TandemError(
    'credential_rejected',
    `${run.connector.name} refused the login${messages.length > 0 ? `: ${messages.join('; ')}` : '.'}`,
    {
      upstream: { messages },
      hint: `Check ${labels.join(' and ')}; the login is not tried again until a value changes or Test is pressed.`,
    },
  );
}

function givenCredential(run: CallRun): Credential {
  const { properties } = run.request.installation;
  const known = given.get(properties) ?? new Map<string, Credential>();
  given.set(properties, known);
  const credential = known.get(run.mode.name) ?? run.mode.given?.(properties);
  if (credential === undefined) {
    throw new Error(`The authentication mode ${run.mode.name} has neither a login nor given values.`);
  }
  known.set(run.mode.name, credential);
  return credential;
}

function credentialOf(session: StoredSession, mode: string): Credential {
  const known = fromSessions.get(session);
  if (known !== undefined) {
    return known;
  }
  const credential = { mode, secrets: session.secrets, facts: session.facts, generation: session.generation };
  fromSessions.set(session, credential);
  return credential;
}
