import { sql } from 'kysely';
import type { RunFrame } from '../frame/run-frame.ts';

/** What stands in place of the right id while a transaction makes the record. */
export const claimMark = 'claim:';

/** A pair that is known; the right to make one; or somebody else is at it. */
export type Claim =
  | { readonly is: 'known'; readonly right: string }
  | { readonly is: 'claimed'; readonly right?: undefined }
  | { readonly is: 'taken'; readonly lookAgainAt: Date; readonly right?: undefined };

const lookAgainMs = 1_000;
/** Where the other waits itself, for a retry or a person. */
const lookAgainLaterMs = 30_000;

/**
 * The pair of a left id; where there is none, the transaction has it to itself until it saves it or ends. Of any number that ask at the same time
 * one gets it; what a transaction has claimed that ended without saving passes to the next that asks.
 */
export async function claimReference(
  { books, run }: RunFrame,
  transactionId: string,
  link: string,
  left: string,
): Promise<Claim> {
  // A right id belongs to one pair only.
  const own = `${claimMark}${transactionId}:${left}`;
  const { rows } = await sql<{ right_id: string; state: string | null }>`
    with held as (
      insert into cycle_references as reference (account_id, link, left_id, right_id)
      values (${run.accountId}, ${link}, ${left}, ${own})
      on conflict (account_id, link, left_id) do update set
        (right_id, updated_at) = (
          select case when ends then excluded.right_id else reference.right_id end,
            case when ends then now() else reference.updated_at end
          from (select reference.right_id like ${`${claimMark}%`} and case (
            select finished_at is not null from transactions
            where account_id = ${run.accountId} and id = split_part(reference.right_id, ':', 2)
          ) when true then true when false then false
            -- Not to be seen: forgotten long ago, or made just now.
            else reference.updated_at < now() - interval '1 day' end as ends) as judged
        )
      returning right_id
    )
    select held.right_id, (
      select state from transactions where account_id = ${run.accountId} and id = split_part(held.right_id, ':', 2)
    ) as state from held`.execute(books.database);
  const [row] = rows;
  if (row === undefined || row.right_id === own) return { is: 'claimed' };
  if (!row.right_id.startsWith(claimMark)) return { is: 'known', right: row.right_id };
  return { is: 'taken', lookAgainAt: new Date(Date.now() + (row.state === 'open' ? lookAgainMs : lookAgainLaterMs)) };
}
