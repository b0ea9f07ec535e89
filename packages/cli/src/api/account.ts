import type { TandemClient } from '@tandem/client';
import { z } from 'zod';
import { Failure } from '../failure.ts';
import { readAnswer } from './read-answer.ts';
import { readItems } from './read-items.ts';

const accountShape = z.looseObject({
  id: z.string(),
  name: z.string(),
  externalId: z.string().nullish(),
  createdAt: z.string().optional(),
});

export type Account = z.infer<typeof accountShape>;

export async function readAccounts(api: TandemClient): Promise<Account[]> {
  return readItems(accountShape, (query) => api.GET('/v1/accounts', { params: { query } }));
}

export async function addAccount(api: TandemClient, name: string, externalId?: string): Promise<Account> {
  const body = { name, ...(externalId === undefined ? {} : { externalId }) };
  return readAnswer(accountShape, api.POST('/v1/accounts', { body }));
}

/**
 * The account of a name, or of an id.
 *
 * @throws Failure where there is none, with the nearest names; or where several have the name
 */
export async function findAccount(api: TandemClient, nameOrId: string): Promise<Account> {
  if (/^acc_[0-9a-z]+$/i.test(nameOrId)) {
    return readAnswer(accountShape, api.GET('/v1/accounts/{account}', { params: { path: { account: nameOrId } } }));
  }
  const accounts = await readAccounts(api);
  const exact = accounts.filter(({ name }) => name === nameOrId);
  const found = exact.length > 0 ? exact : accounts.filter(({ name }) => name.toLowerCase() === nameOrId.toLowerCase());
  const [account, second] = found;
  if (account === undefined) throw await noSuchAccount(nameOrId, accounts);
  if (second === undefined) return account;
  throw new Failure(2, `Several accounts are called "${nameOrId}": ${found.map(({ id }) => id).join(', ')}.`, {
    hint: 'Give the id instead of the name.',
  });
}

async function noSuchAccount(name: string, accounts: readonly Account[]): Promise<Failure> {
  // Loaded only here: the kit takes longer to load than most commands run.
  const { nearestNames } = await import('@tandem/connector-kit');
  const near = nearestNames(
    name,
    accounts.map((account) => account.name),
  );
  const hint =
    near.length > 0
      ? `Did you mean ${near.map((other) => `"${other}"`).join(' or ')}?`
      : `Add it with: tandem accounts add "${name}"`;
  return new Failure(1, `There is no account called "${name}".`, { hint });
}
