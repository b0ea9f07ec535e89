import type { FastifyRequest } from 'fastify';
import type { Kysely, Selectable } from 'kysely';
import type { Database, UserTable } from '../../database/tables.ts';
import type { Vault } from '../../vault/vault.ts';
import { countAttempt, forgiveAttempt } from '../slow-guessing.ts';
import { takeCode, type SecondFactorProof } from './second-factor.ts';

/**
 * Does something by right of a code, which is used up together with it or not at all. Guessing is slowed as at sign-in.
 *
 * @throws TandemError `input_invalid` where the code is wrong or was used before, `rate_limited`
 */
export async function withCode<Result>(
  database: Kysely<Database>,
  vault: Vault,
  { user, code, request }: { user: Selectable<UserTable>; code: string; request: FastifyRequest },
  work: (transaction: Kysely<Database>, proof: SecondFactorProof) => Promise<Result>,
): Promise<Result> {
  // Outside the transaction, which a wrong code undoes.
  await countAttempt(database, user.email, request.ip);
  const result = await database
    .transaction()
    .execute(async (transaction) => work(transaction, await takeCode(transaction, vault, user, code)));
  await forgiveAttempt(database, user.email, request.ip);
  return result;
}
