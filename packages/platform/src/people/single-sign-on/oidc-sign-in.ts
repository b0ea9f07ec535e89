import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { Database } from '../../database/tables.ts';
import { hashOfSecret } from '../opaque-secret.ts';
import type { SignInChecks } from './identity-provider.ts';

/** So long a person may spend at the identity provider. */
const lifetimeMs = 15 * 60_000;
const cookieName = 'tandem_oidc';
const cookiePath = '/v1/sign-in/oidc';

/** A sign-in that this browser has begun. */
export interface OidcSignIn extends SignInChecks {
  /** Path of the page that the person wanted. */
  readonly returnTo: string | undefined;
}

/** Remembers a new sign-in. The verifier goes to the browser alone, and binds the sign-in to it: kept is its hash. */
export async function rememberSignIn(
  database: Kysely<Database>,
  returnTo: string | undefined,
  reply: FastifyReply,
  publicUrl: string,
): Promise<OidcSignIn> {
  const signIn = { verifier: randomPKCECodeVerifier(), state: randomState(), nonce: randomNonce(), returnTo };
  await database
    .insertInto('oidc_sign_ins')
    .values({
      browser_hash: hashOfSecret(signIn.verifier),
      state: signIn.state,
      nonce: signIn.nonce,
      return_to: returnTo ?? null,
      expires_at: new Date(Date.now() + lifetimeMs),
    })
    .execute();
  reply.setCookie(cookieName, signIn.verifier, {
    httpOnly: true,
    // The provider's page leads back here, which a strict cookie would not follow.
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
    path: cookiePath,
    maxAge: lifetimeMs / 1000,
  });
  return signIn;
}

/** Takes up the sign-in that this browser has begun, once; undefined where there is none. */
export async function takeSignIn(
  database: Kysely<Database>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OidcSignIn | undefined> {
  const verifier = request.cookies[cookieName] ?? '';
  reply.clearCookie(cookieName, { path: cookiePath });
  const row = await database
    .deleteFrom('oidc_sign_ins')
    .where('browser_hash', '=', hashOfSecret(verifier))
    .where('expires_at', '>', new Date())
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { verifier, state: row.state, nonce: row.nonce, returnTo: row.return_to ?? undefined };
}
