import type { TandemClient } from '@tandem/client';
import { z } from 'zod';
import { Failure } from '../failure.ts';
import type { Account } from './account.ts';
import { readItems } from './read-items.ts';

export const installationShape = z.looseObject({
  id: z.string(),
  connector: z.string(),
  name: z.string(),
  status: z.string(),
  statusDetail: z.string().nullish(),
});

/** A connector installed in an account. */
export type Installation = z.infer<typeof installationShape>;

async function readInstallations(api: TandemClient, account: Account): Promise<Installation[]> {
  return readItems(installationShape, (query) =>
    api.GET('/v1/accounts/{account}/connectors', { params: { path: { account: account.id }, query } }),
  );
}

/**
 * The account connector of a connector; by its name or id where the account has several.
 *
 * @throws Failure where there is none, or the name is needed to tell them apart
 */
export async function findInstallation(
  api: TandemClient,
  account: Account,
  connector: string,
  nameOrId: string | undefined,
): Promise<Installation> {
  const all = (await readInstallations(api, account)).filter((installation) => installation.connector === connector);
  const found = nameOrId === undefined ? all : all.filter(({ id, name }) => id === nameOrId || same(name, nameOrId));
  const [installation, second] = found;
  if (installation === undefined) {
    throw new Failure(1, `The account "${account.name}" has no connector "${nameOrId ?? connector}".`, {
      hint:
        all.length > 0
          ? `It has ${all.map(({ name }) => `"${name}"`).join(', ')}.`
          : `Install it with: tandem install ${connector} --account "${account.name}"`,
    });
  }
  if (second === undefined) return installation;
  throw new Failure(
    2,
    `The account "${account.name}" has several: ${found.map(({ id, name }) => `"${name}" (${id})`).join(', ')}.`,
    {
      hint: 'Say which with --connector NAME or --connector ID.',
    },
  );
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
