import { TandemError } from '@tandem/connector-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { Database, PendingSignInTable } from '../database/tables.ts';
import { momentText } from '../http/text.ts';
import { meAnswer } from './me-answer.ts';
import { hashOfSecret, newOpaqueSecret } from './opaque-secret.ts';

/** So long somebody may take to type the code. */
const lifetimeMs = 10 * 60_000;
const cookieName = 'tandem_sign_in';
const cookiePath = '/v1/session';

const codeWanted = z
  .object({
    kind: z.literal('secondFactor'),
    expiresAt: momentText.describe('Until then the code may be sent to `POST /v1/session/second-factor`'),
  })
  .meta({ id: 'SecondFactorWanted' });

/** What signing in answers: who has come in, or that a code is wanted besides. */
export const signInAnswer = z.discriminatedUnion('kind', [meAnswer, codeWanted]);

export type PendingSignIn = Selectable<PendingSignInTable>;

/**
 * Asks somebody who has shown who they are by the first factor for the second. What the browser gets instead of a session is good for
 * nothing but sending the code.
 */
export async function askForCode(
  database: Kysely<Database>,
  user: string,
  by: PendingSignIn['by_what'],
  reply: FastifyReply,
  publicUrl: string,
): Promise<z.infer<typeof codeWanted>> {
  const secret = newOpaqueSecret('tdp');
  const expiresAt = new Date(Date.now() + lifetimeMs);
  await database
    .insertInto('pending_sign_ins')
    .values({ token_hash: hashOfSecret(secret), user_id: user, by_what: by, expires_at: expiresAt })
    .execute();
  reply.setCookie(cookieName, secret, {
    httpOnly: true,
    sameSite: 'strict',
    secure: publicUrl.startsWith('https:'),
    path: cookiePath,
    maxAge: lifetimeMs / 1000,
  });
  return { kind: 'secondFactor', expiresAt: expiresAt.toISOString() };
}

/**
 * The sign-in that this browser has begun.
 *
 * @throws TandemError `unauthenticated` where it is over
 */
export async function readPendingSignIn(database: Kysely<Database>, request: FastifyRequest): Promise<PendingSignIn> {
  const secret = request.cookies[cookieName] ?? '';
  const pending = await database
    .selectFrom('pending_sign_ins')
    .selectAll()
    .where('token_hash', '=', hashOfSecret(secret))
    .where('expires_at', '>', new Date())
    .executeTakeFirst();
  if (pending === undefined) throw pendingIsOver();
  return pending;
}

export function pendingIsOver(): TandemError {
  return new TandemError('unauthenticated', 'The sign-in was not finished in time.', {
    hint: 'Begin again with your e-mail address and password.',
  });
}

/** Uses it up: it is good for one session. False where another request was faster. */
export async function endPendingSignIn(transaction: Kysely<Database>, pending: PendingSignIn): Promise<boolean> {
  const ended = await transaction
    .deleteFrom('pending_sign_ins')
    .where('token_hash', '=', pending.token_hash)
    .returning('user_id')
    .executeTakeFirst();
  return ended !== undefined;
}

export function clearPendingCookie(reply: FastifyReply): void {
  reply.clearCookie(cookieName, { path: cookiePath });
}
