import { readFile, stat } from 'node:fs/promises';
import { StartError } from '../../configuration/start-error.ts';

/** The user that PostgreSQL runs as where we are root, which PostgreSQL refuses to be. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

const candidates = ['postgres', '_postgres', 'nobody'];

/**
 * Whom PostgreSQL has to run as: undefined stands for ourselves; as root it is the owner of the data there is, else an existing user
 * without privileges. No user is made.
 *
 * @param data the folder of PostgreSQL's data, which may not exist yet
 * @throws StartError where we are root and there is nobody else
 */
export async function findServerAccount(data: string): Promise<ServerAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await stat(data).catch(() => undefined);
  if (existing !== undefined && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const users = await readUsers();
  for (const name of candidates) {
    const account = users.get(name);
    if (account !== undefined) return account;
  }
  throw new StartError(
    'PostgreSQL does not run as root, and this system has no user "postgres" or "nobody" to run it as.',
    'Start Tandem as another user, or set TANDEM_DATABASE_URL to a PostgreSQL server.',
  );
}

async function readUsers(): Promise<ReadonlyMap<string, ServerAccount>> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const users = new Map<string, ServerAccount>();
  for (const line of text.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    const account = { uid: Number(uid), gid: Number(gid) };
    if (name !== undefined && account.uid > 0 && account.gid > 0) users.set(name, account);
  }
  return users;
}
