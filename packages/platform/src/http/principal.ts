import { TandemError } from '@tandem/connector-kit';
import type { ActorKind, Role } from '../database/tables.ts';

/** Who a request comes from, as authentication found it. */
export interface Principal {
  readonly kind: Exclude<ActorKind, 'link' | 'system'>;
  /** `usr_...`, `tok_...`, or `operator` for the token given by `TANDEM_ADMIN_TOKEN`. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Set where a token is bound to one account: it sees the library and this account, nothing else. */
  readonly account: string | undefined;
  /** The session of somebody who signed in with a browser. */
  readonly session: string | undefined;
}

const ranks: Readonly<Record<Role, number>> = { viewer: 0, builder: 1, admin: 2 };

/** Whether a role may do what needs another. */
export function roleCovers(role: Role, needed: Role): boolean {
  return ranks[role] >= ranks[needed];
}

/**
 * Refuses a token bound to an account what only the partner decides.
 *
 * @throws TandemError `forbidden`
 */
export function partnerOnly(principal: Principal): void {
  if (principal.account !== undefined)
    throw new TandemError('forbidden', 'Only the partner does this, not a token bound to an account.');
}
