import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { newIdentifier } from '../database/identifier.ts';
import type { Database } from '../database/tables.ts';
import { sessionCookie } from '../http/credential.ts';
import { hashOfSecret, newOpaqueSecret } from './opaque-secret.ts';

/** A session ends after so long, however much it is used. */
const sessionLifetimeMs = 30 * 24 * 3_600_000;
/** A session ends when it has not been used for so long. */
export const sessionIdleMs = 7 * 24 * 3_600_000;

export interface NewSession {
  readonly id: string;
  readonly secret: string;
}

/** Begins a session of somebody who has just shown who they are. */
export async function startSession(
  database: Kysely<Database>,
  user: string,
  request: FastifyRequest,
): Promise<NewSession> {
  const secret = newOpaqueSecret('tds');
  const id = newIdentifier('ses');
  const now = new Date();
  await database
    .insertInto('sessions')
    .values({
      id,
      token_hash: hashOfSecret(secret),
      user_id: user,
      expires_at: new Date(now.getTime() + sessionLifetimeMs),
      user_agent: (request.headers['user-agent'] ?? '').slice(0, 200) || null,
    })
    .execute();
  await database.updateTable('users').set({ last_sign_in_at: now }).where('id', '=', user).execute();
  return { id, secret };
}

/** Gives the browser its session: for requests of this site alone, out of reach of scripts. */
export function setSessionCookie(reply: FastifyReply, secret: string, publicUrl: string): void {
  reply.setCookie(sessionCookie, secret, {
    httpOnly: true,
    sameSite: 'strict',
    secure: publicUrl.startsWith('https:'),
    path: '/',
    maxAge: Math.floor(sessionLifetimeMs / 1000),
  });
}

export function clearSessionCookie(reply: FastifyReply, publicUrl: string): void {
  reply.clearCookie(sessionCookie, {
    httpOnly: true,
    sameSite: 'strict',
    secure: publicUrl.startsWith('https:'),
    path: '/',
  });
}
