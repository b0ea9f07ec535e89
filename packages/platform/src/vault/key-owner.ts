/** Whose data a key encrypts: the partner's, or one account's. */
export type KeyOwner = { readonly kind: 'partner' } | { readonly kind: 'account'; readonly accountId: string };

export const partner: KeyOwner = Object.freeze({ kind: 'partner' });

export function account(accountId: string): KeyOwner {
  return { kind: 'account', accountId };
}

/** The owner of a data key's row. */
export function ownerOfRow(row: { readonly account_id: string | null }): KeyOwner {
  return row.account_id === null ? partner : account(row.account_id);
}

/** The owner as words for what sealed data is bound to, and as a key of maps. */
export function ownerWords(owner: KeyOwner): readonly [kind: string, accountId: string] {
  return owner.kind === 'partner' ? ['partner', ''] : ['account', owner.accountId];
}
