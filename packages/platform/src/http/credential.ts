import { TandemError } from '@tandem/connector-kit';
import type { FastifyRequest } from 'fastify';

/** What came with a request to show who sends it. */
export interface PresentedCredential {
  readonly kind: 'bearer' | 'session';
  readonly secret: string;
}

export const sessionCookie = 'tandem_session';

const longestSecret = 512;

/** The credential of a request: a bearer token, else the cookie of a session. */
export function presentedCredential(request: FastifyRequest): PresentedCredential | undefined {
  const bearer = bearerOf(request);
  if (bearer !== undefined) return { kind: 'bearer', secret: bearer };
  const cookie = request.cookies[sessionCookie];
  return cookie === undefined || cookie === '' || cookie.length > longestSecret
    ? undefined
    : { kind: 'session', secret: cookie };
}

/** The token of an `Authorization: Bearer` header. */
export function bearerOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers;
  if (authorization === undefined) return undefined;
  const secret = /^Bearer +([\x21-\x7e]+)$/i.exec(authorization)?.[1];
  // A header of another scheme must not fall back to a cookie that the sender may not know of.
  return secret === undefined || secret.length > longestSecret ? '' : secret;
}

/**
 * Refuses a request that another site's page could have sent with this browser's cookie. A browser puts `Origin` on every such request;
 * a program that holds a cookie may send `X-Requested-With` instead, which a foreign page cannot without our leave.
 *
 * @throws TandemError `forbidden`
 */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  refuseForeignPage(request, publicUrl);
  const { headers } = request;
  const isTold = headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
  if (!isTold && headers['x-requested-with'] === undefined) throw foreign();
}

/**
 * Refuses a request that a browser says comes from another site's page; what says nothing of a page comes from a program.
 *
 * @throws TandemError `forbidden`
 */
export function refuseForeignPage(request: FastifyRequest, publicUrl: string): void {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw foreign();
  if (origin !== undefined && origin !== new URL(publicUrl).origin && !sameHost(origin, host)) throw foreign();
}

function sameHost(origin: string, host: string | undefined): boolean {
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

function foreign(): TandemError {
  return new TandemError('forbidden', 'This is not accepted from another page.', {
    hint: 'Use a token, or send the header X-Requested-With along with the cookie of a session.',
  });
}
