import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Database } from '../../database/tables.ts';
import type { Principal } from '../../http/principal.ts';
import type { Vault } from '../../vault/vault.ts';
import { readCheckpoints } from './checkpoints.ts';
import { cycleOf, type cycleAnswer } from './cycle-answer.ts';
import { readStanding, type StandingNeeds } from './standing.ts';
import { readCycle } from './stored-cycle.ts';

/**
 * A cycle as the API shows it to somebody.
 *
 * @throws TandemError `not_found`
 */
export async function showCycle(
  needs: StandingNeeds & { readonly vault: Vault },
  database: Kysely<Database>,
  principal: Principal,
  { account, cycle }: { readonly account: string; readonly cycle: string },
): Promise<z.infer<typeof cycleAnswer>> {
  const stored = await readCycle(database, account, cycle);
  return cycleOf(stored, {
    standing: await readStanding(needs, database, account),
    checkpoints: await readCheckpoints(database, stored.row.id),
    vault: needs.vault,
    principal,
  });
}
