import { TandemError } from '@tandem/connector-kit';
import type { SignInSettings } from '../configuration/sign-in-settings.ts';

/** The error where passwords would be needed and the operator has switched them off. */
export function passwordsAreOff({ oidc }: SignInSettings): TandemError {
  return new TandemError('forbidden', 'Signing in with a password is switched off here.', {
    hint: `Sign in with ${oidc?.name ?? 'the identity provider'} instead.`,
  });
}
