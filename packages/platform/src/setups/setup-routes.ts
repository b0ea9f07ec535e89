import type { Route } from '../http/route.ts';
import type { Library } from '../library/library.ts';
import type { Vault } from '../vault/vault.ts';
import type { Verifier } from './capability.ts';
import { deleteSetup } from './delete-setup.ts';
import { getSetup } from './get-setup.ts';
import { postSetupTest } from './post-setup-test.ts';
import { putSetup } from './put-setup.ts';

export function setupRoutes(needs: { library: Library; vault: Vault; verifier: Verifier }): readonly Route[] {
  return [getSetup(needs), putSetup(needs), deleteSetup(needs), postSetupTest(needs)];
}
