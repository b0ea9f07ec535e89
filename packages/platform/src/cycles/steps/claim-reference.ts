import { sql } from 'kysely';
import type { RunFrame } from '../frame/run-frame.ts';

export type Side = 'left' | 'right';

/** What stands in place of the other side's id while a transaction makes the record. */
export const claimMark = 'claim:';

/** The other side's id, where the pair is known; the right to make it; or somebody else is at it. */
export type Claim =
  | { readonly is: 'known'; readonly other: string }
  | { readonly is: 'claimed'; readonly other?: undefined }
  | { readonly is: 'taken'; readonly lookAgainAt: Date; readonly other?: undefined };

const lookAgainMs = 1_000;
const lookAgainLaterMs = 30_000;

const columns = {
  left: { own: sql.ref('left_id'), other: sql.ref('right_id') },
  right: { own: sql.ref('right_id'), other: sql.ref('left_id') },
} as const;

/**
 * The pair of an id; where there is none, the transaction has it to itself until it saves it or ends. Of any number that ask at the same time one gets
 * it; what a transaction has claimed that ended without saving passes to the next that asks.
 *
 * An id that is not known yet may be what another transaction is making just now from the other side, and has not saved: while any does, it waits.
 */
export async function claimReference(
  frame: RunFrame,
  transactionId: string,
  link: string,
  { side, id }: { readonly side: Side; readonly id: string },
): Promise<Claim> {
  const making = await findMaker(frame, transactionId, link, { side, id });
  if (making !== undefined) return takenBy(making);
  const { own, other } = columns[side];
  // An id belongs to one pair only.
  const mark = `${claimMark}${transactionId}:${id}`;
  const { rows } = await sql<Maker & { readonly other_id: string }>`
    with held as (
      insert into cycle_references as reference (account_id, link, ${own}, ${other})
      values (${frame.run.accountId}, ${link}, ${id}, ${mark})
      on conflict (account_id, link, ${own}) do update set
        (${other}, updated_at) = (
          select case when ends then excluded.${other} else reference.${other} end,
            case when ends then now() else reference.updated_at end
          from (select reference.${other} like ${`${claimMark}%`} and case (
            select finished_at is not null from transactions
            where account_id = ${frame.run.accountId} and id = split_part(reference.${other}, ':', 2)
          ) when true then true when false then false
            -- Not to be seen: forgotten long ago, or made just now.
            else reference.updated_at < now() - interval '1 day' end as ends) as judged
        )
      returning ${other} as other_id
    )
    select held.other_id, transactions.state, transactions.due_at
    from held left join transactions
      on transactions.account_id = ${frame.run.accountId} and transactions.id = split_part(held.other_id, ':', 2)`.execute(
    frame.books.database,
  );
  const [row] = rows;
  if (row === undefined || row.other_id === mark) return { is: 'claimed' };
  if (!row.other_id.startsWith(claimMark)) return { is: 'known', other: row.other_id };
  return takenBy(row);
}

/** How the transaction stands that is at it; nothing where it cannot be seen yet. */
interface Maker {
  readonly state: string | null;
  readonly due_at: Date | null;
}

/** One that waits itself, for a retry or a person, is looked at again when it goes on. */
function takenBy({ state, due_at: due }: Maker): Claim {
  const soon = Date.now() + lookAgainMs;
  if (state === 'open') return { is: 'taken', lookAgainAt: new Date(soon) };
  const late = Date.now() + lookAgainLaterMs;
  const goesOn = due === null ? late : due.getTime() + lookAgainMs;
  return { is: 'taken', lookAgainAt: new Date(Math.min(late, Math.max(soon, goesOn))) };
}

/** A transaction that makes a record of this side and has not saved it; undefined where the id is known, or there is none. */
async function findMaker(
  { books, run }: RunFrame,
  transactionId: string,
  link: string,
  { side, id }: { readonly side: Side; readonly id: string },
) {
  const { own } = columns[side];
  const { rows } = await sql<Maker>`
    select transactions.state, transactions.due_at from cycle_references
    join transactions on transactions.account_id = ${run.accountId} and transactions.id = split_part(cycle_references.${own}, ':', 2)
    where cycle_references.account_id = ${run.accountId} and cycle_references.link = ${link} and cycle_references.${own} like ${`${claimMark}%`}
      and transactions.finished_at is null and transactions.id <> ${transactionId}
      and not exists (
        select from cycle_references as known
        where known.account_id = ${run.accountId} and known.link = ${link} and known.${own} = ${id}
      )
    limit 1`.execute(books.database);
  return rows[0];
}
