import { TandemError } from '@tandem/connector-kit';
import { BrokenSeal } from '../sealed-box.ts';

/** A data key does not open with the master key that wraps it: its row was changed or moved. */
export class BrokenDataKey extends TandemError {
  constructor(id: string, accountId: string | null) {
    const owner = accountId === null ? 'of the partner' : `of the account ${accountId}`;
    super('conflict', `The data key ${id} ${owner} does not open: its row in the database was changed or moved.`, {
      hint: 'Restore the row from a backup or delete the account, then rotate again; until then the old keys stay needed.',
    });
    this.name = 'BrokenDataKey';
  }
}

/** What the work gives; where a seal is broken, says whose key it was. */
export async function namingDataKey<Result>(
  row: { readonly id: string; readonly account_id: string | null },
  work: Promise<Result>,
): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof BrokenSeal ? new BrokenDataKey(row.id, row.account_id) : error;
  }
}
