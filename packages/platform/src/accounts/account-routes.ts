import type { Route } from '../http/route.ts';
import type { Vault } from '../vault/vault.ts';
import { deleteAccount } from './delete-account.ts';
import { getAccount } from './get-account.ts';
import { getAccounts } from './get-accounts.ts';
import { patchAccount } from './patch-account.ts';
import { postAccount } from './post-account.ts';

export function accountRoutes(needs: { vault: Vault }): readonly Route[] {
  return [getAccounts, postAccount(needs), getAccount, patchAccount, deleteAccount(needs)];
}
