import type { SignInSettings } from '../configuration/sign-in-settings.ts';
import type { Vault } from '../vault/vault.ts';

/** What signing in is made from. */
export interface SignInNeeds {
  /** How the outside reaches this deployment; known once the server listens. */
  readonly publicUrl: () => string;
  readonly vault: Vault;
  readonly signIn: SignInSettings;
}
