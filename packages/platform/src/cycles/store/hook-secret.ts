import { hashOfSecret, newOpaqueSecret } from '../../people/opaque-secret.ts';
import { account } from '../../vault/key-owner.ts';
import type { Vault } from '../../vault/vault.ts';

/** The unguessable part of a cycle's webhook address, as it is kept: looked up by its hash, and encrypted to be shown again. */
export interface SealedHook {
  readonly hook_hash: Buffer;
  readonly hook: Buffer;
}

/** A new one, for a cycle that has this id. */
export async function newHook(vault: Vault, accountId: string, cycleId: string): Promise<SealedHook> {
  const secret = newOpaqueSecret('tdh');
  return {
    hook_hash: hashOfSecret(secret),
    hook: await vault.encrypt(account(accountId), { record: cycleId, field: 'hook' }, secret),
  };
}

/** The address at which a cycle takes its events. */
export async function hookUrlOf(
  vault: Vault,
  publicUrl: string,
  cycle: { readonly id: string; readonly account_id: string; readonly hook: Uint8Array },
): Promise<string> {
  const secret = await vault.decrypt(account(cycle.account_id), { record: cycle.id, field: 'hook' }, cycle.hook);
  return `${publicUrl}/v1/hooks/${secret.toString('utf8')}`;
}
