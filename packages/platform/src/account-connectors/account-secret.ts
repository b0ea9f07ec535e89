import type { Secret } from '@tandem/connector-kit';
import type { SealedSecret } from '../setups/setup-store.ts';
import { account } from '../vault/key-owner.ts';
import type { Vault } from '../vault/vault.ts';

/** Encrypts a secret of an account connector. It opens only as this property of this one, with this destination. */
export function sealAccountSecret(
  vault: Vault,
  accountId: string,
  installation: string,
  property: string,
  destination: string,
  secret: Secret,
): Promise<Buffer> {
  return vault.encrypt(account(accountId), placeOf(installation, property, destination), secret);
}

export function openAccountSecret(
  vault: Vault,
  accountId: string,
  installation: string,
  property: string,
  sealed: SealedSecret,
): Promise<Secret> {
  return vault.decryptSecret(
    account(accountId),
    placeOf(installation, property, sealed.destination),
    sealed.ciphertext,
  );
}

function placeOf(installation: string, property: string, destination: string): { record: string; field: string } {
  return { record: installation, field: JSON.stringify([property, destination]) };
}
