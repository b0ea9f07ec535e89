import type { Route } from '../http/route.ts';
import type { Library } from '../library/library.ts';
import type { MethodTexts } from '../library/method-texts.ts';
import type { Verifier } from '../setups/capability.ts';
import type { Vault } from '../vault/vault.ts';
import { deleteInstallation } from './delete-installation.ts';
import { getAllInstallations } from './get-all-installations.ts';
import { getInstallationMethods } from './get-installation-methods.ts';
import { getInstallationMethod } from './get-installation-method.ts';
import { getInstallation } from './get-installation.ts';
import { getInstallations } from './get-installations.ts';
import type { Installations } from './load-installation.ts';
import { patchInstallation } from './patch-installation.ts';
import { postInstallationTest } from './post-installation-test.ts';
import { postInstallation } from './post-installation.ts';

interface Needs {
  readonly library: Library;
  readonly vault: Vault;
  readonly verifier: Verifier;
  readonly installations: Installations;
  readonly methodTexts: MethodTexts;
}

export function installationRoutes(needs: Needs): readonly Route[] {
  return [
    getAllInstallations(needs),
    getInstallations(needs),
    postInstallation(needs),
    getInstallation(needs),
    patchInstallation(needs),
    deleteInstallation,
    postInstallationTest(needs),
    getInstallationMethods(needs),
    getInstallationMethod(needs),
  ];
}
