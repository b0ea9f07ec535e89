import { TandemError } from '@tandem/connector-kit';
import type { FastifyRequest } from 'fastify';
import { presentedCredential, refuseForeignOrigin, refuseForeignPage, type PresentedCredential } from './credential.ts';
import { notFound } from './not-found.ts';
import { roleCovers, type Principal } from './principal.ts';
import type { Route } from './route.ts';

/** Finds whom a credential belongs to; undefined where to nobody (any more). */
export type Authenticate = (credential: PresentedCredential) => Promise<Principal | undefined>;

export interface Gate {
  readonly authenticate: Authenticate;
  /** How the outside reaches this deployment; known once the server listens. */
  publicUrl(): string;
}

/**
 * Lets a request in, or throws: who are you, is it yours, may you. The only place where an account is compared with the token's.
 * What an account token may not see does not exist for it, whatever the role and whether or not it is there.
 *
 * @throws TandemError `unauthenticated`, `not_found`, `forbidden`
 */
export async function admit(request: FastifyRequest, route: Route, gate: Gate): Promise<Principal | undefined> {
  if (route.rights === 'public') {
    // Nobody is to be signed in, or anything begun, by a page of somebody else.
    if (route.verb !== 'GET' && !route.anyBody) refuseForeignPage(request, gate.publicUrl());
    return undefined;
  }
  const credential = presentedCredential(request);
  const principal = credential === undefined ? undefined : await gate.authenticate(credential);
  if (credential === undefined || principal === undefined) {
    throw new TandemError('unauthenticated', 'No valid token or session came with the request.', {
      hint: 'Send the header Authorization: Bearer <token>, or sign in.',
    });
  }
  if (credential.kind === 'session' && route.verb !== 'GET') refuseForeignOrigin(request, gate.publicUrl());
  refuseOtherAccounts(request, route, principal);
  if (!roleCovers(principal.role, route.rights.role)) {
    throw new TandemError('forbidden', `This needs the role ${route.rights.role}; yours is ${principal.role}.`, {
      hint: 'Ask an administrator.',
    });
  }
  return principal;
}

function refuseOtherAccounts(request: FastifyRequest, route: Route, principal: Principal): void {
  if (principal.account === undefined || route.rights === 'public') return;
  const { accountTokens } = route.rights;
  if (accountTokens === 'none') throw notFound();
  if (accountTokens === 'own' && paramsOf(request)['account'] !== principal.account) throw notFound();
}

/** The parameters of the path, before or after they were checked: the router only makes texts. */
export function paramsOf(request: FastifyRequest): Readonly<Record<string, string>> {
  return request.params as Readonly<Record<string, string>>;
}
